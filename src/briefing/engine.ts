import type { Citation } from "../answering/answer.ts";
import type { RequestCompany } from "../contact/contact.ts";
import type { Queryable } from "../db/database.ts";
import type { Knowledge } from "../ingestion/knowledge.ts";
import type { IntentReader } from "../intent/read.ts";
import type { Orienter } from "../orientation/network.ts";
import type { Orientation } from "../orientation/orientation.ts";
import type { Need } from "../profile/lists.ts";
import type { Profile } from "../profile/profile.ts";
import type { Retriever } from "../retrieval/search.ts";
import { vocabularyOf } from "../verification/store.ts";
import { numbering } from "./pack/sources.ts";
import type { Declared } from "./reading/interest.ts";
import type { PrecautionCode } from "./reading/precautions.ts";
import { readMaterial } from "./reading/read.ts";
import { ANCHORS, quotedBy } from "./sheet/addresses.ts";
import { quoterOf } from "./sheet/passages.ts";
import { replyOf } from "./sheet/reply.ts";
import { useCasesFor } from "./sheet/use-cases.ts";
import { writeSheet } from "./sheet/write.ts";

/** The version of the rules that read a mail and choose what the sheet says; the journal keeps it with each sheet. */
export const BRIEFING_VERSION = "2026-11-30";

/**
 * What an ambassador gives to prepare a meeting, in memory only. `hidden`: what a file did not show its reader. `company`: what the company said of itself with a request; null: nothing but the text.
 */
export type Material = { text: string; hidden: string; company: RequestCompany | null };

/** Who asks: their card in the directory and what it declares; null for an account that no card is linked to. */
export type Author = { advisorId: string | null; declared: Declared | null };

/** A sheet before it is kept. What no reader sees of it (`needs`, `precautions`…) is for whoever measures. */
export type Prepared = {
  /** Markdown: the whole sheet, the draft reply and the sources. */
  content: string;
  /** The draft reply alone, plain text. */
  reply: string;
  profile: Profile;
  citations: readonly Citation[];
  orientation: Orientation;
  needs: readonly Need[];
  precautions: readonly PrecautionCode[];
  interest: boolean;
  distress: boolean;
  ordered: boolean;
  useCases: readonly { fiche: string; near: "trade" | "sector" | "any" }[];
  knowledgeVersion: string;
};

export type EngineDeps = {
  db: Queryable;
  retriever: Retriever;
  readIntent: IntentReader;
  knowledge: Knowledge;
  orienter: Orienter;
};

/** Makes the sheet, without a model and without keeping anything. Pure but for the fiches, the directory and the agenda in force. */
export async function prepareSheet(deps: EngineDeps, material: Material, author: Author): Promise<Prepared> {
  const analyser = await deps.retriever.analyser();
  const vocabulary = await vocabularyOf(deps.db, analyser.edition);
  const reading = await readMaterial(
    { ...material, declared: author.declared },
    { vocabulary, readIntent: deps.readIntent },
  );
  const { profile, interests } = reading;
  const oriented = await deps.orienter.profile(profile);
  // An interest of theirs, and they are not proposed to their own reader.
  const orientation = {
    ...oriented,
    advisors: oriented.advisors.filter(({ id }) => interests.length === 0 || id !== author.advisorId),
  };
  const useCases = await useCasesFor(deps, profile, reading.needs, reading.words);
  const numbers = numbering();
  const cited = quotedBy(reading, useCases, orientation.schemes);
  const quoter = await quoterOf(deps.db, [...Object.values(ANCHORS), ...cited], numbers);
  const reply = replyOf(reading, orientation, useCases);
  const content = writeSheet({ reading, orientation, useCases, quoter, numbers, reply });
  return {
    content,
    reply,
    profile,
    citations: numbers.list(),
    orientation,
    needs: reading.needs,
    precautions: reading.precautions.map(({ code }) => code),
    interest: interests.length > 0,
    distress: reading.distress,
    ordered: reading.ordered,
    useCases: useCases.map(({ fiche, near }) => ({ fiche, near })),
    knowledgeVersion: analyser.edition,
  };
}

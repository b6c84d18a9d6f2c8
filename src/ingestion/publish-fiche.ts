import type { Queryable } from "../db/database.ts";
import { buildIndex } from "../retrieval/build-index.ts";
import { digestOf, type Fiche } from "./documents.ts";
import { FicheFrontMatter } from "./front-matter.ts";
import { versionOf } from "./ingest.ts";
import { cutSections } from "./sections.ts";
import * as store from "./store.ts";

/** A fiche of one passage, as review writes it. */
export type BornFiche = {
  head: Omit<FicheFrontMatter, "otherSources" | "operator" | "operatorUrl" | "status" | "eligibility"> & {
    kind: "cas-usage";
    claimedBy: string;
  };
  heading: string;
  /** Ways of asking for it. */
  questions: readonly string[];
  /** Markdown of one passage: no heading in it. */
  body: string;
  /** What every answer that uses it must say. */
  essentials: readonly string[];
};

/**
 * Adds a fiche born in review to what is served, in the transaction of its approval: found, cited and listed like those of the
 * folder from the next question on, in every process. Ingestion never touches it; no model is given its words.
 * @returns the version of the edition
 * @throws RejectedError, ZodError when it is not a fiche
 */
export async function publishFiche(tx: Queryable, born: BornFiche, at: Date): Promise<string> {
  await store.lockKnowledge(tx);
  const head = FicheFrontMatter.parse(born.head);
  const sections = sectionsOf(born);
  const digest = digestOf("review", JSON.stringify([head, sections]));
  const fiche: Fiche = { file: `relecture/${head.id}`, head, sections, digest };
  await store.saveFiche(tx, fiche, "review", at);
  return reindexed(tx, at);
}

/** Stops serving a fiche born in review; past answers still show what they quoted. */
export async function retireFiche(tx: Queryable, id: string, at: Date): Promise<string> {
  await store.lockKnowledge(tx);
  await store.retireFiches(tx, [id]);
  return reindexed(tx, at);
}

async function reindexed(tx: Queryable, at: Date): Promise<string> {
  await buildIndex(tx);
  const version = await versionOf(tx);
  await store.addEdition(tx, version, at);
  return version;
}

function sectionsOf({ head, heading, questions, body, essentials }: BornFiche) {
  const asked = questions.map((question) => question.replaceAll(/\||--+>?/g, " ")).join(" | ");
  const conditions = essentials.map((text) => `\n\n> [!IMPORTANT]\n> ${text.replaceAll("\n", " ")}`).join("");
  return cutSections(
    head.id,
    `## ${heading} {#retour}\n<!-- questions: ${asked} -->\n\n${body}${conditions}`,
    1,
  );
}

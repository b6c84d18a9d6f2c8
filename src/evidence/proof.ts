import { z } from "@hono/zod-openapi";
import { generalised } from "../answering/discretion.ts";
import { MODES, OUTCOMES } from "../answering/outcomes.ts";
import { contentDigest, type Entry, entryDigest } from "../audit/entry.ts";
import { parisDay } from "../clock.ts";
import { type AnswerRow, answerOfReference } from "../conversation/store.ts";
import { openWords } from "../conversation/words.ts";
import type { Database } from "../db/database.ts";
import { DomainError } from "../errors.ts";
import { isReference, readReference } from "../ids.ts";
import type { Vault } from "../privacy/vault.ts";
import { isSameText } from "./same-words.ts";
import { endOf, passagesOf, recordingOf } from "./store.ts";

export const PROOF_STATUSES = ["authentic", "altered", "erased", "unknown"] as const;
export const PROOF_TEXTS = ["recorded", "correction", "different"] as const;

/**
 * What anyone who holds a reference may check: that an answer was recorded, when, on which fiches, and whether a text is its
 * own. Never a word of the conversation. `text` is null when no text was given, or when none is left to compare.
 */
export const Proof = z
  .object({
    reference: z.string(),
    status: z.enum(PROOF_STATUSES),
    recordedOn: z.string().nullable().openapi({ description: "Jour de Paris" }),
    mode: z.enum(MODES).nullable(),
    outcome: z.enum(OUTCOMES).nullable(),
    sources: z.array(
      z.object({ fiche: z.string(), title: z.string(), publisher: z.string(), sourceDate: z.string() }),
    ),
    correction: z.object({ kind: z.enum(["corrected", "withdrawn"]), on: z.string() }).nullable(),
    erasedOn: z.string().nullable(),
    text: z.enum(PROOF_TEXTS).nullable(),
    entry: z.object({ seq: z.number().int(), digest: z.string() }).nullable(),
  })
  .openapi("Proof");
export type Proof = z.infer<typeof Proof>;

/** Longest text to compare: an answer with all that is folded under it is far shorter. */
export const LONGEST_TEXT = 20_000;

export type Proofs = {
  /** @throws DomainError `entree-invalide` naming `reference` (a typing error) or `text` */
  prove(reference: string, text?: string): Promise<Proof>;
};

const NOTHING: Omit<Proof, "reference"> = {
  status: "unknown",
  recordedOn: null,
  mode: null,
  outcome: null,
  sources: [],
  correction: null,
  erasedOn: null,
  text: null,
  entry: null,
};

const refuse = (field: string, message: string): DomainError =>
  new DomainError("entree-invalide", message, [{ field, message }]);

export const createProofs = (deps: { db: Database; vault: Vault }): Proofs => ({
  async prove(typed, text = "") {
    const reference = readReference(typed);
    if (!isReference(reference))
      throw refuse(
        "reference",
        "Cette référence contient une faute de frappe, ou il en manque un bout. Recopiez-la en entier, comme B7K3-9QXM-F.",
      );
    if ([...text].length > LONGEST_TEXT)
      throw refuse("text", `Collez la réponse seule : ${LONGEST_TEXT} caractères au plus.`);
    return prove(deps, reference, text);
  },
});

async function prove(
  { db, vault }: { db: Database; vault: Vault },
  reference: string,
  pasted: string,
): Promise<Proof> {
  const entry = await recordingOf(db, reference);
  const row = await answerOfReference(db, reference);
  // A pending answer is not recorded yet: there is nothing to prove.
  if (entry === null && row?.status !== "done") return { reference, ...NOTHING };
  const known = { reference, ...NOTHING, recordedOn: dayOf(entry?.at ?? row?.createdAt ?? null) };
  const place = entry && { seq: entry.seq, digest: entry.digest };
  if (entry === null || row === null || !agrees(entry, row))
    return { ...known, status: "altered", entry: place };
  const end = await endOf(db, row.conversationId);
  const erasedAt = end?.erasedAt ?? end?.closedAt ?? null;
  const correction = row.correctionKind &&
    row.correctionAt && { kind: row.correctionKind, at: row.correctionAt };
  const found: Proof = {
    ...known,
    status: erasedAt ? "erased" : "authentic",
    mode: row.mode as Proof["mode"],
    // That someone was in distress is nobody's to learn from a reference, nor, once it is erased, what was refused and why.
    outcome:
      row.outcome === "distress_signposted" || (erasedAt && /^refused_|^complaint$/.test(row.outcome ?? ""))
        ? null
        : (row.outcome as Proof["outcome"]),
    sources: sourcesOf(await passagesOf(db, row.id)),
    correction: correction && { kind: correction.kind, on: parisDay(correction.at) },
    erasedOn: dayOf(erasedAt),
    entry: place,
  };
  const key = pasted.trim() === "" || erasedAt ? null : await vault.key(db, row.conversationId);
  return key ? { ...found, text: compare(key, row, pasted) } : found;
}

const dayOf = (at: Date | null): string | null => at && parisDay(at);

/** What the journal says of an answer is what its row holds: the ciphertext, and what stands beside it in clear. */
export function agrees(entry: Entry, row: AnswerRow): boolean {
  const { facts } = entry;
  return (
    entryDigest(entry) === entry.digest &&
    entry.subject === row.id &&
    row.content !== null &&
    contentDigest(row.content) === entry.contentDigest &&
    contentDigest(row.question) === facts.question &&
    facts.conversation === row.conversationId &&
    facts.mode === row.mode &&
    sameClear(facts, row)
  );
}

/** What is intimate is in neither in the end; an entry of before that rule, or a row not yet brought to forget, has it still. */
function sameClear(facts: Entry["facts"], row: AnswerRow): boolean {
  const told = generalised({
    outcome: String(facts.outcome),
    flags: Array.isArray(facts.flags) ? facts.flags : [],
  });
  const kept = generalised({ outcome: row.outcome ?? "", flags: row.flags });
  return told.outcome === kept.outcome && JSON.stringify(told.flags) === JSON.stringify(kept.flags);
}

function sourcesOf(passages: Awaited<ReturnType<typeof passagesOf>>): Proof["sources"] {
  const sources = new Map<string, Proof["sources"][number]>();
  for (const { citation, fiche, source } of passages) {
    const { title, publisher, sourceDate } = source;
    if (citation !== null)
      sources.set(`${fiche} ${publisher} ${sourceDate}`, { fiche, title, publisher, sourceDate });
  }
  return [...sources.values()];
}

/** The page shows an answer that names someone by its first lines, since who to call stands in a block below. */
const SHORTENED = new Set<string>(["profile_updated", "orientation"]);

function compare(key: Buffer, row: AnswerRow, pasted: string): Proof["text"] {
  const words = openWords(key, row);
  if (words === null) return null;
  const { content, details } = words;
  const recorded = [content, `${content}\n\n${details}`];
  if (SHORTENED.has(row.outcome ?? "")) recorded.push(content.split("\n\n")[0] ?? "");
  if (isSameText(pasted, recorded)) return "recorded";
  return row.correctionContent && isSameText(pasted, [row.correctionContent]) ? "correction" : "different";
}

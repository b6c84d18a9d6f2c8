import type { Queryable } from "../db/database.ts";
import type { Vault } from "../privacy/vault.ts";
import type { Entry } from "./entry.ts";
import type { Faults } from "./faults.ts";
import { ERASURES, erasedAmong, keysPresent, recordedAnswers, WITNESSED, witnessedDigests } from "./store.ts";

/** Of the answers journalled: those that a key still opens, those erased as an entry says, those lost without a word. */
export type Answers = { readable: number; erased: number; lost: number };

type Kinds = readonly Entry["kind"][];
const isErasure = ({ kind }: Entry): boolean => (ERASURES as Kinds).includes(kind);
const isWitnessed = ({ kind, contentDigest }: Entry): boolean =>
  contentDigest !== null && (WITNESSED as Kinds).includes(kind);

/**
 * Compares what the rows and the vault hold today with what a batch of entries says of them: altered bytes are told
 * apart from a key destroyed as an entry says (erased), and from one that is gone, or still there, against the entries.
 */
export async function verifyContents(
  db: Queryable,
  vault: Pick<Vault, "states"> | null,
  batch: readonly Entry[],
  faults: Faults,
  answers: Answers,
): Promise<void> {
  await verifyWitnessed(db, batch, faults);
  const recorded = batch.filter(({ kind }) => kind === "answer_recorded");
  const erasures = batch.filter(isErasure);
  if (recorded.length === 0 && erasures.length === 0) return;
  const stored = new Map(
    recorded.length === 0
      ? []
      : (
          await recordedAnswers(
            db,
            recorded.map(({ subject }) => subject),
          )
        ).map((row) => [row.id, row]),
  );
  const conversations = [...new Set([...stored.values()].map(({ conversationId }) => conversationId))];
  // The keys first: one destroyed between the two readings then has its entry.
  const ids = [...conversations, ...erasures.map(({ subject }) => subject)];
  const keys = await (vault?.states(db, ids) ?? keysPresent(db, ids));
  const erased = await erasedAmong(db, conversations);
  for (const { seq, subject } of erasures)
    if (keys.has(subject))
      faults.add(seq, "not_erased", "cet effacement est journalisé, mais la clé existe encore");
  const told = new Set<string>();
  for (const entry of recorded) {
    const row = stored.get(entry.subject);
    if (!row) {
      faults.add(entry.seq, "missing", "la réponse journalisée n'existe plus");
      continue;
    }
    if (row.digest !== entry.contentDigest)
      faults.add(entry.seq, "altered", "la réponse enregistrée a été modifiée");
    if (typeof entry.facts.question === "string" && row.questionDigest !== entry.facts.question)
      faults.add(entry.seq, "altered", "la question enregistrée a été modifiée");
    const state = keys.get(row.conversationId);
    if (state === "opens") answers.readable++;
    else if (state === undefined && erased.has(row.conversationId)) answers.erased++;
    else {
      answers.lost++;
      if (told.has(row.conversationId)) continue;
      told.add(row.conversationId);
      faults.add(
        entry.seq,
        "key_lost",
        state === "closed"
          ? "la clé de cette conversation ne s'ouvre pas : elle a été modifiée, ou sa version manque dans MASTER_KEY"
          : "la clé de cette conversation a été détruite sans qu'aucune entrée ne le dise",
      );
    }
  }
}

async function verifyWitnessed(db: Queryable, batch: readonly Entry[], faults: Faults): Promise<void> {
  const witnessed = batch.filter(isWitnessed);
  if (witnessed.length === 0) return;
  const found = await witnessedDigests(db, [...new Set(witnessed.map(({ subject }) => subject))]);
  for (const { seq, kind, subject, contentDigest } of witnessed)
    if (!found.has(`${kind} ${subject} ${contentDigest}`))
      faults.add(seq, "altered", "le texte chiffré que cite cette entrée a été modifié ou supprimé");
}

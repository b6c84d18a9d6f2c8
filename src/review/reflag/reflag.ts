import type { Staff } from "../../accounts/staff.ts";
import { contentDigest } from "../../audit/entry.ts";
import { journal } from "../../audit/journal.ts";
import { parisDay } from "../../clock.ts";
import { DomainError } from "../../errors.ts";
import { newId } from "../../ids.ts";
import { maskPersonalData } from "../../privacy/mask.ts";
import { fold } from "../../retrieval/tokenise.ts";
import { saysSomething } from "../../text.ts";
import type { ReviewDeps } from "../deps.ts";
import * as store from "./store.ts";

type Text = { heading: string; body: string; essentials: string[] };

/** Words and figures alone: a comma, a capital or an accent mended changes nothing that was told. */
const substance = ({ heading, body, essentials }: Text): string =>
  fold([heading, body, ...essentials].join(" "))
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();

/** Whether what a passage says has changed, or is no longer said at all. */
const isMaterial = (then: Text, now: Text | null): boolean =>
  now === null || substance(then) !== substance(now);

const BATCH = 200;

/**
 * Puts in question at once all the answers that cite a passage whose substance changed, or whose fiche has passed its review
 * day: one row for them all, told to whoever is on duty. A mere touch-up is noted and closed.
 * @returns how many rows were opened
 */
export async function reflag({
  db,
  clock,
  raise,
}: Pick<ReviewDeps, "db" | "clock" | "raise">): Promise<number> {
  const now = clock.now();
  await lapsed(db, parisDay(now), now);
  const changed = (await store.changedPassages(db, BATCH)).map((passage) => ({
    ...passage,
    kind: "changed" as const,
    closed: isMaterial(passage, passage.newer) ? null : "retouche sans effet sur le sens",
  }));
  const expired = (await store.expiredPassages(db, parisDay(now), BATCH)).map((passage) => ({
    ...passage,
    kind: "expired" as const,
    closed: null,
  }));
  let opened = 0;
  for (const passage of [...changed, ...expired]) {
    const { kind, digest, fiche, anchor, closed } = passage;
    await db.transaction(async (tx) => {
      const id = newId();
      const answers = await store.insertReflagged(tx, { id, kind, digest, fiche, anchor, at: now, closed });
      if (answers === null || closed !== null) return;
      opened++;
      const facts = { kind, fiche, section: anchor, answers };
      await raise(tx, { kind: "reflagged_answers", subject: id, facts }, now);
      await journal(tx, { kind: "answers_reflagged", subject: id, facts, contentDigest: null }, now);
    });
  }
  return opened;
}

const lapsed = (db: ReviewDeps["db"], today: string, at: Date): Promise<unknown> =>
  db.transaction((tx) => store.lapse(tx, today, at));

export type OpenedReflagged = store.ReflaggedRow & {
  was: store.PassageText | null;
  is: store.PassageText | null;
  some: { reference: string; recordedAt: Date; outcome: string }[];
  prepared: { id: string; question: string }[];
};

/** @throws DomainError `introuvable` */
export async function openReflagged({ db }: Pick<ReviewDeps, "db">, id: string): Promise<OpenedReflagged> {
  const row = await store.reflaggedById(db, id);
  if (!row) throw new DomainError("introuvable", "Ce lot n'existe pas.");
  return {
    ...row,
    was: await store.passageThen(db, row.digest),
    is: await store.passageNow(db, row.fiche, row.anchor),
    some: await store.answersCiting(db, row.digest, 10),
    prepared: await store.preparedCiting(db, row.fiche, row.anchor),
  };
}

/**
 * Closes a batch, with why: the change harms none of its answers, or they are corrected.
 * @throws DomainError `introuvable`, `deja-fait`, `entree-invalide`
 */
export async function closeReflagged(
  { db, clock }: Pick<ReviewDeps, "db" | "clock">,
  staff: Staff,
  id: string,
  { decision, reason }: { decision: "harmless" | "corrected"; reason: string },
): Promise<void> {
  const now = clock.now();
  const said = maskPersonalData(reason).text.trim();
  if (!saysSomething(said))
    throw new DomainError("entree-invalide", "Dites pourquoi vous fermez ce lot.", [
      { field: "reason", message: "champ obligatoire" },
    ]);
  await db.transaction(async (tx) => {
    const row = await store.reflaggedById(tx, id, true);
    if (!row) throw new DomainError("introuvable", "Ce lot n'existe pas.");
    if (row.closedAt !== null) throw new DomainError("deja-fait", "Ce lot est déjà fermé.");
    await store.closeReflagged(tx, id, { by: staff.accountId, at: now, decision, reason: said });
    const facts = { account: staff.accountId, decision, answers: row.answers };
    const digest = contentDigest(Buffer.from(said));
    await journal(tx, { kind: "reflagged_closed", subject: id, facts, contentDigest: digest }, now);
  });
}

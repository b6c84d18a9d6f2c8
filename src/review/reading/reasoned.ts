import type { Staff } from "../../accounts/staff.ts";
import type { Act } from "../../audit/entry.ts";
import type { Queryable } from "../../db/database.ts";
import { DomainError } from "../../errors.ts";
import { saysSomething } from "../../text.ts";
import type { ReviewDeps } from "../deps.ts";
import type { ItemRow } from "../queue/store.ts";
import { act, gone, sealedComment } from "./act.ts";
import * as store from "./store.ts";
import { hide } from "./withdrawal.ts";

type Reasoned = {
  kind: Act["kind"];
  event: string;
  /** What is said to whoever gives no reason. */
  missing: string;
  facts?: Act["facts"];
};

/** An act that takes a reason: refused without one, done, then kept with it. */
const reasoned =
  (
    { kind, event, missing, facts = {} }: Reasoned,
    effect: (deps: ReviewDeps, tx: Queryable, item: ItemRow, now: Date) => Promise<unknown>,
  ) =>
  (deps: ReviewDeps, staff: Staff, reference: string, reason: string): Promise<void> =>
    act(deps, staff, reference, async (tx, item, now) => {
      if (!saysSomething(reason))
        throw new DomainError("entree-invalide", missing, [{ field: "reason", message: missing }]);
      const words = await sealedComment(deps, tx, item, reason);
      await effect(deps, tx, item, now);
      return { kind, event, facts: { reference: item.reference, ...facts }, words, result: undefined };
    });

const setStatus = async (tx: Queryable, { answerId }: ItemRow, status: string, now: Date): Promise<void> => {
  const verdicts = await store.verdictsOf(tx, answerId);
  await store.setStatus(tx, answerId, { status, readers: verdicts.map(({ accountId }) => accountId), now });
};

/** Shows an answer again that was withdrawn by mistake. @throws DomainError `introuvable`, `deja-fait`, `entree-invalide` */
export const reinstate = reasoned(
  {
    kind: "answer_reinstated",
    event: "reinstated",
    missing: "Dites pourquoi vous rétablissez cette réponse.",
  },
  async (_, tx, item) => {
    if (!(await store.deleteWithdrawal(tx, item.answerId)))
      throw new DomainError("deja-fait", "Cette réponse n'est pas retirée.");
  },
);

/** Hides an answer from the person at once. @throws DomainError `introuvable`, `deja-fait`, `entree-invalide` */
export const withdraw = reasoned(
  { kind: "answer_withdrawn", event: "withdrawn", missing: "Dites pourquoi vous retirez cette réponse." },
  async (deps, tx, item, now) => {
    if ((await store.correctionShown(tx, item.answerId))?.kind === "withdrawn")
      throw new DomainError("deja-fait", "Cette réponse est déjà retirée.");
    await hide(deps, tx, item, now);
  },
);

/** Sends an answer to a lead. @throws DomainError `introuvable`, `entree-invalide` */
export const escalate = reasoned(
  { kind: "review_escalated", event: "escalated", missing: "Dites ce que vous demandez au responsable." },
  async (_, tx, item, now) => {
    if (item.status === "erased") throw gone();
    await setStatus(tx, item, "escalated", now);
  },
);

/** Closes what was sent to a lead: nothing more is to be done. @throws DomainError `introuvable`, `deja-fait`, `entree-invalide` */
export const settle = reasoned(
  {
    kind: "review_verdict",
    event: "settled",
    missing: "Dites pourquoi il n'y a plus rien à faire.",
    facts: { settled: true },
  },
  async (_, tx, item, now) => {
    if (item.status !== "escalated")
      throw new DomainError("deja-fait", "Cette réponse n'attend pas de décision d'un responsable.");
    await setStatus(tx, item, "done", now);
  },
);

/** A remark on the answer, or on one of its sentences (counted from 1). @throws DomainError `introuvable`, `entree-invalide` */
export const comment = (
  deps: ReviewDeps,
  staff: Staff,
  reference: string,
  { text, sentence }: { text: string; sentence: number | null },
): Promise<void> =>
  reasoned(
    {
      kind: "review_commented",
      event: "commented",
      missing: "Votre commentaire est vide.",
      facts: { sentence },
    },
    async (_, __, item) => {
      if (item.status === "erased") throw gone();
    },
  )(deps, staff, reference, text);

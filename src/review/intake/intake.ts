import { riskOf, URGENT_FLAGS } from "../../answering/risk.ts";
import type { ReviewIntake } from "../../conversation/review-intake.ts";
import type { ReviewDeps } from "../deps.ts";
import { type Coin, draw } from "./draw.ts";
import { LISTED_FROM, NOTHING_SAID, READ_ALL_THE_SAME } from "./listed.ts";
import * as store from "./store.ts";

/** Takes every recorded answer into review, in the transaction that records it. */
export function createIntake(
  { settings, raise }: Pick<ReviewDeps, "settings" | "raise">,
  coin?: Coin,
): ReviewIntake {
  const raiseFlag: (...given: [...Parameters<ReviewIntake["rated"]>, flag: string]) => Promise<void> = async (
    tx,
    answerId,
    present,
    at,
    flag,
  ) => {
    const item = await store.lockFlags(tx, answerId);
    if (!item || item.flags.includes(flag) === present) return;
    const flags = present ? [...item.flags, flag] : item.flags.filter((other) => other !== flag);
    // A new reason to read brings it back, read or not; a reason gone takes nothing out that someone may be reading.
    const reopened =
      present &&
      item.status !== "erased" &&
      item.status !== "escalated" &&
      (!item.opposed || flag === "conteste");
    await store.setFlags(tx, answerId, {
      flags,
      risk: riskOf(flags),
      status: reopened ? "open" : item.status,
    });
    if (item.done && reopened)
      await store.addEvent(tx, { answerId, kind: "reopened", accountId: null, facts: { flag }, at });
  };
  return {
    async recorded(tx, answer) {
      const risk = riskOf(answer.flags);
      const drawn = NOTHING_SAID.has(answer.outcome) ? draw(0, coin) : draw(settings.samplePercent, coin);
      const alerts = answer.flags.flatMap((flag) => URGENT_FLAGS[flag] ?? []);
      const listed = answer.opposed
        ? answer.flags.some((flag) => READ_ALL_THE_SAME.includes(flag))
        : drawn.sampled || risk >= LISTED_FROM;
      await store.insertItem(tx, answer, { ...drawn, risk, urgent: alerts.length > 0, listed });
      for (const kind of alerts)
        await raise(
          tx,
          { kind, subject: answer.reference, facts: { reference: answer.reference } },
          answer.at,
        );
    },
    rated: (tx, answerId, useful, at) => raiseFlag(tx, answerId, !useful, at, "avis_negatif"),
    async contested(tx, answerId, dueAt, at) {
      await raiseFlag(tx, answerId, dueAt !== null, at, "conteste");
      await store.setContested(tx, answerId, dueAt, at);
    },
    opposed: (tx, conversationId, opposed, at) => store.setOpposed(tx, conversationId, opposed, at),
    async unprofiled(tx, conversationId) {
      await store.forgetCompany(tx, conversationId);
    },
    async closed(tx, conversationId, at) {
      await store.setErased(tx, conversationId, true, at, true);
    },
    async erased(tx, conversationId, byPerson, at) {
      await store.setErased(tx, conversationId, byPerson, at);
    },
  };
}

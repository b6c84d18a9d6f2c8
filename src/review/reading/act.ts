import type { Staff } from "../../accounts/staff.ts";
import { type Act, contentDigest } from "../../audit/entry.ts";
import { journal } from "../../audit/journal.ts";
import type { Queryable } from "../../db/database.ts";
import { DomainError } from "../../errors.ts";
import { seal } from "../../privacy/cipher.ts";
import { maskPersonalData } from "../../privacy/mask.ts";
import { saysSomething } from "../../text.ts";
import type { ReviewDeps } from "../deps.ts";
import { addEvent } from "../intake/store.ts";
import { find } from "../queue/queue.ts";
import type { ItemRow } from "../queue/store.ts";

export const LONGEST_COMMENT = 2_000;

/** What a reader writes about an exchange: masked, then sealed with the key of the exchange, so that it goes with it. */
export async function sealedComment(
  deps: ReviewDeps,
  tx: Queryable,
  item: ItemRow,
  text: string | undefined,
): Promise<Buffer | null> {
  const said = text?.trim();
  if (!said || !saysSomething(said)) return null;
  if (said.length > LONGEST_COMMENT)
    throw new DomainError("entree-invalide", `Votre remarque dépasse ${LONGEST_COMMENT} caractères.`, [
      { field: "comment", message: "trop long" },
    ]);
  const key = await deps.vault.key(tx, item.conversationId);
  if (!key) throw gone();
  return seal(key, Buffer.from(maskPersonalData(said).text), `review:${item.answerId}`);
}

export const gone = (): DomainError =>
  new DomainError("introuvable", "Cet échange a été effacé : il n'y a plus rien à relire.");

/**
 * The person opposes that this answer be read to measure quality (RGPD, art. 21), and neither safety nor a contest asks for it.
 * @throws DomainError `acces-refuse`
 */
export function refuseOpposed({ opposed, status }: ItemRow): void {
  if (opposed && status !== "open" && status !== "escalated" && status !== "erased")
    throw new DomainError(
      "acces-refuse",
      "La personne s'est opposée à la relecture de cette conversation. Cette réponse ne se lit plus, sauf si elle la conteste.",
    );
}

type Done = {
  kind: Act["kind"];
  facts: Act["facts"];
  event: string;
  words?: Buffer | null;
};

/**
 * One act of a reader on an answer: its effect, its event and its entry in the journal, all in one transaction.
 * @throws DomainError `introuvable`, and what `work` throws
 */
export function act<T>(
  deps: ReviewDeps,
  staff: Staff,
  reference: string,
  work: (tx: Queryable, item: ItemRow, now: Date) => Promise<Done & { result: T }>,
): Promise<T> {
  const now = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    const item = await find(tx, reference, true);
    refuseOpposed(item);
    const { kind, facts, event, words = null, result } = await work(tx, item, now);
    await addEvent(tx, {
      answerId: item.answerId,
      kind: event,
      accountId: staff.accountId,
      facts: { ...facts, by: `${staff.function}, ${staff.organisation}` },
      words,
      at: now,
    });
    await journal(
      tx,
      {
        kind,
        subject: item.answerId,
        facts: { account: staff.accountId, ...facts },
        contentDigest: words && contentDigest(words),
      },
      now,
    );
    return result;
  });
}

import type { Queryable } from "../../db/database.ts";
import type { Advisor } from "../../directory/advisor.ts";
import { advisorInForce } from "../../directory/store.ts";
import { queueMail } from "../../mail/outbox.ts";
import type { AdvisorAccount, ContactDeps } from "../deps.ts";
import { erasedBy } from "../life-cycle.ts";
import { linkToken } from "../one-tap/token.ts";
import type { RequestRow } from "../store.ts";
import { followPath, type Words } from "../words.ts";
import { type AdvisorLetter, advisorLetter } from "./advisor.ts";
import { render } from "./blocks.ts";
import { type LeaderLetter, leaderLetter } from "./leader.ts";
import { aboutOf, addLetter } from "./store.ts";

/** Who the advisor of a request is today, read before the transaction. `advisor` null: the directory holds them no more. */
export type Addressee = { advisor: Advisor | null; account: AdvisorAccount | null };

export async function addresseeOf(
  { db, directory, accountOf }: Pick<ContactDeps, "db" | "directory" | "accountOf">,
  advisorId: string,
): Promise<Addressee> {
  return { advisor: await directory.find(advisorId), account: await accountOf(db, advisorId) };
}

/** The same, within a transaction. */
export const addresseeWithin = async (
  tx: Queryable,
  { accountOf }: Pick<ContactDeps, "accountOf">,
  advisorId: string,
): Promise<Addressee> => ({
  advisor: await advisorInForce(tx, advisorId),
  account: await accountOf(tx, advisorId),
});

/** Where letters to an advisor go: the address of the directory, else that of the account linked to it; null: nowhere. */
export const mailboxOf = ({ advisor, account }: Addressee): string | null =>
  advisor?.email ?? account?.email ?? null;

export const nameOf = ({ advisor }: Addressee): string => advisor?.name ?? "Votre interlocuteur";

export type ToQueue = { to: "advisor"; kind: AdvisorLetter } | { to: "leader"; kind: LeaderLetter };

export type LetterDeps = Pick<ContactDeps, "vault" | "canMail" | "site" | "linkKey">;
/** A request with what opens its words. */
export type Opened = { row: RequestRow; key: Buffer; words: Words };

/**
 * Queues a letter of a request in the transaction of what it tells of: one of a kind for one state, whatever happens. To an advisor, it
 * leaves in office hours alone. Nothing is queued where nobody can be written to.
 * @returns whether it was
 */
export async function queueLetter(
  tx: Queryable,
  deps: LetterDeps,
  { row, key, words }: Opened,
  addressee: Addressee,
  { to, kind }: ToQueue,
  at: Date,
): Promise<boolean> {
  const address = to === "advisor" ? mailboxOf(addressee) : words.contact.email;
  if (address === null || !deps.canMail) return false;
  const letter = `${kind}-${row.moves}`;
  const linkOf = (act: Parameters<typeof linkToken>[1]["act"]): string =>
    `${deps.site}/retour/${linkToken(deps.linkKey, { requestId: row.id, act, letter, at })}`;
  const { sentAt, answerBy, appointment } = row;
  const written =
    to === "advisor"
      ? advisorLetter(kind, {
          company: row,
          text: words.text,
          callTime: words.contact.phone === null ? null : row.callTime,
          sentAt,
          answerBy,
          appointment,
          hasAccount: addressee.account !== null,
          detailsUrl: addressee.account ? `${deps.site}/console/demandes/${row.id}` : linkOf("details"),
          linkOf,
        })
      : leaderLetter(kind, {
          advisorName: nameOf(addressee),
          sentAt,
          answerBy,
          appointment,
          advisorMailed: row.toAdvisor,
          followUrl: `${deps.site}${followPath(key)}`,
          satisfactionUrl: linkOf("satisfaction"),
          erasedBy: erasedBy(row),
        });
  const mail = { to: address, ...render(written) };
  const mailId = await queueMail(tx, deps.vault, mail, at, {
    about: aboutOf(row.id, to),
    officeHours: to === "advisor",
  });
  await addLetter(tx, { requestId: row.id, kind, move: row.moves, mailId, to, at });
  return true;
}

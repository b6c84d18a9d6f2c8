import type { Staff } from "../accounts/staff.ts";
import type { Act } from "../audit/entry.ts";
import { journalAll } from "../audit/journal.ts";
import { frenchDate, isDay, parisDay } from "../clock.ts";
import type { Queryable } from "../db/database.ts";
import { mayBeShown } from "../directory/listing.ts";
import { DomainError } from "../errors.ts";
import { type AdvisorAct, type AdvisorView, BARRIERS, NEXT_STEPS, type Step } from "./contact.ts";
import type { ContactDeps } from "./deps.ts";
import { unknownRequest } from "./follow.ts";
import { type Addressee, addresseeOf, addresseeWithin } from "./letters/queue.ts";
import { actsIn, afterAct, isRead, lastAppointment } from "./life-cycle.ts";
import { moveRequest, opened } from "./move.ts";
import * as store from "./store.ts";

const LISTED = 200;

/** True while an advisor is in the directory and may be shown: whoever was suspended, or left, is neither shown a request nor believed. */
export const mayAct = ({ advisor }: Addressee, today: string): boolean =>
  advisor !== null && mayBeShown(advisor, today);

/**
 * A request as its advisor sees it. Words and details while it is theirs to follow (see `isRead`), and while the advisor is in the
 * directory: not to one who was suspended since.
 */
export async function advisorView(
  deps: Pick<ContactDeps, "db" | "vault">,
  row: store.RequestRow,
  addressee: Addressee,
  steps: readonly Step[],
  today: string,
): Promise<AdvisorView> {
  const speaks = mayAct(addressee, today);
  const mayRead = speaks && isRead(row.state);
  const words = mayRead ? ((await opened(deps.db, deps, row))?.words ?? null) : null;
  const { section, size, region, need, maturity } = row;
  return {
    id: row.id,
    state: row.state,
    company: { section, size, region, need, maturity },
    text: words?.text ?? null,
    contact: words?.contact ?? null,
    callTime: row.callTime,
    appointment: row.appointment,
    sentAt: row.sentAt,
    answerBy: row.answerBy,
    steps: steps.map(({ state, at, by }) => ({ state, at, by })),
    acts: speaks ? actsIn(row.state) : [],
  };
}

/** The card that an account speaks for. @throws DomainError `introuvable` without one */
export function cardOf({ advisorId }: Pick<Staff, "advisorId">): string {
  if (advisorId === null)
    throw new DomainError(
      "introuvable",
      "Votre compte n'est relié à aucune fiche de l'annuaire : demandez-le à l'administrateur.",
    );
  return advisorId;
}

/** @throws DomainError `introuvable` for another's, whoever asks: neither a lead nor an administrator reads a request */
async function ownRow(deps: ContactDeps, staff: Staff, id: string): Promise<store.RequestRow> {
  const row = await store.requestById(deps.db, id);
  if (!row || staff.advisorId === null || row.advisorId !== staff.advisorId) throw unknownRequest();
  return row;
}

async function viewOf(deps: ContactDeps, row: store.RequestRow): Promise<AdvisorView> {
  const addressee = await addresseeOf(deps, row.advisorId);
  return advisorView(
    deps,
    row,
    addressee,
    await store.stepsOf(deps.db, [row.id]),
    parisDay(deps.clock.now()),
  );
}

export const find = async (deps: ContactDeps, staff: Staff, id: string): Promise<AdvisorView> =>
  viewOf(deps, await ownRow(deps, staff, id));

/** The requests of an account's card: those under way, the oldest first, and those that are over, the latest first. */
export async function list(
  deps: ContactDeps,
  staff: Staff,
): Promise<{ open: AdvisorView[]; closed: AdvisorView[] }> {
  const { advisorId } = staff;
  if (advisorId === null) return { open: [], closed: [] };
  const open = (await store.requestsOfAdvisor(deps.db, advisorId, true, LISTED)).reverse();
  const closed = await store.requestsOfAdvisor(deps.db, advisorId, false, LISTED);
  const addressee = await addresseeOf(deps, advisorId);
  const steps = await store.stepsOf(
    deps.db,
    [...open, ...closed].map(({ id }) => id),
  );
  const today = parisDay(deps.clock.now());
  const views = (rows: readonly store.RequestRow[]): Promise<AdvisorView[]> =>
    Promise.all(
      rows.map((row) =>
        advisorView(
          deps,
          row,
          addressee,
          steps.filter(({ requestId }) => requestId === row.id),
          today,
        ),
      ),
    );
  return { open: await views(open), closed: await views(closed) };
}

const invalid = (field: string, message: string): DomainError =>
  new DomainError("entree-invalide", message, [{ field, message }]);

/** @throws DomainError `entree-invalide` naming `day` or `return` */
function checkAct(act: AdvisorAct, row: store.RequestRow, now: Date): void {
  if (act.kind === "set_appointment") {
    const last = lastAppointment(row.sentAt);
    if (!isDay(act.day) || act.day < parisDay(now))
      throw invalid("day", "Choisissez un jour à partir d'aujourd'hui.");
    if (act.day > last)
      throw invalid(
        "day",
        `Choisissez un jour jusqu'au ${frenchDate(last)} : après, les coordonnées du dirigeant sont effacées.`,
      );
  }
  if (act.kind === "done") {
    const { useful, barrier, nextStep } = act.return;
    if (typeof useful !== "boolean" || !BARRIERS.includes(barrier) || !NEXT_STEPS.includes(nextStep))
      throw invalid("return", "Répondez aux trois questions : utile, frein, suite.");
  }
}

/**
 * What an advisor says of a request, within a transaction that holds it.
 * @returns null when it cannot be said in the state it is in, or not by this advisor any more: suspended or gone, they are not believed
 * @throws DomainError `entree-invalide`
 */
export async function actWithin(
  tx: Queryable,
  deps: ContactDeps,
  row: store.RequestRow,
  act: AdvisorAct,
  account: string | null,
  now: Date,
): Promise<{ row: store.RequestRow; act: Act } | null> {
  const addressee = await addresseeWithin(tx, deps, row.advisorId);
  if (!mayAct(addressee, parisDay(now))) return null;
  const to = afterAct(row.state, act);
  if (to === null) return null;
  checkAct(act, row, now);
  return moveRequest(
    tx,
    deps,
    row,
    addressee,
    {
      to,
      by: "advisor",
      account,
      ...(act.kind === "set_appointment" ? { appointment: act.day } : {}),
      ...(act.kind === "done" ? { return: act.return } : {}),
    },
    now,
  );
}

/** @throws DomainError `introuvable`, `entree-invalide`, `deja-fait` when it may not be said now */
export async function act(
  deps: ContactDeps,
  staff: Staff,
  id: string,
  said: AdvisorAct,
): Promise<AdvisorView> {
  await ownRow(deps, staff, id);
  const now = deps.clock.now();
  const moved = await deps.db.transaction(async (tx) => {
    const row = await store.lockRequest(tx, id);
    if (!row) throw unknownRequest();
    const done = await actWithin(tx, deps, row, said, staff.accountId, now);
    if (done === null)
      throw new DomainError(
        "deja-fait",
        mayAct(await addresseeWithin(tx, deps, row.advisorId), parisDay(now))
          ? "Cette demande a avancé entre-temps : rechargez la page pour voir où elle en est."
          : "Votre fiche n'est plus proposée par l'annuaire : vous ne pouvez plus rien dire de cette demande.",
      );
    await journalAll(tx, [done.act], now);
    return done.row;
  });
  await deps.vault.scrub(deps.db);
  return viewOf(deps, moved);
}

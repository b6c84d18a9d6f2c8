import type { Act } from "../../audit/entry.ts";
import { journalAll } from "../../audit/journal.ts";
import { parisDay } from "../../clock.ts";
import { DomainError } from "../../errors.ts";
import { actWithin, advisorView, mayAct } from "../act.ts";
import type {
  AdvisorAct,
  AdvisorView,
  MeetingReturn,
  OneTap,
  OneTaps,
  Satisfaction,
  State,
} from "../contact.ts";
import type { ContactDeps } from "../deps.ts";
import { awaitsSatisfaction, satisfyWithin } from "../follow.ts";
import { addresseeOf, addresseeWithin, nameOf } from "../letters/queue.ts";
import { isRead } from "../life-cycle.ts";
import * as store from "../store.ts";
import { isSpent, spend } from "./store.ts";
import { type Link, readToken, tokenDigest, tokenOf } from "./token.ts";

type Given = { return?: MeetingReturn; satisfaction?: Satisfaction; day?: string };

/** The request of a link that is good still. */
async function followLink(
  deps: ContactDeps,
  token: string,
): Promise<{ link: Link; row: store.RequestRow } | null> {
  const link = readToken(deps.linkKey, token, deps.clock.now());
  if (!link || (await isSpent(deps.db, tokenDigest(token)))) return null;
  const row = await store.requestById(deps.db, link.requestId);
  return row && !row.erasedAt ? { link, row } : null;
}

async function read(deps: ContactDeps, token: string): Promise<OneTap | null> {
  const found = await followLink(deps, token);
  if (!found) return null;
  const { link, row } = found;
  const { state, sentAt, section, size, region, need, maturity } = row;
  if (link.act === "satisfaction") {
    if (!awaitsSatisfaction(row)) return null;
    return { kind: "satisfaction", state, advisorName: nameOf(await addresseeOf(deps, row.advisorId)) };
  }
  const addressee = await addresseeOf(deps, row.advisorId);
  // Suspended or gone, an advisor is neither shown a request nor believed: the link does nothing any more.
  if (!mayAct(addressee, parisDay(deps.clock.now()))) return null;
  const company = { section, size, region, need, maturity };
  if (link.act === "details") return { kind: "details", state, company, sentAt };
  const { account } = await addresseeOf(deps, row.advisorId);
  const detailsPath = account
    ? `/console/demandes/${row.id}`
    : `/retour/${tokenOf(deps.linkKey, { ...link, act: "details" })}`;
  return { kind: "advisor", act: link.act, state, company, sentAt, detailsPath };
}

const missing = (field: string, message: string): DomainError =>
  new DomainError("entree-invalide", message, [{ field, message }]);

function actOf(kind: AdvisorAct["kind"], given: Given): AdvisorAct {
  if (kind === "done") {
    if (!given.return) throw missing("return", "Répondez aux trois questions : utile, frein, suite.");
    return { kind, return: given.return };
  }
  if (kind === "set_appointment") {
    if (!given.day) throw missing("day", "Choisissez le jour du rendez-vous.");
    return { kind, day: given.day };
  }
  return { kind };
}

/** Does what a link says, once. A request that moved meanwhile is left as it is, and its state told. */
async function confirm(deps: ContactDeps, token: string, given: Given): Promise<State | null> {
  const found = await followLink(deps, token);
  if (!found || found.link.act === "details") return null;
  const { link } = found;
  const { act: kind } = link;
  const digest = tokenDigest(token);
  const now = deps.clock.now();
  const state = await deps.db.transaction(async (tx) => {
    const row = await store.lockRequest(tx, link.requestId);
    // The request is held: whoever comes second with the same link has waited, and it is used.
    if (!row || row.erasedAt || (await isSpent(tx, digest))) return null;
    let done: { state: State; act: Act };
    if (kind === "satisfaction") {
      if (!given.satisfaction) throw missing("satisfaction", "Répondez aux deux questions.");
      if (!awaitsSatisfaction(row)) return null;
      done = { state: row.state, act: await satisfyWithin(tx, row, given.satisfaction, now) };
    } else if (kind === "details") {
      return null;
    } else {
      const moved = await actWithin(tx, deps, row, actOf(kind, given), null, now);
      if (!moved) {
        const still = mayAct(await addresseeWithin(tx, deps, row.advisorId), parisDay(now));
        return still ? row.state : null;
      }
      done = { state: moved.row.state, act: moved.act };
    }
    const { expiresAt } = link;
    await spend(tx, { digest, requestId: row.id, at: now, expiresAt });
    await journalAll(tx, [done.act], now);
    return done.state;
  });
  await deps.vault.scrub(deps.db);
  return state;
}

async function details(
  deps: ContactDeps,
  token: string,
): Promise<(AdvisorView & { take: string | null }) | null> {
  const found = await followLink(deps, token);
  if (found?.link.act !== "details" || !isRead(found.row.state)) return null;
  const { row } = found;
  const addressee = await addresseeOf(deps, row.advisorId);
  // Whoever has an account signs in: a letter that was passed on then shows nothing.
  if (addressee.account || !mayAct(addressee, parisDay(deps.clock.now()))) return null;
  const steps = await store.stepsOf(deps.db, [row.id]);
  const view = await advisorView(deps, row, addressee, steps, parisDay(deps.clock.now()));
  return {
    ...view,
    take: view.acts.includes("take") ? tokenOf(deps.linkKey, { ...found.link, act: "take" }) : null,
  };
}

/** Links of letters: GET looks, POST confirms, since mail scanners open every address of a letter. */
export const createOneTaps = (deps: ContactDeps): OneTaps => ({
  read: (token) => read(deps, token),
  confirm: (token, given) => confirm(deps, token, given),
  details: (token) => details(deps, token),
});

import type { Act } from "../audit/entry.ts";
import { journalAll } from "../audit/journal.ts";
import { parisDay } from "../clock.ts";
import type { Queryable } from "../db/database.ts";
import { mayBeShown } from "../directory/listing.ts";
import type { ContactDeps } from "./deps.ts";
import { sendDigests } from "./digest.ts";
import { eraseWithin } from "./erasure/erase.ts";
import { type Addressee, addresseeOf, queueLetter } from "./letters/queue.ts";
import { lettersEnded, recordFate, wasHanded } from "./letters/store.ts";
import { afterNews, afterStep, type DueStep, dueAt } from "./life-cycle.ts";
import { changed, lifeOf, moveRequest, opened } from "./move.ts";
import { forgetSpent } from "./one-tap/store.ts";
import * as store from "./store.ts";

const BATCH = 200;

/**
 * What each minute asks of the requests: the fate of their letters, who left the directory, what falls due, the weekly letters. Each
 * step is one transaction with its letters, by whichever process takes the request: it is taken once, whatever dies in between.
 */
export async function tick(deps: ContactDeps): Promise<void> {
  await learnFates(deps);
  await leaveGone(deps);
  await takeDue(deps);
  await sendDigests(deps);
  await forgetSpent(deps.db, deps.clock.now());
  await deps.vault.scrub(deps.db);
}

/** Does one request's work in a transaction; what fails is told and left to the next minute, and keeps nothing else from being done. */
async function each(
  deps: ContactDeps,
  ids: readonly string[],
  work: (tx: Queryable, id: string, addressee: Addressee, now: Date) => Promise<Act[]>,
): Promise<void> {
  for (const id of ids) {
    try {
      const found = await store.requestById(deps.db, id);
      if (!found) continue;
      const addressee = await addresseeOf(deps, found.advisorId);
      const now = deps.clock.now();
      await deps.db.transaction(async (tx) => journalAll(tx, await work(tx, id, addressee, now), now));
    } catch (error) {
      deps.onUnexpected(error, "contact");
    }
  }
}

// Taken back by us, or lost with a restored backup: nobody's refusal.
const OURS: readonly (string | null)[] = ["RETIRE", "EFFACE", "RESTAURE"];

/** A permanent refusal (RFC 5321, 4.2.1: 5yz). Whatever else kept a letter from leaving, for as long as it is tried, may be ours. */
const isRefusal = (code: string | null): boolean => /^5\d\d$/.test(code ?? "");

/** Records what became of the letters; one that the advisor's server refused, or never took, offers another advisor at once. */
async function learnFates(deps: ContactDeps): Promise<void> {
  for (const letter of await lettersEnded(deps.db, BATCH)) {
    const fate = { sent: letter.sent, code: letter.code };
    const refused = !letter.sent && !OURS.includes(letter.code);
    if (!refused || letter.to === "leader") {
      await recordFate(deps.db, letter.mailId, { ...fate, at: deps.clock.now() });
      continue;
    }
    await each(deps, [letter.requestId], async (tx, id, addressee, now) => {
      const row = await store.lockRequest(tx, id);
      if (!row || !(await recordFate(tx, letter.mailId, { ...fate, at: now }))) return [];
      const to = afterNews(row.state, "refused");
      if (to === null) return [];
      const because = isRefusal(letter.code) ? {} : { because: "not_handed" as const };
      return [(await moveRequest(tx, deps, row, addressee, { to, by: "service", ...because }, now)).act];
    });
  }
}

/** Requests held by who is no more to be shown (left, suspended): their leader is offered another advisor at once. */
async function leaveGone(deps: ContactDeps): Promise<void> {
  const { db, directory, clock } = deps;
  const today = parisDay(clock.now());
  const gone: string[] = [];
  for (const id of await store.advisorsHolding(db)) {
    const advisor = await directory.find(id);
    if (!advisor || !mayBeShown(advisor, today)) gone.push(id);
  }
  if (gone.length === 0) return;
  await each(deps, await store.heldIdsOf(db, gone), async (tx, id, addressee, now) => {
    const row = await store.lockRequest(tx, id);
    const to = row && afterNews(row.state, "gone");
    if (!row || !to) return [];
    return [(await moveRequest(tx, deps, row, addressee, { to, by: "service", because: "gone" }, now)).act];
  });
}

async function takeDue(deps: ContactDeps): Promise<void> {
  for (;;) {
    const due = await store.dueRequests(deps.db, deps.clock.now(), BATCH);
    const before = due.length;
    await each(deps, due, (tx, id, addressee, now) => takeSteps(tx, deps, id, addressee, now));
    if (before < BATCH) return;
    // A whole batch that could not be done would be met again for ever.
    const left = await store.dueRequests(deps.db, deps.clock.now(), BATCH);
    if (left.join() === due.join()) return;
  }
}

const LETTERS = {
  remind_first: { to: "advisor", kind: "remind_first" },
  remind_last: { to: "advisor", kind: "remind_last" },
  nudge: { to: "advisor", kind: "nudge" },
  ask_return: { to: "advisor", kind: "ask_return" },
  remind_return: { to: "advisor", kind: "remind_return" },
} as const satisfies Partial<Record<DueStep, unknown>>;

/** Takes what is due of a request. @returns what the journal must say once every row is written */
async function takeSteps(
  tx: Queryable,
  deps: ContactDeps,
  id: string,
  addressee: Addressee,
  now: Date,
): Promise<Act[]> {
  let row = await store.takeDue(tx, id, now);
  if (!row) return [];
  const acts: Act[] = [];
  const { step, passed, askLeader } = dueAt(lifeOf(row), now);
  if (step === "erase") return eraseWithin(tx, deps, row, "expired", now);
  // Nothing could be handed to their mailbox in all that time: they are not said to have kept silent.
  const lost = step === "give_up" && row.toAdvisor && row.answeredAt === null && !(await wasHanded(tx, id));
  const to = step && (lost ? afterNews(row.state, "refused") : afterStep(step));
  if (to) {
    const because = lost
      ? { because: "not_handed" as const }
      : step === "stall"
        ? { because: "stalled" as const }
        : {};
    const moved = await moveRequest(tx, deps, row, addressee, { to, by: "service", ...because }, now);
    row = moved.row;
    acts.push(moved.act);
  } else if (step) {
    row = changed(row, { done: [...row.done, ...passed, step] });
    await store.saveLife(tx, id, row);
    const open = await opened(tx, deps, row);
    if (open && step in LETTERS)
      await queueLetter(tx, deps, open, addressee, LETTERS[step as keyof typeof LETTERS], now);
  }
  if (askLeader) {
    row = changed(row, { satisfactionAskedAt: now });
    await store.saveLife(tx, id, row);
    const open = await opened(tx, deps, row);
    if (open) await queueLetter(tx, deps, open, addressee, { to: "leader", kind: "satisfaction" }, now);
  }
  return acts;
}

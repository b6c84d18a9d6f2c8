import { createHash } from "node:crypto";
import { DomainError } from "../errors.ts";
import type { EventFacts, Reading } from "./event.ts";
import type { KnownEvent, NewRow } from "./store.ts";

/** What brings the events known of a source to those it holds now, and what is told of it. */
export function planOf(known: readonly KnownEvent[], events: readonly EventFacts[], at: Date) {
  const before = new Map(known.map((event) => [event.uid, event]));
  const held = new Set(events.map(({ uid }) => uid));
  const added = events.filter(({ uid }) => before.get(uid)?.withdrawn !== false);
  const changed = events.filter((event) => {
    const one = before.get(event.uid);
    return one?.withdrawn === false && one.digest !== digestOf(event);
  });
  const withdrawn = known
    .filter((event) => !event.withdrawn && event.lastEnd >= at && !held.has(event.uid))
    .map(({ uid }) => uid);
  const uids = (list: readonly EventFacts[]): string[] => list.map(({ uid }) => uid);
  return {
    written: [...added, ...changed],
    told: {
      added: uids(added),
      changed: uids(changed),
      unchanged: events.length - added.length - changed.length,
      withdrawn,
    },
  };
}

/**
 * A source that says « cancelled » is believed; one that says nothing, or nothing readable, is not.
 * @throws DomainError in French
 */
export function refuseEmpty(known: readonly KnownEvent[], reading: Reading, at: Date): void {
  const shown = known.filter(({ withdrawn, lastEnd }) => !withdrawn && lastEnd >= at).length;
  const saysNothing = reading.events.length === 0 && reading.hidden.length === 0;
  if (!saysNothing || (shown === 0 && reading.rejections.length === 0)) return;
  throw new DomainError(
    "entree-invalide",
    `Aucun événement lisible dans cette source (${reading.rejections.length} refusés) : rien n'a été changé. ` +
      `${reading.rejections[0] ? `Première raison : ${reading.rejections[0].reason}. ` : ""}Vérifiez la source.`,
  );
}

const digestOf = (facts: EventFacts): string =>
  createHash("sha256").update(JSON.stringify(facts)).digest("hex");

/** The public id: the same for the same event of the same source, whatever the database. */
export const eventId = (source: string, uid: string): string =>
  createHash("sha256").update(`${source}\0${uid}`).digest().subarray(0, 16).toString("base64url");

export const rowOf = (source: string, facts: EventFacts): NewRow => ({
  id: eventId(source, facts.uid),
  uid: facts.uid,
  facts,
  digest: digestOf(facts),
  lastEnd: facts.timings.map(({ end }) => end).reduce((last, end) => (end > last ? end : last)),
});

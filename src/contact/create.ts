import * as desk from "./act.ts";
import * as availability from "./availability/availability.ts";
import { unavailableOn } from "./availability/store.ts";
import type { ContactFigures, ContactRequests, OneTaps, RequestDesk } from "./contact.ts";
import { ofConversation, pathFor } from "./conversations.ts";
import type { ContactDeps } from "./deps.ts";
import { tick } from "./due.ts";
import { createContactFigures } from "./figures/figures.ts";
import * as follow from "./follow.ts";
import { createOneTaps } from "./one-tap/one-taps.ts";
import { reach } from "./reach.ts";
import { send } from "./send.ts";
import { preview } from "./words.ts";

export { createContactFigures, createOneTaps };

/** The leader's side: one verb a file. */
export const createContactRequests = (deps: ContactDeps): ContactRequests => ({
  reach: (advisorId) => reach(deps, advisorId),
  preview,
  send: (request, admit) => send(deps, request, admit),
  follow: (secret) => follow.follow(deps, secret),
  cancel: (secret) => follow.cancel(deps, secret),
  agree: (secret, advisorId, consent) => follow.agree(deps, secret, advisorId, consent),
  dispute: (secret) => follow.dispute(deps, secret),
  erase: (secret) => follow.erase(deps, secret),
  satisfy: (secret, satisfaction) => follow.satisfy(deps, secret, satisfaction),
  ofConversation: (conversationId) => ofConversation(deps, conversationId),
  pathFor: (conversationId, id) => pathFor(deps, conversationId, id),
});

/** The advisor's side, by the account that speaks for them. */
export const createRequestDesk = (deps: ContactDeps): RequestDesk => ({
  list: (staff) => desk.list(deps, staff),
  find: (staff, id) => desk.find(deps, staff, id),
  act: (staff, id, said) => desk.act(deps, staff, id, said),
  availability: (staff) => availability.availability(deps, staff),
  setOpenMax: (staff, openMax) => availability.setOpenMax(deps, staff, openMax),
  addAbsence: (staff, from, to) => availability.addAbsence(deps, staff, from, to),
  removeAbsence: (staff, id) => availability.removeAbsence(deps, staff, id),
});

export type Contact = {
  contactRequests: ContactRequests;
  oneTaps: OneTaps;
  requestDesk: RequestDesk;
  contactFigures: ContactFigures;
  /** Work of each minute; see due.ts. */
  tick(): Promise<void>;
};

/** All of contact over the same parts. */
export const createContact = (deps: ContactDeps): Contact => ({
  contactRequests: createContactRequests(deps),
  oneTaps: createOneTaps(deps),
  requestDesk: createRequestDesk(deps),
  contactFigures: createContactFigures(deps),
  tick: () => tick(deps),
});

/** Who takes no request on a day, for orientation. */
export const createUnavailable =
  ({ db }: Pick<ContactDeps, "db">) =>
  async (day: string): Promise<ReadonlySet<string>> =>
    new Set(await unavailableOn(db, day));

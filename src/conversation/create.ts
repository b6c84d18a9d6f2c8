import { ask, waitForAnswer } from "./ask.ts";
import type { Conversations } from "./conversations.ts";
import { type ConversationDeps, secretDigest } from "./deps.ts";
import { erase } from "./erasure/erase.ts";
import * as lifecycle from "./lifecycle.ts";
import * as profile from "./profile.ts";
import * as read from "./read.ts";
import { exportConversation } from "./rights/export.ts";
import { held } from "./rights/held.ts";
import { oppose } from "./rights/oppose.ts";
import { conversationOfToken } from "./store.ts";

/** The public chat over its parts: one verb a file. */
export function createConversations(deps: ConversationDeps): Conversations {
  return {
    open: () => lifecycle.open(deps),
    idOfToken: (token) => conversationOfToken(deps.db, secretDigest(token), deps.clock.now()),
    isReturnLink: (secret) => lifecycle.isReturnLink(deps, secret),
    reopen: (secret) => lifecycle.reopen(deps, secret),
    renewReturnLink: (id, token) => lifecycle.renewReturnLink(deps, id, token),
    ask: (id, question, onEvent) => deps.track(ask(deps, id, question, onEvent)),
    view: (id) => read.view(deps, id),
    assertAnswer: (id, answerId) => read.assertAnswer(deps, id, answerId),
    answer: (id, answerId) => waitForAnswer(deps, id, answerId),
    giveFeedback: (id, answerId, feedback) => read.giveFeedback(deps, id, answerId, feedback),
    editProfile: (id, edit) => profile.editProfile(deps, id, edit),
    lookUp: (id, number) => profile.lookUp(deps, id, number),
    skipQuestion: (id, field) => profile.skipQuestion(deps, id, field),
    export: (id) => exportConversation(deps, id),
    held: (id) => held(deps, id),
    oppose: (id, to) => oppose(deps, id, to),
    seeCorrections: (id) => read.seeCorrections(deps, id),
    erase: (id, contest = "wait") => erase(deps, id, contest),
  };
}

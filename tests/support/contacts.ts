import type { ConversationDeps } from "../../src/conversation/deps.ts";

/** A conversation from which nobody was written to. */
export const noContacts: ConversationDeps["contacts"] = {
  count: async () => 0,
  exported: async () => [],
  erase: async () => [],
};

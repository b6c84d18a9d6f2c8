import { accountOfAdvisor } from "../accounts/store.ts";
import type { Config } from "../config.ts";
import { createConversationContacts } from "../contact/conversations.ts";
import { type Contact, createContact } from "../contact/create.ts";
import type { ContactDeps } from "../contact/deps.ts";
import type { ConversationDeps } from "../conversation/deps.ts";
import { liveConversation } from "../conversation/store.ts";
import { newKey } from "../privacy/cipher.ts";

/** Requests to advisors as the settings have them, and what a conversation knows of its own. */
export async function openContact(
  config: Pick<Config, "mail" | "publicUrl" | "port">,
  parts: Pick<ContactDeps, "db" | "vault" | "clock" | "directory" | "orienter" | "onUnexpected">,
): Promise<{ contact: Contact; contacts: ConversationDeps["contacts"] }> {
  const { db, vault } = parts;
  const deps: ContactDeps = {
    ...parts,
    accountOf: accountOfAdvisor,
    holdConversation: async (tx, id, now) => (await liveConversation(tx, id, now, true)) !== null,
    canMail: config.mail !== null,
    site: config.publicUrl ?? `http://localhost:${config.port}`,
    linkKey: await vault.named(db, "contact-links", newKey),
    groupingKey: await vault.named(db, "equal-contacts", newKey),
  };
  return { contact: createContact(deps), contacts: createConversationContacts(deps) };
}

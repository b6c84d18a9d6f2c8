import type { Staff } from "../../src/accounts/staff.ts";
import { accountOfAdvisor } from "../../src/accounts/store.ts";
import type { NewRequest } from "../../src/contact/contact.ts";
import { createConversationContacts } from "../../src/contact/conversations.ts";
import { type Contact, createContact, createUnavailable } from "../../src/contact/create.ts";
import type { ContactDeps } from "../../src/contact/deps.ts";
import type { Database } from "../../src/db/database.ts";
import { sql } from "../../src/db/sql.ts";
import type { Advisor } from "../../src/directory/advisor.ts";
import { createDirectory } from "../../src/directory/directory.ts";
import { addEdition, addVersions } from "../../src/directory/store.ts";
import { advisor } from "../../src/directory/testing/doubles.ts";
import { createAgenda } from "../../src/events/agenda.ts";
import { newId } from "../../src/ids.ts";
import { createOutbox } from "../../src/mail/outbox.ts";
import { MailFailure, type SendMail } from "../../src/mail/transport.ts";
import { createOrienter } from "../../src/orientation/network.ts";
import { newKey } from "../../src/privacy/cipher.ts";
import { createVault } from "../../src/privacy/vault.ts";
import { newStaff } from "./account.ts";
import { testDatabase } from "./database.ts";
import { noLog } from "./leaving.ts";

export const SITE = "https://boussole.example";

/** The letters that left, each as its mailbox got it. */
export type Left = { to: string; subject: string; text: string; html: string; id: string; at: Date };

export type ContactScene = Contact & {
  db: Database;
  deps: ContactDeps;
  conversations: ReturnType<typeof createConversationContacts>;
  now(): Date;
  setNow(iso: string | Date): void;
  /** Puts advisors in the directory in place of those of the same id. */
  hold(...advisors: Advisor[]): Promise<void>;
  /** An account that speaks for an advisor. */
  accountOf(advisorId: string): Promise<Staff>;
  /** What left, once the outbox has run. `refuse` takes no letter to an address, for good. */
  mail: { left: Left[]; refuse: Set<string>; run(): Promise<void> };
  failures: unknown[];
  close(): Promise<void>;
};

/** Requests to advisors over a real database, on a day that can be set: Monday 23 November 2026, 10:30 in Paris. */
export async function openContact(over: Partial<ContactDeps> = {}, send?: SendMail): Promise<ContactScene> {
  let now = new Date("2026-11-23T09:30:00.000Z");
  const clock = { now: () => now };
  const db = await testDatabase();
  const directory = createDirectory(db);
  const vault = createVault({ current: 1, keys: new Map([[1, newKey()]]) });
  const unavailable = createUnavailable({ db });
  const failures: unknown[] = [];
  const deps: ContactDeps = {
    db,
    vault,
    clock,
    directory,
    orienter: createOrienter({ db, directory, agenda: createAgenda(db), clock, unavailable }),
    accountOf: accountOfAdvisor,
    holdConversation: async () => true,
    canMail: true,
    site: SITE,
    linkKey: newKey(),
    groupingKey: newKey(),
    onUnexpected: (error) => failures.push(error),
    ...over,
  };
  const left: Left[] = [];
  const refuse = new Set<string>();
  const outbox = createOutbox({
    log: noLog,
    db,
    vault,
    clock,
    send: async (letter) => {
      if (refuse.has(letter.to)) throw new MailFailure("550", true);
      await send?.(letter);
      left.push({ ...letter, html: letter.html ?? "", at: now });
    },
    onUnexpected: (error) => {
      if (!(error instanceof MailFailure)) failures.push(error);
    },
  });
  return {
    ...createContact(deps),
    db,
    deps,
    conversations: createConversationContacts(deps),
    now: () => now,
    setNow: (at) => {
      now = new Date(at);
    },
    hold: async (...advisors) => {
      await db.transaction(async (tx) => {
        const edition = await addEdition(tx, newId(), now);
        const versions = advisors.map((content) => ({ content, digest: newId() }));
        await addVersions(tx, edition, versions, now);
      });
    },
    accountOf: async (advisorId) => {
      const id = `acc-${advisorId}`;
      const staff = await newStaff(db, id, { roles: ["ambassador"], advisorId });
      await db.query(sql`UPDATE staff.account SET advisor_id = ${advisorId} WHERE id = ${id}`);
      return staff;
    },
    mail: { left, refuse, run: () => outbox.run() },
    failures,
    close: () => db.close(),
  };
}

/** An advisor who may be asked by a PME of Brittany, with an address. */
export const reachable = (id: string, over: Partial<Advisor> = {}): Advisor =>
  advisor({ id, name: `Structure ${id} (fictif)`, email: `${id}@conseil.example`, ...over });

/** A request that may be sent. */
export const request = (over: Partial<NewRequest> = {}): NewRequest => ({
  advisorId: "a-1",
  text: "Je voudrais gagner du temps sur mes devis.",
  contact: { phone: "06 12 34 56 78", email: "dirigeante@entreprise.example" },
  callTime: "matin",
  consent: true,
  company: { section: "F", size: "PME", region: "53", need: "devis_facturation", maturity: 2 },
  conversationId: null,
  ...over,
});

/** The links of a letter by their label. */
export const linksOf = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/^(.+) :\nhttps:\/\/boussole\.example(\S+)$/gm)].map(([, label = "", path = ""]) => [
      label,
      path,
    ]),
  );

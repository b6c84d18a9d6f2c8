import { join } from "node:path";
import { accountOfAdvisor } from "../../src/accounts/store.ts";
import { readConfig } from "../../src/config.ts";
import { createContact } from "../../src/contact/create.ts";
import type { ContactDeps } from "../../src/contact/deps.ts";
import { openDatabase } from "../../src/db/open.ts";
import { sql } from "../../src/db/sql.ts";
import { createDirectory } from "../../src/directory/directory.ts";
import { openLeavingLog } from "../../src/mail/leaving-log.ts";
import { createOutbox } from "../../src/mail/outbox.ts";
import { createMailer } from "../../src/mail/transport.ts";
import { keyedDigest, newKey } from "../../src/privacy/cipher.ts";
import { openMasterKeys } from "../../src/privacy/master-keys.ts";
import { createVault } from "../../src/privacy/vault.ts";
import { request } from "./contact.ts";

// What the service does of requests and of letters, in a process of its own, at an hour that is given: sends requests, then does each
// minute's work without waiting for the minute. ISO-INSTANT HOW-MANY. Prints « envoyée N » once one is acknowledged, « fini » when
// nothing waits.
const [instant = "", many = "0"] = process.argv.slice(2);
const start = Date.parse(instant);
const began = performance.now();
const clock = { now: () => new Date(start + performance.now() - began) };
const config = readConfig();
if (config.mail === null) throw new Error("no mail server");
const master = await openMasterKeys(config);
const db = await openDatabase({
  url: config.databaseUrl,
  migrationUrl: config.migrationDatabaseUrl,
  dataDir: config.dataDir,
});
const vault = createVault(master);
const onUnexpected = (error: unknown, place: string): void => console.error(`${place}: ${String(error)}`);
const key = await vault.named(db, "contact-links", newKey);
const deps: ContactDeps = {
  db,
  vault,
  clock,
  directory: createDirectory(db),
  // Nobody looks at who else would fit.
  orienter: { company: () => Promise.reject(new Error("not asked for")) },
  accountOf: accountOfAdvisor,
  holdConversation: async () => true,
  canMail: true,
  site: "https://boussole.example",
  linkKey: key,
  groupingKey: keyedDigest(key, "grouping"),
  onUnexpected,
};
const contact = createContact(deps);
const log = openLeavingLog(join(config.dataDir, "mail"), process.pid);
const outbox = createOutbox({ log, db, vault, clock, send: createMailer(config.mail), onUnexpected });
let sending = Number(many) > 0;
const send = async (): Promise<void> => {
  for (let n = 0; n < Number(many); n++) {
    const details = {
      phone: `06 12 3${String(n).padStart(5, "0")}`,
      email: `dirigeant-${n}@entreprise.example`,
    };
    // Sent again after each death: the same form, the same request.
    const one = request({ advisorId: `a-${Math.floor(n / 5)}`, contact: details, clientId: `n-${n}` });
    await contact.contactRequests.send(one);
    console.log(`envoyée ${n}`);
  }
  sending = false;
};
void send().catch((error: unknown) => console.log(`refusée ${String(error)}`));
for (;;) {
  await contact.tick();
  await outbox.run();
  const [left] = await db.query<{ count: number }>(sql`
    SELECT ((SELECT count(*) FROM mail.outbox WHERE ended_at IS NULL AND next_at <= ${clock.now()})
      + (SELECT count(*) FROM contact.request WHERE next_at <= ${clock.now()}))::int AS count`);
  if (!sending && left?.count === 0) break;
}
console.log("fini");
await db.close();

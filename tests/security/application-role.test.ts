import pg from "pg";
import { expect, test } from "vitest";
import type { Role } from "../../src/accounts/staff.ts";
import { parisDay } from "../../src/clock.ts";
import { queueMail } from "../../src/mail/outbox.ts";
import { createVault } from "../../src/privacy/vault.ts";
import { newServerDatabase } from "../support/database.ts";
import { openConversation, post } from "../support/process.ts";
import { serveForTest } from "../support/served.ts";
import { startSmtp } from "../support/smtp.ts";
import { signInAs } from "../support/staff.ts";

const server = process.env.TEST_DATABASE_URL;
const MASTER = Buffer.alloc(32, 7);

// With an owner's role for migrations, the service works with what src/db/grants.ts gives it: no more, and no less.
test.skipIf(server === undefined)(
  "with the application's own role, people are answered, alerts and letters leave, switches turn, and history stays",
  async () => {
    const own = await newServerDatabase(server ?? "");
    const owner = new pg.Client({ connectionString: own.url });
    await owner.connect();
    const role = `boussole_app_${own.url.slice(-12)}`;
    await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD 'x'`);
    const url = new URL(own.url);
    url.username = role;
    url.password = "x";
    const smtp = await startSmtp();
    const served = await serveForTest({
      DATABASE_URL: url.href,
      MIGRATION_DATABASE_URL: own.url,
      MASTER_KEY: `1:${MASTER.toString("base64")}`,
      SMTP_URL: smtp.url,
      MAIL_FROM: "boussole@example.org",
      ALERT_EMAIL: "secours@example.org",
    });
    try {
      const { db } = served.service;
      const conversation = await openConversation(served.origin);
      const answer = await post(served.origin, conversation, "je n'en peux plus, je veux mourir");
      expect([answer.status, served.failures]).toEqual([200, []]);
      await expect.poll(() => smtp.messages.length, { timeout: 10_000 }).toBe(1);
      const headers = {
        Cookie: await signInAs(served, "lead"),
        Origin: served.origin,
        "Content-Type": "application/json",
      };
      for (const on of [false, true]) {
        const body = JSON.stringify({ kind: "chat", on, reason: "Essai." });
        const turned = await fetch(`${served.origin}/api/admin/switches`, { method: "POST", headers, body });
        expect(turned.status).toBe(200);
      }
      const charter = (await (await fetch(`${served.origin}/charte.json`)).json()) as {
        counts: Record<string, number>;
      };
      expect(charter.counts.unavailable).toBe(0);
      expect((await fetch(`${served.origin}/donnees-ouvertes/manifeste.json`)).status).toBe(200);
      expect((await fetch(`${served.origin}/console/astreinte`, { headers })).status).toBe(200);
      const act = async (who: Role, path: string, form: Record<string, string>) => {
        const own = { Cookie: await signInAs(served, who), Origin: served.origin };
        const body = new URLSearchParams(form);
        const done = await fetch(served.origin + path, {
          method: "POST",
          headers: own,
          body,
          redirect: "manual",
        });
        expect([path, done.status]).toEqual([path, 303]);
        return (done.headers.get("location") ?? "").replace(/\?.*/, "");
      };
      const day = parisDay(new Date(Date.now() + 20 * 86_400_000));
      const event = await act("ambassador", "/console/evenements/proposer", {
        ...{
          title: "Café IA",
          summary: "On essaie.",
          attendance: "en_ligne",
          onlineUrl: "https://exemple.fr/visio",
        },
        ...{ "day-0": day, "from-0": "09:00", "to-0": "10:00", act: "send" },
      });
      await act("lead", `${event}/decision`, { decision: "accepted" });
      await act("ambassador", `${event}/retrait`, {});
      const survey = await act("lead", "/console/enquetes/composer", {
        ...{
          title: "Activité",
          why: "Pour aider.",
          closingDay: day,
          "q0-label": "Combien ?",
          "q0-kind": "number",
        },
      });
      await act("lead", `${survey}/ouvrir`, {});
      await act("ambassador", `${survey}/reponse`, { q0: "12", act: "send" });
      await act("lead", `${survey}/clore`, {});
      const vault = createVault({ current: 1, keys: new Map([[1, MASTER]]) });
      const letter = { to: "zinzolin@example.org", subject: "Réponse corrigée", text: "Corrigée." };
      await db.transaction((tx) => queueMail(tx, vault, letter, new Date(Date.now())));
      // The calendar and its jobs too: their queues are the owner's, and this role makes none.
      await served.service.startJobs();
      await db.query({ text: "INSERT INTO pgboss.job (name) VALUES ('retention')", values: [] });
      await served.service.tick();
      const runs = () =>
        db.query({ text: "SELECT failed FROM retention.run WHERE job = 'planned'", values: [] });
      await expect.poll(runs, { timeout: 10_000 }).toEqual([{ failed: null }]);
      await expect(
        db.query({ text: "SELECT pgboss.create_queue('autre', '{}')", values: [] }),
      ).rejects.toThrow("permission denied");
      await expect.poll(() => smtp.messages.length, { timeout: 10_000 }).toBe(2);
      expect(served.failures).toEqual([]);
      for (const text of ["DELETE FROM switches.turn", "UPDATE switches.turn SET reason = ''"])
        await expect(db.query({ text, values: [] })).rejects.toThrow("permission denied");
    } finally {
      await served.stop();
      await smtp.stop();
      await owner.query(`DROP OWNED BY ${role}`);
      await owner.query(`DROP ROLE ${role}`);
      await owner.end();
      await own.drop();
    }
  },
);

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openDatabase } from "../../src/db/open.ts";
import { sql } from "../../src/db/sql.ts";
import { addEdition, addVersions } from "../../src/directory/store.ts";
import { reachable } from "../support/contact.ts";
import { newServerDatabase } from "../support/database.ts";
import { removeFolders } from "../support/folders.ts";
import { type FakeSmtp, startSmtp } from "../support/smtp.ts";
import { copySnapshot } from "../support/snapshots.ts";

// A process killed (kill -9) again and again in the middle of its requests, over a real mail server and a real folder. 1,000 of them:
// CONTACT_REQUESTS=1000 CONTACT_KILLS=20 npx vitest run tests/faults/contact.test.ts
const REQUESTS = Number(process.env.CONTACT_REQUESTS ?? 20);
const KILLS = Number(process.env.CONTACT_KILLS ?? 1);
const WORKER = new URL("../support/contact-worker.ts", import.meta.url).pathname;
/** Letters that a process sends at once, hence that one death may catch as they leave. */
const AT_ONCE = 5;

const MONDAY = "2026-11-23T10:00:00+01:00";
/** The fifth working day, as the office closes: every request is given up, and its leader told. */
const FIFTH = "2026-11-30T18:00:30+01:00";
/** A letter that a dead process held is free again after a minute. */
const minutesAfter = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

let smtp: FakeSmtp;
afterAll(async () => {
  await smtp?.stop();
  await removeFolders();
});

type Place = { dataDir: string; url: string | null };

function work(
  { dataDir, url }: Place,
  instant: string,
  requests: number,
): { child: ChildProcess; output(): string } {
  const child = spawn(process.execPath, ["--import", "tsx", WORKER, instant, String(requests)], {
    env: {
      PATH: process.env.PATH ?? "",
      HOME: process.env.HOME ?? "",
      DATA_DIR: dataDir,
      ...(url === null ? {} : { DATABASE_URL: url }),
      SMTP_URL: smtp.url,
      MAIL_FROM: "boussole@example.org",
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (data) => {
      output += String(data);
    });
  return { child, output: () => output };
}

/** Lets it work, killed `kills` times in the middle: each time once it has done a few more things, at no particular moment. */
async function workKilled(place: Place, start: string, requests: number, kills: number): Promise<string> {
  const expected = requests > 0 ? 3 * REQUESTS : REQUESTS;
  let output = "";
  for (let round = 0; ; round++) {
    const one = work(place, minutesAfter(start, 2 * round), requests);
    const before = smtp.messages.length;
    const died = once(one.child, "exit");
    const some = Math.max(1, Math.floor((expected / (kills + 1)) * (0.5 + Math.random() / 2)));
    const done = (): number => smtp.messages.length - before + (one.output().match(/envoyée/g) ?? []).length;
    let over = false;
    void died.then(() => {
      over = true;
    });
    if (round < kills) {
      while (!over && done() < some) await new Promise((resolve) => setTimeout(resolve, 2));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
      one.child.kill("SIGKILL");
    }
    await died;
    output += one.output();
    if (one.output().includes("fini")) return output;
    if (round >= kills) throw new Error(`it ended by itself: ${one.output()}`);
  }
}

test(
  "killed in the middle of its requests, the service loses none, and a letter comes once, but for one that a death caught as it left",
  async () => {
    smtp = await startSmtp();
    const dataDir = await mkdtemp(join(tmpdir(), "boussole-contact-"));
    const server = process.env.TEST_DATABASE_URL;
    const own = server ? await newServerDatabase(server) : null;
    if (own === null) await copySnapshot("migrated", dataDir);
    const url = own?.url ?? null;
    const open = () => openDatabase({ url, migrationUrl: null, dataDir });
    const seeded = await open();
    const advisors = Array.from({ length: Math.ceil(REQUESTS / 5) }, (_, n) => reachable(`a-${n}`));
    await seeded.transaction(async (tx) => {
      const edition = await addEdition(tx, "v1", new Date(MONDAY));
      const versions = advisors.map((content) => ({ content, digest: content.id }));
      await addVersions(tx, edition, versions, new Date(MONDAY));
    });
    await seeded.close();
    const output = [
      await workKilled({ dataDir, url }, MONDAY, REQUESTS, KILLS),
      await workKilled({ dataDir, url }, FIFTH, 0, KILLS),
    ].join("\n");
    expect(output).not.toContain("refusée");
    const acknowledged = new Set(output.match(/envoyée \d+/g) ?? []);
    expect(acknowledged.size).toBe(REQUESTS);

    const db = await open();
    const states = await db.query(
      sql`SELECT state, count(*)::int AS count FROM contact.request GROUP BY state`,
    );
    const letters = await db.query<{ kind: string; to: string; mailId: string; code: string | null }>(sql`
    SELECT l.kind, l."to", l.mail_id AS "mailId", o.last_code AS code
    FROM contact.letter l JOIN mail.outbox o ON o.id = l.mail_id WHERE o.sent
      AND l.kind IN ('acknowledged', 'request', 'unanswered')`);
    await db.close();
    await own?.drop();
    expect(states).toEqual([{ state: "unanswered", count: REQUESTS }]);
    for (const kind of ["acknowledged", "request", "unanswered"])
      expect([kind, letters.filter((one) => one.kind === kind).length]).toEqual([kind, REQUESTS]);
    // Raw, then by Message-ID: the letters that came are those of the requests, once each but for the few that a death caught.
    const told = smtp.messages.filter(({ subject }) => !subject.includes("votre semaine"));
    const ids = new Set(told.map(({ id }) => id.replace(/^<|@.*$/g, "")));
    expect(told.length - ids.size).toBeLessThanOrEqual(AT_ONCE * 2 * KILLS);
    const known = new Set(letters.map(({ mailId }) => mailId));
    expect([...ids].filter((id) => !known.has(id))).toEqual([]);
    // A letter that did not come was leaving at the very moment of a death: few, and each is known.
    const missing = letters.filter(({ mailId }) => !ids.has(mailId));
    expect(missing.filter(({ code }) => code !== "INCERTAIN")).toEqual([]);
    expect(missing.length).toBeLessThanOrEqual(AT_ONCE * 2 * KILLS);
    if (process.env.CONTACT_REQUESTS) {
      const doubt = letters.filter(({ code }) => code === "INCERTAIN").length;
      console.log(
        `${REQUESTS} demandes, ${2 * KILLS} arrêts : ${told.length} courriels reçus sur ${letters.length}, ${told.length - ids.size} deux fois, ` +
          `${doubt} en train de partir à un arrêt, dont ${missing.length} jamais arrivés`,
      );
    }
  },
  REQUESTS > 100 ? 3_600_000 : 90_000,
);

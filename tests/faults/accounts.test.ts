import { readFile } from "node:fs/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDemo } from "../../src/accounts/demo/demo.ts";
import { DEMO_ISSUER } from "../../src/accounts/deps.ts";
import { changeAccount } from "../../src/accounts/rights/change.ts";
import { invite } from "../../src/accounts/rights/invite.ts";
import { readOverview } from "../../src/accounts/rights/overview.ts";
import { resumeSession } from "../../src/accounts/sessions/resume.ts";
import { admit } from "../../src/accounts/sign-in/admit.ts";
import { insertSignIn, takeSignIn } from "../../src/accounts/sign-in/store.ts";
import type { Staff } from "../../src/accounts/staff.ts";
import { createDatabase, type Database } from "../../src/db/database.ts";
import { depsOn, identity, MINUTE, MovedClock, member } from "../support/accounts.ts";
import { hasServer, serverForTest, type TestServer } from "../support/cluster.ts";
import { newFolder, removeFolders } from "../support/folders.ts";

// Rights and sessions against what one connection cannot show: several at once, as with several processes.
const migration = (name: string): Promise<string> =>
  readFile(new URL(`../../src/db/migrations/${name}`, import.meta.url), "utf8");

describe.runIf(hasServer())("on a real server, ten connections at once", () => {
  let server: TestServer | null = null;
  let db: Database;
  const clock = new MovedClock();
  beforeAll(async () => {
    server = await serverForTest();
    const pool = new pg.Pool({ connectionString: server?.url, max: 10 });
    pool.on("error", () => {}); // stopping the server cuts what is still closing
    db = createDatabase(pool);
    // As the migrations make them; a bare cluster has no pgvector for the rest.
    const first = await migration("0001_foundations.sql");
    const entry = first.slice(first.indexOf("CREATE TABLE audit.entry"));
    const text = `CREATE SCHEMA audit; CREATE SCHEMA vault; ${entry}; ${await migration("0013_staff.sql")}; ${await migration("0024_advisor_link.sql")}`;
    await db.query({ text, values: [] });
  });
  afterAll(async () => {
    await db?.close();
    await server?.stop();
    await removeFolders();
  });

  const tenTimes = <T>(work: (n: number) => Promise<T>): Promise<PromiseSettledResult<T>[]> =>
    Promise.allSettled(Array.from({ length: 10 }, (_, n) => work(n)));
  const done = <T>(all: readonly PromiseSettledResult<T>[]): T[] =>
    all.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));

  test("administrators who all disable one another leave one of them", async () => {
    const deps = depsOn(db, clock);
    const all: Staff[] = [];
    for (let n = 0; n < 5; n++) all.push(await member(deps, ["administrator"]));
    const pairs = all.flatMap((actor) =>
      all.filter((other) => other !== actor).map((other) => ({ actor, other })),
    );
    await Promise.allSettled(
      pairs.map(({ actor, other }) => changeAccount(deps, actor, other.accountId, { disabled: true })),
    );
    expect((await readOverview(deps, db)).counts.byRole.administrator).toBe(1);
  });

  test("an invitation accepted ten times at once makes one account, and one e-mail has one invitation", async () => {
    const deps = depsOn(db, clock);
    const wanted = {
      email: "une@exemple.fr",
      roles: ["reviewer" as const],
      function: "F",
      organisation: "O",
    };
    expect(done(await tenTimes(() => invite(deps, null, wanted)))).toHaveLength(1);
    const came = await tenTimes((n) =>
      admit(deps, identity(`sub-${n}`, { email: "une@exemple.fr" }), { device: "x", formerToken: undefined }),
    );
    expect(done(came).filter((admission) => "token" in admission)).toHaveLength(1);
    expect(done(came)).toHaveLength(10);
  });

  test("ten requests that carry the token of the hour get one new token between them, and all pass", async () => {
    const deps = depsOn(db, clock);
    const { token } = await member(deps, ["reviewer"]);
    for (const minutes of [25, 25]) {
      clock.advance(minutes * MINUTE);
      await resumeSession(deps, token);
    }
    clock.advance(15 * MINUTE);
    const resumed = done(await tenTimes(() => resumeSession(deps, token)));
    expect(resumed.filter((one) => one !== null)).toHaveLength(10);
    expect(resumed.filter((one) => one?.replacement)).toHaveLength(1);
  });

  test("of ten who bring the same sign-in back, or follow the same demonstration link, one enters", async () => {
    const digest = Buffer.alloc(32, 7);
    const row = { state: "s", nonce: "n", verifier: null, returnTo: "/console", expiresAt: clock.now() };
    await insertSignIn(db, digest, row);
    expect(done(await tenTimes(() => takeSignIn(db, digest))).filter((one) => one !== null)).toHaveLength(1);
    const folder = await newFolder();
    const demos = Array.from({ length: 10 }, () => createDemo(depsOn(db, clock, DEMO_ISSUER), folder));
    const announced = done(
      await Promise.allSettled(demos.map((demo) => demo.announce("http://localhost:3000"))),
    );
    expect(new Set(announced.map(({ lead }) => lead)).size).toBe(1);
    const secret = announced[0]?.lead.split("/").at(-1) ?? "";
    const entered = await Promise.allSettled(
      demos.map((demo) => demo.enter(secret, { device: "x", formerToken: undefined })),
    );
    expect(done(entered)).toHaveLength(10);
    expect(done(entered).filter((one) => one !== null)).toHaveLength(1);
  });
});

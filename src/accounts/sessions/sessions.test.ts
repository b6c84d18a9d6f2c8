import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { depsOn, ISSUER, MINUTE, MovedClock, member, signIn } from "../../../tests/support/accounts.ts";
import { testDatabase } from "../../../tests/support/database.ts";
import { entriesAfter, lastEntry } from "../../audit/journal.ts";
import type { Database } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import type { AccountsDeps } from "../deps.ts";
import { changeAccount } from "../rights/change.ts";
import { resumeSession } from "./resume.ts";
import { forgetOldSessions, listSessions, revokeOtherSessions, revokeSession, signOut } from "./revoke.ts";
import { endSessions } from "./store.ts";

let db: Database;
let clock: MovedClock;
let deps: AccountsDeps;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db?.close());
beforeEach(() => {
  clock = new MovedClock();
  deps = depsOn(db, clock);
});

const opens = async (token: string): Promise<boolean> => (await resumeSession(deps, token)) !== null;
const lastActs = async (from: number) =>
  (await entriesAfter(db, from, 50)).map(({ kind, facts }) => ({ kind, why: facts.why }));

test("a session ends after half an hour without a request, and not before", async () => {
  const { token } = await member(deps, ["reviewer"]);
  clock.advance(29 * MINUTE);
  expect(await opens(token)).toBe(true);
  clock.advance(29 * MINUTE);
  expect(await opens(token)).toBe(true);
  clock.advance(30 * MINUTE + 1);
  expect(await opens(token)).toBe(false);
});

test("a session ends after eight hours, however busy", async () => {
  let { token } = await member(deps, ["reviewer"]);
  for (let spent = 0; spent < 8 * 60 - 20; spent += 20) {
    clock.advance(20 * MINUTE);
    const resumed = await resumeSession(deps, token);
    expect(resumed).not.toBeNull();
    token = resumed?.replacement ?? token;
  }
  clock.advance(20 * MINUTE);
  expect(await opens(token)).toBe(false);
});

test("a token is replaced once an hour, and requests that left together still pass for a minute", async () => {
  const { token } = await member(deps, ["reviewer"]);
  clock.advance(25 * MINUTE);
  expect((await resumeSession(deps, token))?.replacement).toBeNull();
  clock.advance(25 * MINUTE);
  await resumeSession(deps, token);
  clock.advance(15 * MINUTE);
  const [first, second] = await Promise.all([resumeSession(deps, token), resumeSession(deps, token)]);
  const fresh = first?.replacement ?? second?.replacement ?? "";
  expect([first?.replacement, second?.replacement].filter((one) => one !== null)).toEqual([fresh]);
  clock.advance(MINUTE);
  expect(await opens(token)).toBe(true);
  expect(await opens(fresh)).toBe(true);
});

test("a replaced token that comes back late ends the session of both who hold one", async () => {
  const { token } = await member(deps, ["reviewer"]);
  let fresh = token;
  for (const minutes of [25, 25, 15]) {
    clock.advance(minutes * MINUTE);
    fresh = (await resumeSession(deps, token))?.replacement ?? fresh;
  }
  expect(fresh).not.toBe(token);
  const before = (await lastEntry(db))?.seq ?? 0;
  clock.advance(MINUTE + 1);
  expect(await opens(fresh)).toBe(true);
  expect(await opens(token)).toBe(false);
  expect(await lastActs(before)).toEqual([{ kind: "session_revoked", why: "token_reused" }]);
  expect(await opens(fresh)).toBe(false);
});

test("after a sign-out a stolen token opens nothing, not even one replaced a moment before", async () => {
  const { token } = await member(deps, ["reviewer"]);
  await signOut(deps, token);
  expect(await opens(token)).toBe(false);
  const other = await member(deps, ["reviewer"]);
  for (const minutes of [25, 25, 15]) {
    clock.advance(minutes * MINUTE);
    await resumeSession(deps, other.token);
  }
  await signOut(deps, other.token);
  expect(await opens(other.token)).toBe(false);
});

test("a disabled account and a removed role count at the next request", async () => {
  const { token, accountId } = await member(deps, ["reviewer", "lead"]);
  await changeAccount(deps, null, accountId, { roles: ["reviewer"] });
  expect((await resumeSession(deps, token))?.staff.roles).toEqual(["reviewer"]);
  await changeAccount(deps, null, accountId, { disabled: true });
  expect(await opens(token)).toBe(false);
  await changeAccount(deps, null, accountId, { disabled: false });
  expect(await opens(token)).toBe(false);
});

test("accounts of another provider open nothing: those of a demonstration once there is a real one", async () => {
  const { token } = await member(deps, ["administrator"]);
  for (const issuer of ["https://autre.exemple", null])
    expect(await resumeSession(depsOn(db, clock, issuer), token)).toBeNull();
  expect(await opens(token)).toBe(true);
});

test("a sign-in gives another token and ends the session the browser came with", async () => {
  const first = await member(deps, ["reviewer"]);
  const [{ sub } = { sub: "" }] = await db.query<{ sub: string }>(
    sql`SELECT sub FROM staff.account WHERE id = ${first.accountId}`,
  );
  const token = await signIn(deps, sub, {}, first.token);
  expect(token).not.toBe(first.token);
  expect([await opens(first.token), await opens(token)]).toEqual([false, true]);
});

test("one sees one's own sessions and closes them, one by one or all others; another's does not exist", async () => {
  const staff = await member(deps, ["reviewer"]);
  const stranger = await member(deps, ["administrator"]);
  const [{ sub } = { sub: "" }] = await db.query<{ sub: string }>(
    sql`SELECT sub FROM staff.account WHERE id = ${staff.accountId}`,
  );
  const second = await signIn(deps, sub);
  const third = await signIn(deps, sub);
  const listed = await listSessions(deps, staff);
  expect(listed.map(({ current }) => current).filter(Boolean)).toHaveLength(1);
  expect(listed).toHaveLength(3);
  await expect(revokeSession(deps, staff, stranger.sessionId)).rejects.toMatchObject({ type: "introuvable" });
  const other = listed.find(({ current }) => !current)?.id ?? "";
  await revokeSession(deps, staff, other);
  await expect(revokeSession(deps, staff, other)).rejects.toMatchObject({ type: "introuvable" });
  expect(await revokeOtherSessions(deps, staff)).toBe(1);
  expect([await opens(staff.token), await opens(second), await opens(third)]).toEqual([true, false, false]);
  expect(await opens(stranger.token)).toBe(true);
});

test("a request writes when it was seen at most once a minute", async () => {
  const { token, accountId } = await member(deps, ["reviewer"]);
  const seen = async () =>
    (
      await db.query<{ at: Date }>(sql`SELECT last_seen_at AS at FROM staff.account WHERE id = ${accountId}`)
    )[0]?.at;
  const start = clock.now();
  clock.advance(59_999);
  await resumeSession(deps, token);
  expect(await seen()).toEqual(start);
  clock.advance(1);
  await resumeSession(deps, token);
  expect(await seen()).toEqual(clock.now());
});

test("the database alone reads neither a token nor an identity token; whoever signs out gives it back", async () => {
  const { token, accountId } = await member(deps, ["reviewer"]);
  const [{ sub } = { sub: "" }] = await db.query<{ sub: string }>(
    sql`SELECT sub FROM staff.account WHERE id = ${accountId}`,
  );
  const idToken = "eyJhbGciOiJSUzI1NiJ9.charge.signature";
  let held = await signIn(deps, sub, { idToken }, token);
  const rows = await db.query<{ all: string }>(sql`
    SELECT to_jsonb(s)::text || encode(token_digest, 'base64') AS all FROM staff.session s WHERE account_id = ${accountId}`);
  for (const { all } of rows) {
    expect(all).not.toContain(held);
    expect(all).not.toContain(Buffer.from(held, "base64url").toString("hex"));
    expect(all).not.toContain(Buffer.from(idToken).toString("hex"));
  }
  // Still there after the token was replaced.
  for (const minutes of [25, 25, 15]) {
    clock.advance(minutes * MINUTE);
    held = (await resumeSession(deps, held))?.replacement ?? held;
  }
  expect(await signOut(deps, held)).toEqual({ idToken });
  expect(
    await db.query(sql`SELECT 1 FROM staff.session WHERE account_id = ${accountId} AND id_token IS NOT NULL`),
  ).toEqual([]);
});

test("what nobody can resume is forgotten, with the tokens it went by", async () => {
  const { token } = await member(deps, ["reviewer"]);
  for (const minutes of [25, 25, 15]) {
    clock.advance(minutes * MINUTE);
    await resumeSession(deps, token);
  }
  clock.advance(48 * 60 * MINUTE);
  await forgetOldSessions(deps);
  const left = await db.query<{ sessions: number; tokens: number }>(sql`
    SELECT (SELECT count(*)::int FROM staff.session s JOIN staff.account a ON a.id = s.account_id WHERE a.issuer = ${ISSUER}
      AND s.created_at < ${clock.now()}) AS sessions, (SELECT count(*)::int FROM staff.spent_token) AS tokens`);
  expect(left).toEqual([{ sessions: 0, tokens: 0 }]);
  expect(await opens(token)).toBe(false);
});

test("what is no token is not looked up", async () => {
  for (const text of ["", "x", "é".repeat(43), "a".repeat(44), "'; DROP TABLE staff.session; --"])
    expect(await opens(text)).toBe(false);
});

// The embedded engine has one connection: nobody waits there for anybody.
test.skipIf(process.env.TEST_DATABASE_URL === undefined)(
  "a request that comes while the account is being disabled waits for it, and not in a circle",
  async () => {
    const { accountId, token } = await member(deps, ["reviewer"]);
    clock.advance(2 * MINUTE);
    // The account, then its sessions: as whoever changes rights.
    const changing = db.transaction(async (tx) => {
      await tx.query(sql`UPDATE staff.account SET disabled_at = ${clock.now()} WHERE id = ${accountId}`);
      await new Promise((wait) => setTimeout(wait, 500));
      await endSessions(tx, accountId, {}, clock.now());
    });
    await new Promise((wait) => setTimeout(wait, 100));
    await Promise.all([changing, resumeSession(deps, token)]);
    expect(await opens(token)).toBe(false);
  },
);

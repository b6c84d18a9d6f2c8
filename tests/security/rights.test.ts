import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyJournal } from "../../src/audit/verify.ts";
import type { Clock } from "../../src/clock.ts";
import { canaryOf, leaksIn } from "../support/canaries.ts";
import { type Conversation, openConversation, post } from "../support/process.ts";
import { type Served, serveForTest } from "../support/served.ts";

// What becomes of a person's data when they erase, in words or not, and when their time has come: over HTTP, then in every row.
let now = new Date("2026-11-23T09:00:00.000Z");
const clock: Clock = { now: () => now };
let served: Served;
beforeAll(async () => {
  served = await serveForTest({ EMBED_ORIGINS: "http://localhost:8088" }, clock);
}, 120_000);
afterAll(() => served.stop());

type Told = Conversation & { returnUrl: string; answerId: string; word: string };

/** A person who said too much, gave an opinion and contested. */
async function tell(index: number): Promise<Told> {
  const { message, word } = canaryOf(index);
  const opened = (await openConversation(served.origin)) as Conversation & { returnUrl: string };
  const answer = (await (await post(served.origin, opened, message)).json()) as { id: string };
  const given = await call(opened, `/api/answers/${answer.id}/feedback`, "POST", {
    useful: false,
    reasons: ["imprecis"],
    comment: message,
  });
  expect(given.status).toBe(204);
  return { ...opened, answerId: answer.id, word };
}

const call = ({ token }: Conversation, path: string, method = "GET", body?: unknown) =>
  fetch(`${served.origin}${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const query = <T extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  served.service.db.query<T>({ text, values });

/** Every row of every table, bytes as they are. Our own texts are left out: what people ask is looked for there by its words. */
async function everything(): Promise<string[]> {
  const tables = await query<{ name: string }>(
    `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema', 'knowledge')`,
  );
  const rows: string[] = [];
  for (const { name } of tables)
    rows.push(
      ...(await query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)).map(({ row }) => row),
    );
  return rows;
}

const holds = (rows: readonly string[], text = ""): boolean => rows.some((row) => row.includes(text));

const wrappedKey = async (id: string): Promise<string | undefined> =>
  (
    await query<{ hex: string }>(
      "SELECT encode(wrapped, 'hex') AS hex FROM vault.conversation_key WHERE conversation_id = $1",
      [id],
    )
  )[0]?.hex;

async function expectGone(told: Told): Promise<void> {
  const { id, answerId, returnUrl } = told;
  for (const path of [
    `/api/conversations/${id}`,
    `/api/conversations/${id}/export`,
    `/api/conversations/${id}/data`,
    `/api/answers/${answerId}/events`,
  ])
    expect([path, (await call(told, path)).status]).toEqual([path, 404]);
  expect((await call(told, `/api/conversations/${id}/oppositions`, "PUT", { oppositions: [] })).status).toBe(
    404,
  );
  expect((await post(served.origin, told, "encore")).status).toBe(404);
  expect((await fetch(`${served.origin}${returnUrl}`)).status).toBe(404);
  expect(await wrappedKey(id)).toBeUndefined();
}

test("what a person opposes is set over HTTP by them alone, and a wrong one is refused by its name", async () => {
  const told = await tell(1);
  const path = `/api/conversations/${told.id}/oppositions`;
  const set = await call(told, path, "PUT", { oppositions: ["review", "profiling"] });
  expect([set.status, await set.json()]).toEqual([200, { oppositions: ["profiling", "review"] }]);
  const data = (await (await call(told, `/api/conversations/${told.id}/data`)).json()) as {
    oppositions: string[];
  };
  expect(data.oppositions).toEqual(["profiling", "review"]);
  const wrong = await call(told, path, "PUT", { oppositions: ["tout"] });
  expect(wrong.status).toBe(422);
  expect(JSON.stringify(await wrong.json())).toContain("oppositions");
  const bare = { headers: { "Content-Type": "application/json" }, body: '{"oppositions":[]}' };
  const other = await tell(2);
  expect((await call(other, path, "PUT", { oppositions: [] })).status).toBe(404);
  expect((await fetch(`${served.origin}${path}`, { ...bare, method: "PUT" })).status).toBe(401);
});

test("erased in words, erased with a button, expired: nothing is readable in any row, and the journal verifies", async () => {
  const [words, button, expired] = [await tell(11), await tell(12), await tell(13)];
  const keys = await Promise.all([words, button, expired].map(({ id }) => wrappedKey(id)));
  const before = await everything();
  for (const key of keys) expect(key && holds(before, key)).toBe(true);

  const answered = await post(served.origin, words, "effacez tout");
  expect(answered.status).toBe(200);
  expect(((await answered.json()) as { content: string }).content).toContain("C'est effacé");
  await expectGone(words);
  expect((await call(button, `/api/conversations/${button.id}`, "DELETE")).status).toBe(204);
  await expectGone(button);
  now = new Date(now.getTime() + 181 * 86_400_000);
  await served.service.tick();
  await expectGone(expired);

  const after = await everything();
  for (const key of keys) expect(holds(after, key)).toBe(false);
  expect(after.flatMap((row) => leaksIn(row))).toEqual([]);
  const ids = [words.id, button.id, expired.id];
  for (const table of ["chat.profile", "chat.access", "chat.notice_address"])
    expect(await query(`SELECT 1 FROM ${table} WHERE conversation_id = ANY($1)`, [ids])).toEqual([]);
  expect(
    await query(
      "SELECT 1 FROM chat.conversation WHERE id = ANY($1) AND (erased_at IS NULL OR opposed <> '{}')",
      [ids],
    ),
  ).toEqual([]);
  for (const { word } of [words, button, expired]) {
    expect(await query("SELECT 1 FROM knowledge.phrasing WHERE text ILIKE '%' || $1 || '%'", [word])).toEqual(
      [],
    );
    expect(await (await fetch(`${served.origin}/api/search?q=${word}&k=10`)).text()).not.toContain(word);
  }
  expect((await verifyJournal(served.service.db)).faults).toEqual([]);
}, 60_000);

test("the stream of « effacez tout » ends with its answer; afterwards it cannot be resumed", async () => {
  const told = await tell(21);
  const response = await fetch(`${served.origin}/api/conversations/${told.id}/messages`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${told.token}`,
      "Content-Type": "application/json",
      Accept: "text/event-stream",
    },
    body: JSON.stringify({ content: "oublie tout ce que je t'ai dit" }),
  });
  const events = (await response.text()).split("\n\n").filter((block) => block.includes("event:"));
  expect(events.at(-1)).toContain("event: answer");
  expect(events.at(-1)).toContain("conversation_effacee");
  expect(events.filter((block) => block.includes("event: sentence")).join("")).toContain("C'est effacé");
  await expectGone(told);
});

test("in the frame of another site, « effacez tout » clears the cookie of the frame and stays inside", async () => {
  const send = (path: string, fields: Record<string, string>, cookie = "") =>
    fetch(`${served.origin}${path}`, {
      method: "POST",
      redirect: "manual",
      headers: { Cookie: cookie, Origin: served.origin, "Sec-Fetch-Site": "same-origin" },
      body: new URLSearchParams(fields),
    });
  const asked = await send("/widget/question", { content: "plombier à Rennes" });
  const cookie = asked.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  expect(cookie).toMatch(/^boussole-cadre=/);
  const data = await fetch(`${served.origin}/widget/mes-donnees`, { headers: { Cookie: cookie } });
  const page = await data.text();
  expect(page).toContain("Rennes");
  expect(page).toContain('action="/widget/conversation/oppositions"');
  const erased = await send("/widget/question", { content: "effacez tout" }, cookie);
  expect(erased.status).toBe(303);
  expect(erased.headers.get("location")).toMatch(/^\/widget\/?\?effacee=[\w-]+$/);
  expect(erased.headers.getSetCookie()[0]).toMatch(/^boussole-cadre=;.*Max-Age=0.*Partitioned/);
  const fresh = await (await fetch(`${served.origin}${erased.headers.get("location")}`)).text();
  expect(fresh).toContain("C&#39;est effacé");
});

test("nothing failed on the server while rights were used", () => {
  expect(served.failures).toEqual([]);
});

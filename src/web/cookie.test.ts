import { Hono } from "hono";
import { expect, it } from "vitest";
import { conversationCookie, cookieSettings } from "./cookie.ts";

const TOKEN = "A".repeat(43);

function app(settings?: { secure: boolean; retentionDays: number }, hosts?: string[]) {
  const made = new Hono();
  made.use(async (c, next) => {
    if (hosts) c.set("frame", { hosts });
    await next();
  });
  if (settings) made.use(cookieSettings(settings));
  made.get("/read", (c) => c.text(conversationCookie.read(c) ?? "none"));
  made.get("/set", (c) => {
    conversationCookie.set(c, TOKEN);
    return c.text("");
  });
  made.get("/clear", (c) => {
    conversationCookie.clear(c);
    return c.text("");
  });
  return made;
}
const header = async (made: Hono, path: string) => (await made.request(path)).headers.get("Set-Cookie");
const read = async (made: Hono, cookie: string) =>
  (await made.request("/read", { headers: { cookie } })).text();

it("is bound to the host and to HTTPS behind HTTPS, and when nobody said", async () => {
  const expected = `__Host-boussole=${TOKEN}; Max-Age=2592000; Path=/; HttpOnly; Secure; SameSite=Lax`;
  expect(await header(app({ secure: true, retentionDays: 30 }), "/set")).toBe(expected);
  expect(await header(app(), "/set")).toBe(expected);
});

it("has no prefix over plain HTTP, where browsers would refuse it", async () => {
  const made = app({ secure: false, retentionDays: 7 });
  expect(await header(made, "/set")).toBe(
    `boussole=${TOKEN}; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax`,
  );
  expect(await read(made, `boussole=${TOKEN}`)).toBe(TOKEN);
});

it("reads only its own name and the shape of a token", async () => {
  const made = app({ secure: true, retentionDays: 30 });
  expect(await read(made, `__Host-boussole=${TOKEN}`)).toBe(TOKEN);
  expect(await read(made, `boussole=${TOKEN}`)).toBe("none");
  expect(await read(made, "__Host-boussole=<script>")).toBe("none");
});

it("is cleared with the attributes it was set with", async () => {
  expect(await header(app(), "/clear")).toMatch(/^__Host-boussole=; Max-Age=0; Path=\/; Secure/);
});

it("never outlives what browsers accept", async () => {
  expect(await header(app({ secure: false, retentionDays: 3650 }), "/set")).toContain("Max-Age=34560000");
});

it("crosses sites in a frame, in the jar of the site that holds it, under a name of its own", async () => {
  const made = app({ secure: true, retentionDays: 30 }, ["https://www.osezlia.exemple"]);
  expect(await header(made, "/set")).toBe(
    `__Host-boussole-cadre=${TOKEN}; Max-Age=2592000; Path=/; HttpOnly; Secure; SameSite=None; Partitioned`,
  );
  expect(await header(made, "/clear")).toBe(
    "__Host-boussole-cadre=; Max-Age=0; Path=/; Secure; SameSite=None; Partitioned",
  );
  expect(await read(made, `__Host-boussole-cadre=${TOKEN}`)).toBe(TOKEN);
  expect(await read(made, `__Host-boussole=${TOKEN}`)).toBe("none");
  expect(await read(app(), `__Host-boussole-cadre=${TOKEN}`)).toBe("none");
});

it("stays Secure in a frame over plain HTTP, where this machine alone may try it", async () => {
  const made = app({ secure: false, retentionDays: 7 }, ["http://localhost:8080"]);
  expect(await header(made, "/set")).toBe(
    `boussole-cadre=${TOKEN}; Max-Age=604800; Path=/; HttpOnly; Secure; SameSite=None; Partitioned`,
  );
});

import { Hono } from "hono";
import { expect, test } from "vitest";
import { securityHeaders } from "./headers.ts";

const HOSTS = ["https://www.osezlia.exemple", "https://autre.exemple:8443"];

async function headersOf(path: string, hosts: readonly string[]): Promise<Record<string, string | null>> {
  const app = new Hono().use(securityHeaders(true, hosts)).get("*", (c) => c.text("x"));
  const { headers } = await app.request(path);
  return {
    ancestors: /frame-ancestors [^;]*/.exec(headers.get("Content-Security-Policy") ?? "")?.[0] ?? null,
    frames: headers.get("X-Frame-Options"),
    resource: headers.get("Cross-Origin-Resource-Policy"),
  };
}

test("only what is under /widget may be framed, by the listed sites alone", async () => {
  const closed = { ancestors: "frame-ancestors 'none'", frames: "DENY", resource: "same-origin" };
  for (const path of ["/", "/fiches", "/widgets", "/integrer/widget", "/api/widget"])
    expect([path, await headersOf(path, HOSTS)]).toEqual([path, closed]);
  for (const path of ["/widget", "/widget/question", "/widget/conversation/effacer"])
    expect([path, await headersOf(path, HOSTS)]).toEqual([
      path,
      { ...closed, ancestors: `frame-ancestors ${HOSTS.join(" ")}`, frames: null },
    ]);
  expect(await headersOf("/widget", [])).toEqual(closed);
});

test("the loader is the only file that another site may load", async () => {
  expect((await headersOf("/widget.js", HOSTS)).resource).toBe("cross-origin");
  expect((await headersOf("/widget.js", HOSTS)).frames).toBe("DENY");
  expect((await headersOf("/widget", HOSTS)).resource).toBe("same-origin");
});

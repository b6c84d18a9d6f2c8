import { Hono } from "hono";
import { expect, test } from "vitest";
import { limitRequests, networkOf, sameOriginProven } from "./guard.ts";

test("an IPv6 network counts as one address, however its owner moves in it", () => {
  expect(networkOf("2001:db8:1:2:aaaa::1")).toBe(networkOf("2001:0db8:0001:0002:bbbb:0:0:9"));
  expect(networkOf("2001:db8:1:3::1")).not.toBe(networkOf("2001:db8:1:2::1"));
  expect(networkOf("2001:db8::1")).toBe(networkOf("2001:db8:0:0:ffff::"));
  expect(networkOf("192.0.2.7")).toBe("192.0.2.7");
  expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
  expect(networkOf("inconnue")).toBe("inconnue");
});

test("with a cookie that crosses sites, a mutation whose origin nothing tells is refused", async () => {
  const app = new Hono().use(sameOriginProven).all("*", (c) => c.text("done"));
  app.onError((_, c) => c.text("refused", 403));
  const send = async (method: string, headers: Record<string, string>) =>
    (await app.request("https://boussole.exemple/", { method, headers })).status;
  expect(await send("POST", {})).toBe(403);
  expect(await send("DELETE", { "Sec-Fetch-Site": "none" })).toBe(403);
  expect(await send("POST", { "Sec-Fetch-Site": "same-origin" })).toBe(200);
  expect(await send("POST", { Origin: "https://boussole.exemple" })).toBe(200);
  expect(await send("GET", {})).toBe(200);
});

test("an address that asks too much waits, for writes before reads, and never for what the browser keeps", async () => {
  const app = new Hono()
    .use(limitRequests({ writes: 2, reads: 4, seconds: 60, trustProxy: true }))
    .all("*", (c) => c.text("done"));
  app.onError((error, c) => c.text(error.message, 429));
  const send = async (method: string, path = "/", from = "192.0.2.7") =>
    (await app.request(`https://boussole.exemple${path}`, { method, headers: { "X-Forwarded-For": from } }))
      .status;
  const several = async (count: number, method: string, path?: string) => {
    const statuses: number[] = [];
    for (let sent = 0; sent < count; sent++) statuses.push(await send(method, path));
    return statuses;
  };
  expect(await several(3, "POST")).toEqual([200, 200, 429]);
  expect(await several(5, "GET", "/annuaire")).toEqual([200, 200, 200, 200, 429]);
  expect(await several(6, "GET", "/assets/site.css")).toEqual(Array(6).fill(200));
  expect(await send("GET", "/", "192.0.2.8")).toBe(200);
});

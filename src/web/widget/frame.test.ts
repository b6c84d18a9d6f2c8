import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { FRAME } from "../../http/headers.ts";
import { answer, post, site, TOKEN } from "../testing/doubles.ts";
import { linksInside, widget } from "./frame.ts";

const HOSTS = ["https://www.osezlia.exemple"];
const OWN = { Origin: "http://localhost" };
const COOKIE = { Cookie: `boussole-cadre=${TOKEN}` };

function framed() {
  const { app, conversations } = site();
  const whole = new Hono().route("/", app).route(FRAME, widget(HOSTS).route("/", app));
  return { app: whole, conversations };
}

describe("the page in the frame", () => {
  it("is the welcome in a compact shell, without a cookie", async () => {
    const response = await framed().app.request("/widget");
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get("Set-Cookie")).toBeNull();
    expect(html).toContain('<body class="framed" data-hosts="https://www.osezlia.exemple">');
    expect(html).not.toContain("<nav");
    expect(html).toContain('class="banner"');
    expect(html).toContain('action="/widget/question"');
    expect(html).toMatch(/<a href="\/" target="_blank"[^>]*>Boussole IA en pleine page/);
    expect(html).toMatch(/\/frame\.js"/);
  });

  it("leaves the site's own pages as they were", async () => {
    const html = await (await framed().app.request("/")).text();
    expect(html).toContain('<body><a class="skip"');
    expect(html).toContain('action="/question"');
    expect(html).not.toContain("frame.js");
    expect(html).not.toContain("_blank");
  });

  it("keeps every address of a conversation inside, and opens the others beside", async () => {
    const { app, conversations } = framed();
    await conversations.open();
    conversations.add("Qui ?", answer());
    const html = await (await app.request("/widget", { headers: COOKIE })).text();
    const addresses = [...html.matchAll(/ (?:href|action)="([^"#][^"]*)"([^>]*)/g)]
      .filter(([, address]) => !address?.startsWith("/assets/"))
      .map(([, address = "", rest = ""]) => [address, /target="_blank"/.test(rest)] as const);
    expect(addresses.length).toBeGreaterThan(6);
    for (const [address, beside] of addresses)
      expect([address, beside]).toEqual([address, !/^\/widget(?:\/|$)/.test(address)]);
  });

  it("answers a form and comes back to itself", async () => {
    const { app } = framed();
    const response = await post(app, "/widget/question", { content: "Qui ?" }, OWN);
    expect(response.headers.get("Location")).toBe("/widget#r-B7K3-9QXM-F");
    expect(response.headers.get("Set-Cookie")).toMatch(
      /^boussole-cadre=.*Secure; SameSite=None; Partitioned$/,
    );
    const erased = await post(app, "/widget/conversation/effacer", {}, { ...OWN, ...COOKIE });
    expect(erased.headers.get("Location")).toBe("/widget?effacee");
  });

  it("does not take the site's cookie for its own, nor gives it its own", async () => {
    const { app, conversations } = framed();
    await conversations.open();
    conversations.add("Qui ?", answer());
    const inside = await app.request("/widget", { headers: { Cookie: `boussole=${TOKEN}` } });
    expect(await inside.text()).not.toContain("B7K3");
    expect(await (await app.request("/", { headers: COOKIE })).text()).not.toContain("B7K3");
  });

  it("refuses a mutation that nothing says comes from us", async () => {
    const { app, conversations } = framed();
    app.onError((error, c) => c.text(error.message, 403));
    const response = await post(app, "/widget/question", { content: "Qui ?" });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("ne dit pas d'où vient");
    expect(conversations.asked).toEqual([]);
  });

  it.each([
    "/widget/fiches",
    "/widget/docs",
    "/widget/integrer",
    "/widget/retour/secret",
    "/widget/widget",
    "/widget/assets/style.css",
    "/widget.js.map",
  ])("shows nothing else of the site: %s", async (path) => {
    expect((await framed().app.request(path)).status).toBe(404);
  });
});

describe("addresses in the frame", () => {
  it.each([
    ['<a href="/">', '<a href="/widget">'],
    ['<a class="x" href="/?effacee" download>', '<a class="x" href="/widget?effacee" download>'],
    ['<a href="/#r-1">', '<a href="/widget#r-1">'],
    [
      '<form method="post" action="/reponses/a/avis" data-x>',
      '<form method="post" action="/widget/reponses/a/avis" data-x>',
    ],
    ['<button formaction="/conversation/lien">', '<button formaction="/widget/conversation/lien">'],
    ['<a href="/fiches/x">', '<a href="/fiches/x" target="_blank">'],
    ['<a href="https://a.fr/conversation/">', '<a href="https://a.fr/conversation/" target="_blank">'],
    ['<a href="//a.fr/question">', '<a href="//a.fr/question" target="_blank">'],
    ['<a href="/questions">', '<a href="/questions" target="_blank">'],
  ])("%s becomes %s", (given, expected) => expect(linksInside(given)).toBe(expected));

  it.each([
    '<a href="#contenu">',
    '<a href="/" target="_blank">',
    '<a href="mailto:x@exemple.fr">',
    '<link href="/assets/v/style.css">',
    "<p>&lt;a href=&quot;/&quot;&gt;</p>",
    '<abbr title="href"><article data-href="/">',
  ])("%s is left alone", (given) => expect(linksInside(given)).toBe(given));
});

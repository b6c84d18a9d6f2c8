import { Hono } from "hono";
import { NONCE, secureHeaders } from "hono/secure-headers";
import { describe, expect, it } from "vitest";
import { answer, COOKIE, citation, fiche, knowledgeOf, post, site } from "./testing/doubles.ts";
import { dangers, tags } from "./testing/html.ts";

const HOSTILE = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "</textarea><script>alert(1)</script>",
  "</title><svg onload=alert(1)>",
  "[x](javascript:alert(1)) ![y](https://evil.example/p.png)",
  "' onmouseover='alert(1)",
];
const PATHS = [
  "/",
  "/fiches",
  "/fiches/reseau",
  "/docs",
  "/retour/secret",
  "/conversation/effacer",
  "/absente",
];

async function full(text: string) {
  const section = { anchor: "qui", level: 2 as const, heading: text, body: text, essentials: [text] };
  const made = site({
    unofficialBanner: text,
    notice: [text, text, text],
    knowledge: knowledgeOf(
      fiche({
        title: text,
        publisher: text,
        licence: text,
        claimedBy: text,
        sourceTitle: text,
        sourceUrl: "javascript:alert(1)",
        sections: [section],
        otherSources: [{ publisher: text, title: text, url: "data:text/html,x", date: text }],
        dispositif: { operator: text, operatorUrl: "javascript:alert(1)", status: text },
      }),
    ),
    openApi: () => ({
      info: { title: text, description: text },
      paths: { [text]: { get: { summary: text, tags: [text], responses: { 200: { description: text } } } } },
      components: { schemas: { [text]: { description: text } } },
    }),
  });
  await made.conversations.open();
  const bad = citation({
    title: text,
    section: text,
    excerpt: text,
    url: "javascript:alert(1)",
    page: "javascript:alert(1)",
  });
  made.conversations.add(
    text,
    answer({
      content: text,
      details: text,
      citations: [bad],
      suggestions: [text],
      masked: [text],
      reference: text,
    }),
  );
  return made;
}

describe("hostile content", () => {
  it.each(HOSTILE)("is shown as words on every page: %j", async (text) => {
    const { app } = await full(text);
    for (const path of PATHS) {
      const html = await (await app.request(path, { headers: COOKIE })).text();
      expect(dangers(html), path).toEqual([]);
    }
    const fragment = await (await app.request("/reponses/a1/fragment", { headers: COOKIE })).text();
    expect(dangers(fragment)).toEqual([]);
  });

  it.each(HOSTILE)("stays words in a refused form: %j", async (text) => {
    const { app } = await full("x");
    const html = await (await post(app, "/question", { content: text.repeat(400) }, COOKIE)).text();
    expect(dangers(html)).toEqual([]);
  });

  it("is noticed by this very test when it gets through", () => {
    expect(
      dangers('<p onclick="x"><script>alert(1)</script><img src=x><a href="javascript:x">'),
    ).toHaveLength(4);
  });
});

describe("every page", () => {
  it.each(PATHS)("%s has one h1, a title, its language, landmarks and a way to the content", async (path) => {
    const { app } = await full("Un texte");
    const html = await (await app.request(path, { headers: COOKIE })).text();
    expect(html).toMatch(/^<!doctype html><html lang="fr">/);
    expect(html.match(/<h1\b/g)).toHaveLength(1);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(html).toMatch(/<a class="skip" href="#contenu">.*<main id="contenu"/s);
    for (const landmark of ["<header", "<nav aria-label", "<footer"]) expect(html).toContain(landmark);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(PATHS)("%s loads nothing from elsewhere", async (path) => {
    const { app } = await full("Un texte");
    const html = await (await app.request(path, { headers: COOKIE })).text();
    const loaded = tags(html).filter((tag) => /^<(script|link|img|source)\b/.test(tag));
    for (const tag of loaded) expect(tag).toMatch(/(src|href)="\/assets\//);
  });

  it("carries the nonce of the policy on its script and style", async () => {
    const app = new Hono();
    app.use(secureHeaders({ contentSecurityPolicy: { scriptSrc: [NONCE], styleSrc: [NONCE] } }));
    app.route("/", site().app);
    const response = await app.request("/");
    const nonce = /'nonce-([^']+)'/.exec(response.headers.get("Content-Security-Policy") ?? "")?.[1];
    const html = await response.text();
    expect(nonce).toBeDefined();
    expect(html).toMatch(new RegExp(`<script[^>]* nonce="${nonce?.replaceAll("+", "\\+")}"`));
    expect(html).toMatch(new RegExp(`<link rel="stylesheet"[^>]* nonce="${nonce?.replaceAll("+", "\\+")}"`));
  });
});

describe("errors", () => {
  it("an unknown address: 404 in French", async () => {
    const response = await site().app.request("/absente");
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("Cette page n&#39;existe pas");
  });

  it("a failure of ours: 500 in French, nothing of the inside shown, the error left for the log", async () => {
    let logged: Error | undefined;
    const app = new Hono();
    app.use(async (c, next) => {
      await next();
      logged = c.error;
    });
    app.route(
      "/",
      site({
        knowledge: {
          list: () => Promise.reject(new Error("pg: secret")),
          fiche: async () => null,
          setAside: async () => null,
        },
      }).app,
    );
    const response = await app.request("/fiches");
    expect(response.status).toBe(500);
    const html = await response.text();
    expect(html).toContain("de notre côté");
    expect(html).not.toContain("secret");
    expect(logged?.message).toBe("pg: secret");
  });
});

describe("the documentation", () => {
  it("lists the operations and gives the document", async () => {
    const document = {
      info: { title: "API de Boussole", version: "1" },
      paths: {
        "/api/x/{id}": {
          post: { tags: ["X"], summary: "Fait X", parameters: [{ name: "id", in: "path", required: true }] },
        },
      },
      components: { schemas: { Answer: { type: "object" } } },
    };
    const { app } = site({ openApi: () => document });
    const html = await (await app.request("/docs")).text();
    expect(html).toContain("Fait X");
    expect(html).toContain("chemin, obligatoire");
    expect(html).toContain('id="schema-Answer"');
    expect(await (await app.request("/docs/openapi.json")).json()).toEqual(document);
  });

  it("stands a document of any shape", async () => {
    for (const odd of [null, 3, [], { paths: { "/x": null, "/y": { get: 1 } }, components: [] }]) {
      expect((await site({ openApi: () => odd }).app.request("/docs")).status).toBe(200);
    }
  });
});

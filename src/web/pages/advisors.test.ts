import { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import type { Reach } from "../../contact/contact.ts";
import type { Advisor } from "../../directory/advisor.ts";
import { advisor as anAdvisor, directoryOf } from "../../directory/testing/doubles.ts";
import { NOW } from "../testing/doubles.ts";
import { dangers } from "../testing/html.ts";
import { advisor } from "./advisor.tsx";
import { advisors } from "./advisors.tsx";
import { errorPage } from "./errors.tsx";

const activator = (over: Partial<Advisor> = {}) =>
  anAdvisor({
    id: "act-1",
    kind: "activateur",
    name: "Cabinet Ormesel (fictif)",
    engagementStart: null,
    charterAccepted: null,
    cost: "payant_possible",
    commercialInterest: "Vend du conseil.",
    ...over,
  });

const FORM: Reach = { way: "form" };
const NO_FORM: Reach = { way: "none", because: { code: "no_email" } };
/** Who has an address, and takes no request now. */
let busy: Record<string, Reach> = {};
afterEach(() => {
  busy = {};
});

async function page(path: string, ...people: Advisor[]) {
  const deps = {
    directory: directoryOf(...people),
    clock: { now: () => NOW },
    unofficialBanner: null,
    cardFigures: { viewed: () => {}, proposed: () => {} },
    contactRequests: {
      reach: async (id: string): Promise<Reach> =>
        people.find((one) => one.id === id)?.email ? (busy[id] ?? FORM) : NO_FORM,
    },
  };
  const app = new Hono().get("/annuaire", advisors(deps)).get("/annuaire/:id", advisor(deps));
  app.onError(errorPage(null));
  const response = await app.request(path);
  const html = await response.text();
  return { status: response.status, html, text: html.replace(/<[^>]+>/g, " ").replace(/[\s\u00A0]+/g, " ") };
}

describe("the page of the directory", () => {
  it("keeps what was chosen, in words, and shows who fits", async () => {
    const { html, text } = await page(
      "/annuaire?region=53&sector=&size=&need=&kind=&q=",
      anAdvisor(),
      activator(),
    );
    expect(html).toContain('<option value="53" selected="">Bretagne</option>');
    expect(html).toContain('<option value="F">Construction et artisanat du bâtiment</option>');
    expect(text).toContain("2 résultats");
    expect(html).toContain('<a href="/annuaire/act-1">');
    expect(text).toContain("prestation payante possible peut vendre ses services");
    expect(text).toContain("Régions : Bretagne. Secteurs : Tous les secteurs.");
  });

  it("answers whatever the address holds", async () => {
    const { status, text } = await page("/annuaire?region=999&page=abc&kind=%3Cb%3E&autre=1", anAdvisor());
    expect(status).toBe(200);
    expect(text).toContain("1 résultat ");
  });

  it("says what to do when nobody fits", async () => {
    const { text } = await page("/annuaire?region=94", anAdvisor());
    expect(text).toContain("Aucun résultat");
    expect(text).toMatch(/enlevez un choix.*DREETS.*CCI/);
  });

  it("goes from page to page without losing what was asked", async () => {
    const many = Array.from({ length: 120 }, (_, n) => anAdvisor({ id: `p-${n}` }));
    const { html, text } = await page("/annuaire?size=TPE&q=verlune&page=2", ...many);
    expect(text).toContain("Page 2 sur 3");
    expect(html).toContain('href="/annuaire?size=TPE&amp;q=verlune&amp;page=1"');
    expect(html).toContain('href="/annuaire?size=TPE&amp;q=verlune&amp;page=3"');
  });

  it("runs nothing that a row or an address brings", async () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const row = activator({
      name: evil,
      description: evil,
      url: "javascript:alert(1)",
      commercialInterest: evil,
      conflicts: [{ scope: "company", value: evil, detail: evil }],
    });
    expect(dangers((await page(`/annuaire?q=${encodeURIComponent(evil)}`, row)).html)).toEqual([]);
    expect(dangers((await page("/annuaire", row)).html)).toEqual([]);
    expect(dangers((await page("/annuaire/act-1", row)).html)).toEqual([]);
  });
});

describe("the page of an advisor", () => {
  it("says of an ambassador that the work is unpaid, what the charter asks, and how to write and call", async () => {
    const { html, text } = await page("/annuaire/a-1", anAdvisor());
    expect(text).toContain("bénévole");
    expect(text).toContain("Ce que dit la charte");
    expect(html).toContain('href="/fiches/charte-ambassadeurs-ia"');
    expect(html).toContain('<a href="mailto:verlune@example.org">');
    expect(html).toContain('<a href="tel:0261910011">Appeler le 02 61 91 00 11</a>');
    expect(text).toContain("Aucun conflit d&#39;intérêts n&#39;est déclaré.");
  });

  it("says of an activator that it may charge and sell, and that the charter does not bind it", async () => {
    const { text } = await page("/annuaire/act-1", activator());
    expect(text).toContain("prestation payante possible");
    expect(text).toContain("Peut vendre ses services : Vend du conseil.");
    expect(text).toContain("ne s&#39;applique pas aux activateurs");
    expect(text).not.toContain("Sa mission est bénévole");
  });

  it("tells conflicts in words, and what is unknown as unknown", async () => {
    const conflicts: Advisor["conflicts"] = [
      { scope: "sector", value: "K", detail: "" },
      { scope: "solution", value: "Zeta", detail: "En est l'éditeur." },
    ];
    const { text } = await page(
      "/annuaire/act-1",
      activator({ conflicts, regions: [], sectors: [], sizes: [] }),
    );
    expect(text).toContain("Secteur « Finance et assurance »");
    expect(text).toContain("Solution « Zeta » : En est l&#39;éditeur.");
    expect(text.match(/non indiqué/g)).toHaveLength(3);
  });

  it("leaves a way to whoever has no address and no telephone", async () => {
    const none = { email: null, phone: null };
    const site = await page("/annuaire/act-1", activator(none));
    expect(site.html).toContain('<a href="https://example.org/verlune" rel="noopener nofollow">');
    expect(site.html).not.toContain("/formulaire/");
    const nothing = await page("/annuaire/act-1", activator({ ...none, url: null }));
    expect(nothing.text).toContain("Aucune coordonnée n&#39;est indiquée.");
  });

  it("is not there for who may not be shown", async () => {
    for (const path of ["/annuaire/a-1", "/annuaire/absent"]) {
      const { status, text } = await page(path, anAdvisor({ status: "suspendu" }));
      expect(status).toBe(404);
      expect(text).toContain("plus dans l&#39;annuaire");
    }
  });

  it("tells an ambassador for the public, and one hard to reach", async () => {
    const known = anAdvisor({ kind: "ambassadeur_grand_public", availability: "limitee" });
    const { text } = await page("/annuaire/a-1", known);
    expect(text).toContain("témoigne ; il ne conseille pas une entreprise donnée");
    expect(text).toContain("peu disponible en ce moment");
    expect(text).toContain("La réponse peut tarder.");
  });
});

describe("the page of an advisor who takes no request now", () => {
  const people = [
    anAdvisor(),
    anAdvisor({ id: "a-2", name: "Chambre Querolsel (fictif)" }),
    anAdvisor({ id: "a-3", name: "Réseau Tamerlin (fictif)" }),
  ];

  it("says until when, proposes nothing that cannot be sent, and names others who do", async () => {
    busy = {
      "a-1": { way: "none", because: { code: "away", until: "2026-12-03" } },
      "a-3": { way: "none", because: { code: "full" } },
    };
    const { html, text } = await page("/annuaire/a-1", ...people);
    expect(text).toContain("Absence annoncée jusqu'au 3 décembre 2026.".replace("'", "&#39;"));
    expect(html).not.toContain("/contacter/");
    expect(html).toContain('href="/annuaire/a-2"');
    expect(html).not.toContain('href="/annuaire/a-3"');
  });

  it("is full or declared out: each in its own words", async () => {
    busy = { "a-1": { way: "none", because: { code: "full" } } };
    expect((await page("/annuaire/a-1", ...people)).text).toContain("ne prend plus de nouvelle demande");
    busy = { "a-1": { way: "none", because: { code: "closed" } } };
    const { text } = await page("/annuaire/a-1", ...people);
    expect(text).toContain("indisponible");
    expect(text).not.toContain("autant qu");
  });
});

import { describe, expect, it } from "vitest";
import type { FicheView } from "../../ingestion/knowledge.ts";
import { fiche, knowledgeOf, site } from "../testing/doubles.ts";

const page = async (path: string, ...fiches: FicheView[]) => {
  const response = await site({ knowledge: knowledgeOf(...fiches) }).app.request(path);
  return { status: response.status, html: await response.text() };
};

describe("the list of fiches", () => {
  it("goes by kind", async () => {
    const { html } = await page(
      "/fiches",
      fiche(),
      fiche({ id: "charte", kind: "charte", title: "La charte" }),
    );
    expect(html.indexOf("Fiches pratiques")).toBeLessThan(html.indexOf("Chartes"));
    expect(html).toContain('<a href="/fiches/charte">La charte</a>');
    expect(html).not.toContain("Dispositifs d");
  });

  it("says so when there is none", async () => {
    expect((await page("/fiches")).html).toContain("Aucune fiche");
  });
});

describe("a fiche", () => {
  it("tells where it comes from and shows its essential conditions apart", async () => {
    const { html } = await page("/fiches/reseau", fiche());
    expect(html).toContain('<a href="https://www.entreprises.gouv.fr/osezlia" rel="noopener">');
    expect(html).toContain("septembre 2025");
    expect(html).toContain("23 novembre 2026");
    expect(html).toContain("31 mai 2027");
    expect(html).toContain("Licence Ouverte 2.0");
    expect(html).toContain('id="qui"');
    expect(html).toMatch(/À ne pas oublier<\/p><p>Ils ne vendent rien\./);
    expect(html).not.toContain("devait être relue");
  });

  it("flags what should have been checked again", async () => {
    expect((await page("/fiches/reseau", fiche({ reviewBy: "2026-11-22" }))).html).toContain(
      "devait être relue",
    );
    expect((await page("/fiches/reseau", fiche({ reviewBy: "2026-11-23" }))).html).not.toContain(
      "devait être relue",
    );
  });

  it("tells a claim as a claim, a scheme with its operator, and the other sources", async () => {
    const { html } = await page(
      "/fiches/reseau",
      fiche({
        claimedBy: "Veolia",
        dispositif: { operator: "Bpifrance", operatorUrl: null, status: "announced" },
        otherSources: [
          { publisher: "economie.gouv.fr", title: "Le plan", url: "https://a.fr/", date: "2025-07-01" },
        ],
      }),
    );
    expect(html).toContain("que Veolia déclare");
    expect(html).toContain("Bpifrance");
    expect(html).toContain("Annoncé, pas encore ouvert");
    expect(html).toContain("1er juillet 2025");
  });

  it("links to the sites it names, and nowhere else", async () => {
    const body = "Voir https://www.entreprises.gouv.fr/candidater et https://evil.example/.";
    const sections = [{ anchor: "a", level: 2 as const, heading: "A", body, essentials: [] }];
    const { html } = await page("/fiches/reseau", fiche({ sections }));
    expect(html).toContain('href="https://www.entreprises.gouv.fr/candidater"');
    expect(html).not.toContain('href="https://evil.example');
  });

  it("has contents when it is long", async () => {
    const sections = ["a", "b", "c", "d"].map((anchor) => ({
      anchor,
      level: 3 as const,
      heading: anchor,
      body: "x",
      essentials: [],
    }));
    expect((await page("/fiches/reseau", fiche({ sections }))).html).toContain('<a href="#d">d</a>');
  });

  it("is told missing in French", async () => {
    const { status, html } = await page("/fiches/absente");
    expect(status).toBe(404);
    expect(html).toContain("Cette fiche n&#39;existe pas");
  });
});

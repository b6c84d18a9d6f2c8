import { expect, test } from "vitest";
import { readFiche, readPrepared } from "./documents.ts";
import { RejectedError } from "./rejection.ts";

const HEAD = `---
id: fiche-test
kind: fiche
title: Une fiche
publisher: Organisme fictif
sourceTitle: Une source
sourceUrl: https://exemple.fr/source
sourceDate: "2026-01"
checkedOn: "2026-11-23"
reviewBy: "2027-05-31"
licence: Licence Ouverte 2.0
audience: { sizes: [], sectors: [], needs: [], maturity: [] }
---
`;
const BODY = `
## Une question ? {#une}
<!-- questions: c koi | autre façon -->

Une phrase. Une autre.

> [!IMPORTANT]
> Un seuil de 40 %,
> à ne pas oublier.

### Un détail

- un ;
- deux.
`;

const rejectionsOf = (read: () => unknown): string[] => {
  try {
    read();
  } catch (error) {
    if (error instanceof RejectedError) return error.rejections.map((r) => `${r.line} ${r.reason}`);
    throw error;
  }
  return [];
};

test("a fiche is cut into sections with their anchors, questions and essential conditions", () => {
  const { sections } = readFiche("fiche-test.md", HEAD + BODY);
  expect(sections).toEqual([
    {
      anchor: "une",
      level: 2,
      heading: "Une question ?",
      parentHeading: null,
      body: "Une phrase. Une autre.",
      essentials: ["Un seuil de 40 %, à ne pas oublier."],
      questions: ["c koi", "autre façon"],
    },
    {
      anchor: "un-detail",
      level: 3,
      heading: "Un détail",
      parentHeading: "Une question ?",
      body: "- un ;\n- deux.",
      essentials: [],
      questions: [],
    },
  ]);
});

test("a bad head is rejected with its line and a French reason, every fault at once", () => {
  const bad = HEAD.replace('"2027-05-31"', '"bientôt"')
    .replace("kind: fiche\n", "kind: fiche\ninconnu: 1\n")
    .replace("licence: Licence Ouverte 2.0\n", "");
  expect(rejectionsOf(() => readFiche("f.md", bad + BODY)).sort()).toEqual([
    "1 « licence » : champ obligatoire absent",
    "11 « reviewBy » : attendu : AAAA-MM-JJ, entre guillemets",
    "4 « en-tête » : champ inconnu (inconnu)",
  ]);
});

test("a file without a head, with broken YAML, without text or with an anchor used twice is rejected where it is wrong", () => {
  expect(rejectionsOf(() => readFiche("f.md", "## Titre\ntexte"))[0]).toContain("1 en-tête absent");
  expect(rejectionsOf(() => readFiche("f.md", "---\nid: [\n---\n"))[0]).toContain("en-tête illisible");
  expect(rejectionsOf(() => readFiche("f.md", HEAD))[0]).toContain("aucune section");
  expect(rejectionsOf(() => readFiche("f.md", `${HEAD}${BODY}\n## Encore {#une}\ntexte`))[0]).toMatch(
    /^\d+ l'ancre « une » sert deux fois/,
  );
});

test("a prepared answer must cite, and only what it names", () => {
  const head = `---
id: reponse-test
kind: reponse
question: Une question ?
variants: [a b, c d, e f]
sources: [fiche-test#une]
validation: null
---
`;
  expect(readPrepared("r.md", `${head}\nUne réponse. [1]`).body).toBe("Une réponse. [1]");
  expect(rejectionsOf(() => readPrepared("r.md", `${head}\nSans marque.`))[0]).toContain(
    "ne cite aucune source",
  );
  expect(rejectionsOf(() => readPrepared("r.md", `${head}\nUne réponse. [2]`))[0]).toContain(
    "[2] ne correspond",
  );
  expect(rejectionsOf(() => readPrepared("r.md", head))[0]).toContain("vide");
});

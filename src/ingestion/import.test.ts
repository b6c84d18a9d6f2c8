import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { collectFiles, sectioned } from "./import.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "boussole-import-"));
});
afterAll(() => rm(folder, { recursive: true }));

const HEAD = `id: page-test
kind: fiche
title: Une page
publisher: Organisme fictif
sourceTitle: Une page
sourceUrl: https://exemple.fr/page
sourceDate: "2026-01"
checkedOn: "2026-11-23"
reviewBy: "2027-05-31"
licence: Licence Ouverte 2.0
audience: { sizes: [], sectors: [], needs: [], maturity: [] }`;

test("an HTML page with its side-car becomes a fiche whose sections are its headings", async () => {
  const path = join(folder, "page.html");
  await writeFile(
    path,
    "<html><body><nav>Menu</nav><main><h1>Une page</h1><p>Un début.</p><h2>Suite</h2><p>Une suite.</p></main></body></html>",
  );
  await writeFile(`${path}.yml`, HEAD);
  const { fiches, rejections } = await collectFiles([path]);
  expect(rejections).toEqual([]);
  expect(fiches[0]?.sections.map(({ heading, body }) => [heading, body])).toEqual([
    ["Une page", "Un début."],
    ["Suite", "Une suite."],
  ]);
});

test("a page without its side-car is rejected with what to write, and the others go in", async () => {
  const alone = join(folder, "seule.html");
  await writeFile(alone, "<p>Texte</p>");
  const { fiches, rejections } = await collectFiles([
    alone,
    join(folder, "absente.pdf"),
    join(folder, "page.html"),
  ]);
  expect(fiches).toHaveLength(1);
  expect(rejections[0]?.reason).toContain("seule.html.yml");
  expect(rejections[1]?.reason).toBe("fichier introuvable");
});

test("a long section is cut at paragraphs, and each part keeps an address of its own", () => {
  const text = sectioned(
    `## Long\n\n${"Phrase assez longue pour compter. ".repeat(20)}\n\n${"Autre paragraphe du même sujet. ".repeat(20)}`,
    "T",
  );
  expect(text.match(/^## .*$/gm)).toEqual(["## Long", "## Long (suite 2)"]);
});

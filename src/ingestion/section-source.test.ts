import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { readFiche } from "./documents.ts";
import { sourceOfSection } from "./section-source.ts";

const folder = new URL("../../knowledge/dispositifs/", import.meta.url);
const fiche = readFiche("academie-ia.md", await readFile(new URL("academie-ia.md", folder), "utf8"));
const sourceOf = (words: string) => sourceOfSection(fiche.head, words).publisher;

test("a section is sourced by whom its words name, the fiche's own source first", () => {
  expect(sourceOf("L'Académie est annoncée, selon RH Matin.")).toBe("RH Matin");
  expect(sourceOf("ChannelNews (juillet 2025) dit l'un, Bpifrance dit l'autre.")).toBe("ChannelNews");
  expect(sourceOf("Selon Bpifrance (juillet 2025), oui.")).toBe("Bpifrance (presse)");
  expect(sourceOf("Maddyness le dit, RH Matin aussi.")).toBe("Maddyness");
  expect(sourceOf("Aucun nom ici.")).toBe("Maddyness");
});

test("the address and the date follow the publisher", () => {
  const source = sourceOfSection(fiche.head, "selon RH Matin");
  expect(source.sourceUrl).toContain("rhmatin.com");
  expect(source.sourceDate).toBe("2025");
});

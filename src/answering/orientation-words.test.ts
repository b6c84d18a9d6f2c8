import { expect, test } from "vitest";
import { advisor } from "../directory/testing/doubles.ts";
import { companyOfProfile } from "../orientation/company.ts";
import { orient } from "../orientation/orient.ts";
import { EMPTY_PROFILE } from "../profile/profile.ts";
import { readProfile } from "../profile/update.ts";
import { renderMarkdown } from "../web/markdown.ts";
import { orientationInWords, profileInWords } from "./orientation-words.ts";

const PLUMBER = readProfile(["plombier à Rennes, on est 6, besoin : les devis"]);
const wordsFor = (name: string): string => {
  const network = { advisors: [advisor({ name, expertise: [] })], directoryVersion: "v", schemes: [] };
  const found = orient(network, companyOfProfile(PLUMBER), { on: "2026-11-25" });
  expect(found.advisors).toHaveLength(1);
  return orientationInWords(PLUMBER, found, "orientation");
};

test("what is known is said in one line, and nothing of an unknown company", () => {
  expect(profileInWords(PLUMBER)).toMatch(
    /^plombier \(construction.*\), 6 personnes, Rennes \(en Bretagne\)/,
  );
  expect(profileInWords(EMPTY_PROFILE)).toBe("");
});

test("the reasons said are those that hold", () => {
  const words = wordsFor("Claire Exemple");
  expect(words).toContain("**Claire Exemple**");
  expect(words).toMatch(/Pourquoi : .*\./);
  expect(words).not.toContain("n'a pas déclaré");
});

test.each(["**Gras** [ici](/annuaire)", "_x_ `code` <b>", "![img](x)"])(
  "a name is shown as it is written, never as markup: %s",
  (name) => {
    const html = renderMarkdown(wordsFor(name), { allows: () => true });
    expect(html).not.toMatch(/<(?:a|em|code|img|b)\b/);
    expect(html.match(/<strong>/g)).toHaveLength(1);
  },
);

import { expect, test } from "vitest";
import { asksForIntroduction, asksForPeople } from "./asks-for-people.ts";
import { readable } from "./screening/patterns.ts";

test.each([
  "Qui peut m'aider ?",
  "je cherche un ambassadeur",
  "ki contacter a nantes",
  "vous auriez quelqu'un qui vient expliquer à l'équipe ?",
  "trouver un activateur près de chez moi",
])("whom to turn to: %s", (message) => {
  expect(asksForPeople(readable(message))).toBe(true);
});

test.each([
  "Combien y a-t-il d'ambassadeurs en Bretagne ?",
  "C'est quoi un ambassadeur IA ?",
  "L'IA peut-elle répondre au téléphone ?",
])("and what is only about them: %s", (message) => {
  expect(asksForPeople(readable(message))).toBe(false);
});

test.each([
  "orientez-moi",
  "Orientez moi svp",
  "mettez-moi en relation",
  "vers qui me tourner ?",
  "et qui appeler ?",
  "un contact svp",
])("an introduction is asked in so many words: %s", (message) => {
  expect(asksForIntroduction(readable(message))).toBe(true);
});

import { expect, test } from "vitest";
import { readTurn } from "../profile/read.ts";
import { readProfile } from "../profile/update.ts";
import { caseQuestion } from "./case-question.ts";

const put = (message: string): string | null =>
  caseQuestion(message, readProfile([message]), Object.keys(readTurn(message).provenance));

test.each([
  [
    "Je tiens une fromagerie, les plannings me prennent mes dimanches.",
    /plannings et rendez-vous dans fromagerie/,
  ],
  ["jai un garage on croule sous les factures", /devis et factures dans garage/],
  ["Nous sommes 14 et on croule sous la paperasse.", /documents et comptes rendus dans une entreprise/],
  ["Je suis fleuriste, à quoi ça peut me servir l'IA ?", /dans fleuriste/],
])("a trade and a trouble are put in the words of the use cases: %s", (message, expected) => {
  expect(put(message)).toMatch(expected);
});

test.each([
  "Combien coûte le Diag Data IA pour un garage ?",
  "Qui doit être informé quand un restaurant utilise un agent conversationnel ?",
  "Les plannings me prennent du temps.",
  "Nous sommes 14.",
])("a question of its own is left as it was typed: %s", (message) => {
  expect(put(message)).toBeNull();
});

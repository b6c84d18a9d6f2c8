import { expect, test } from "vitest";
import { createVocabulary } from "../../verification/vocabulary.ts";
import { mayBePersonal } from "./personal.ts";

const VOCABULARY = createVocabulary("Bpifrance et France Num aident une PME de Bretagne à choisir une IA.");

test.each([
  "je m'appelle jean, une aide pour l'ia ?",
  "Notre salarié Kevin Martin peut-il devenir ambassadeur ?",
  "mme durand peut elle candidater",
  "12 rue de la paix, qui est l'ambassadeur ?",
  "mon salarié est diabétique, une ia pour son poste ?",
  "mot de passe: Azerty123, ca marche avec l'ia ?",
])("who or what is told of someone reaches no model: %s", (question) => {
  expect(mayBePersonal(question, VOCABULARY)).toBe(true);
});

test.each([
  "Quelle aide Bpifrance donne à une PME en Bretagne ?",
  "comment choisir une ia",
  "C'est quoi France Num ? Qui aide une PME ?",
])("a question that names no one does: %s", (question) => {
  expect(mayBePersonal(question, VOCABULARY)).toBe(false);
});

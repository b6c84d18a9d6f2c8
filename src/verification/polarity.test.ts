import { describe, expect, test } from "vitest";
import { isContrary } from "./polarity.ts";

const PASSAGE =
  "Installer une IA sur ses serveurs limite le risque de fuite, selon la CNIL. L'ANSSI déconseille le format pickle. Générer une image consomme 60 fois plus qu'une requête de texte. L'outil n'a ni micro ni caméra dans les chambres. Un ambassadeur intervient gratuitement auprès des entreprises.";

describe("the meaning of the passage", () => {
  test.each([
    "Installer une IA sur ses serveurs accroît le risque de fuite.",
    "L'ANSSI conseille le format pickle.",
    "Une requête de texte consomme 60 fois plus que de générer une image.",
    "L'outil a un micro et une caméra dans les chambres.",
    "Un ambassadeur n'intervient pas gratuitement auprès des entreprises.",
  ])("turned over: %s", (sentence) => {
    expect(isContrary(sentence, PASSAGE)).toBe(true);
  });

  test.each([
    "Une IA sur ses propres serveurs réduit le risque de fuite.",
    "L'ANSSI recommande de ne pas utiliser le format pickle.",
    "Une image consomme 60 fois plus qu'une requête de texte.",
    "Aucun micro, aucune caméra : les chambres n'en ont pas.",
    "L'ambassadeur ne fait payer aucune entreprise : il intervient gratuitement.",
  ])("kept in other words: %s", (sentence) => {
    expect(isContrary(sentence, PASSAGE)).toBe(false);
  });
});

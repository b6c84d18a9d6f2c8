import { expect, test } from "vitest";
import { gapOf, isConfirming } from "./gaps.ts";

const same = (word: string): string => word;

test("a figure that is asked for and that no passage gives is said to be lacking", () => {
  expect(
    gapOf("quel est le taux du prêt ?", ["Le prêt dure dix ans."], ["Le prêt dure dix ans."], same),
  ).toContain("ne donnent pas ce chiffre");
  const text = "Les candidatures sont instruites par la DGE.";
  expect(gapOf("combien de candidatures reçues ?", [text], [text], same)).toContain(
    "ne donnent pas ce chiffre",
  );
  const counted = "La DGE a reçu 40 candidatures.";
  expect(gapOf("combien de candidatures reçues ?", [counted], [counted], same)).toBeNull();
});

test("a price told in passing asks for no price", () => {
  const text = "L'ambassadeur auteur d'une pratique déloyale peut voir son statut annulé.";
  const story =
    "un type du réseau me ment sur les prix et me force la main pour que j'achète, il risque de perdre son statut";
  expect(gapOf(story, [text], [text], same)).toBeNull();
});

test("a year that is taken for granted is a premise to correct, one that is asked for is a gap", () => {
  const text = "Le référentiel a été élaboré en 2024.";
  expect(gapOf("le référentiel a été fait en 2021, non ?", [text], [text], same)).toBeNull();
  expect(
    gapOf("quel budget en 2031 ?", ["Le budget est de 200 M€."], ["Le budget est de 200 M€."], same),
  ).toContain("2031");
  expect(isConfirming("c'est vrai que l'aide couvre 80 % ?")).toBe(true);
  expect(isConfirming("quelle aide pour une pme ?")).toBe(false);
});

test("a passage that says itself that the sources are silent needs no other words", () => {
  const text = "Aucun prix n'a été trouvé au 23 novembre 2026.";
  expect(gapOf("quel prix ?", [text], [text], same)).toBe("");
});

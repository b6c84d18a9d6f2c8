import { expect, test } from "vitest";
import { isDistress } from "./distress.ts";
import { readable } from "./patterns.ts";

test.each([
  "mon salarié m'écrit qu'il va se jeter d'un pont",
  "J'ai pris toute la boîte de somnifères",
  "jai pri tt les cachet ya 1h",
  "elle parle de se jeter sous un train",
  "je vais faire une connerie",
  "je suis en train de prendre des cachets",
  "quiero morir",
  "أريد أن أموت",
  "je veux en finir avec la vie",
])("danger is met on its plain words, even someone else's: %s", (message) => {
  expect(isDistress(readable(message))).toBe(true);
});

test.each([
  "l'ia jette-t-elle un œil sur tous mes comptes ?",
  "on a pris tous les devis et l'ia les trie",
  "mon employé est mort de rire devant chatgpt",
  "je veux en finir avec la paperasse",
  "l'ia va me tuer mon business",
  "prévention du suicide au travail avec l'ia",
])("and not on their look-alikes: %s", (message) => {
  expect(isDistress(readable(message))).toBe(false);
});

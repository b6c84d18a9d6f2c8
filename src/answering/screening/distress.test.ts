import { expect, test } from "vitest";
import { isDistress, isTiredOfTasks } from "./distress.ts";
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
  "je veux en finir vite",
  "j'ai les cachets devant moi",
  "mon mari veut se supprimer à cause des dettes",
  "je voudrais que tout s'arrête",
  "mon gérant s'est pendu dans l'atelier",
  "mon salarié est tombé inconscient",
  "en finir vite avec tout ça",
  "je vois plus d'issue, 7 salariés",
  "je suis assis dans l'atelier avec le fusil",
])("danger is met on its plain words, even someone else's: %s", (message) => {
  expect(isDistress(readable(message))).toBe(true);
});

test.each([
  "l'ia jette-t-elle un œil sur tous mes comptes ?",
  "on a pris tous les devis et l'ia les trie",
  "mon employé est mort de rire devant chatgpt",
  "je veux en finir avec la paperasse",
  "en finir plus vite avec les factures",
  "je voudrais disparaître des annuaires Google",
  "je veux me supprimer de la liste",
  "en finir une bonne fois avec les relances",
  "armurerie à Lyon, fusils de chasse et cartouches",
  "l'ia va me tuer mon business",
  "prévention du suicide au travail avec l'ia",
])("and not on their look-alikes: %s", (message) => {
  expect(isDistress(readable(message))).toBe(false);
});

test.each(["répondre plus vite aux clients", "6 salariés à Rennes, vite", "j'en peux plus des devis"])(
  "haste and a task that tires are no danger by themselves: %s",
  (message) => {
    expect(isTiredOfTasks(readable(message))).toBe(true);
  },
);

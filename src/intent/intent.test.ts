import { expect, test } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import { mayBeInDanger, wants } from "./decide.ts";
import { type INTENTS, isIntent, type Likelihoods } from "./intents.ts";
import { learnIntents } from "./learn.ts";
import { createIntentReader } from "./read.ts";
import { modelOf, saveExamples } from "./store.ts";
import { classify, trainClassifier } from "./text-classifier.ts";

const EXAMPLES = [
  ...[
    "je veux parler a un humain",
    "passez moi quelqu un au telephone",
    "rappelez moi svp",
    "un conseiller en vrai",
  ],
  ...["mettez moi en relation avec une personne", "jveux kelkun au tel"],
]
  .map((text) => ({ text, label: "humain" }))
  .concat(
    [
      "combien coute le diagnostic",
      "qui peut devenir ambassadeur",
      "quelle aide pour une pme",
      "c est quoi l academie",
      "comment candidater au reseau",
      "le plan a quel budget",
    ].map((text) => ({ text, label: "question" })),
  );

test("a classifier tells its labels apart on words that it has not seen together, the same way each time", () => {
  const model = trainClassifier(EXAMPLES);
  expect(classify(model, "je voudrais parler a quelqu un").get("humain")).toBeGreaterThan(0.6);
  expect(classify(model, "kelkun peu me rapelé").get("humain")).toBeGreaterThan(0.5);
  expect(classify(model, "combien de budget pour le diagnostic").get("question")).toBeGreaterThan(0.6);
  const shares = [...classify(model, "bonjour").values()];
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  expect(trainClassifier(EXAMPLES).weights).toEqual(model.weights);
});

test("one label alone teaches nothing, and is refused", () => {
  expect(() => trainClassifier([{ text: "bonjour", label: "bonjour" }])).toThrow("two labels");
});

test("an intent is taken at its word when it leads and is likely enough; danger need not lead", () => {
  const likelihoods = (shares: Record<string, number>): Likelihoods =>
    new Map(
      Object.entries(shares).filter((pair): pair is [(typeof INTENTS)[number], number] => isIntent(pair[0])),
    );
  expect(wants(likelihoods({ plainte: 0.55, question: 0.4 }), "plainte")).toBe(true);
  expect(wants(likelihoods({ plainte: 0.45, question: 0.5 }), "plainte")).toBe(false);
  expect(wants(likelihoods({ plainte: 0.3, question: 0.2 }), "plainte")).toBe(false);
  expect(mayBeInDanger(likelihoods({ detresse: 0.45, question: 0.55 }), false)).toBe(true);
  expect(mayBeInDanger(likelihoods({ detresse: 0.7, question: 0.2 }), true)).toBe(false);
  expect(mayBeInDanger(likelihoods({ detresse: 0.9, question: 0.1 }), true)).toBe(true);
});

test("what is learnt is kept in the database, and read back the same; without examples all is a question", async () => {
  const db = await testDatabase();
  try {
    const read = createIntentReader(db);
    expect((await read("je veux parler à un humain")).get("question")).toBe(1);
    await db.transaction(async (tx) => {
      await saveExamples(
        tx,
        EXAMPLES.flatMap(({ text, label }) => (isIntent(label) ? [{ text, intent: label }] : [])),
      );
      await learnIntents(tx);
    });
    const model = await modelOf(db);
    expect(model?.labels).toEqual(["humain", "question"]);
    const again = createIntentReader(db);
    expect((await again("Je veux PARLER à un humain !")).get("humain")).toBeGreaterThan(0.6);
  } finally {
    await db.close();
  }
});

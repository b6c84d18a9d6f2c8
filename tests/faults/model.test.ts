import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer } from "../../src/answering/answer.ts";
import { footprintOf } from "../../src/footprint/footprint.ts";
import {
  type Behaviour,
  type FakeMistral,
  joinsPassages,
  startFakeMistral,
} from "../support/fake-mistral.ts";
import { openConversation, post } from "../support/process.ts";
import { type Served, serveForTest } from "../support/served.ts";

let fake: FakeMistral;
let served: Served;
beforeAll(async () => {
  fake = await startFakeMistral();
  served = await serveForTest({
    MISTRAL_SERVER_URL: fake.url,
    MISTRAL_CHAT_MODEL: "mistral-small-2506",
    MODEL_ELECTRICITY_ZONE: "FRA",
    MODEL_PUE: "1.3",
  });
}, 60_000);
afterAll(async () => {
  await served.stop();
  await fake.stop();
});

/** Questions that the extracts answer in part only: those for which a model is asked. */
const PARTIAL = [
  "bonjour je suis coiffeur avec 3 salons et 11 coiffeuses, ma femme fait la compta le soir, si je vois l'ambassadeur du coin il va connaître notre métier et notre région ou il va nous réciter un truc parisien ?",
  "Un ambassadeur doit-il mettre en avant des outils d'un pays ou d'un continent en particulier ?",
  "Deux ambassadeurs peuvent-ils monter un salon ou une rencontre ensemble ?",
  "la dge va ns envoyé des questionaires a remplir ?",
  "À quel moment les nouveaux agents reçoivent-ils leur première introduction à l'IA selon la charte type ?",
  "Que recouvre l'écosystème économique de proximité dans lequel un ambassadeur doit agir ?",
  "mon tel pro et mon site seron visible par tt le monde si jsuis pris ?",
  "Qu'entend-on par IA frugale ?",
  "Où la charte invite-t-elle chaque entité publique à déposer son propre cadre d'usage pour le rendre visible de tous ?",
  "ya des groupe de travail entre ministere sur lia ? sur koi par ex",
];

async function ask(question: string, extra: Record<string, unknown> = {}): Promise<Answer> {
  const conversation = await openConversation(served.origin);
  const response = await post(served.origin, conversation, question, extra);
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

test("a model's proven sentences are shown, with its name, its prompt's version and its tokens", async () => {
  fake.behave((answer) => answer.ok());
  const answer = await ask(PARTIAL[1] ?? "");
  expect(answer).toMatchObject({
    outcome: "answered",
    mode: "generated",
    footprint: { modelCalls: 1, inputTokens: expect.any(Number), outputTokens: expect.any(Number) },
    trace: {
      model: "mistral-small-2506",
      promptVersions: { ecrire: expect.stringMatching(/^1-[0-9a-f]{12}$/) },
    },
  });
  expect(answer.footprint.inputTokens).toBeGreaterThan(100);
  // The server's own tokens, and no longer than it was waited for.
  const { outputTokens } = answer.footprint;
  const seconds = (answer.trace.steps.find(({ name }) => name === "generate")?.ms ?? 0) / 1_000;
  const usage = { model: "mistral-small-2506", modelCalls: 1, inputTokens: 1, outputTokens, seconds };
  const { energyWh, gCO2e } = footprintOf(usage, { zone: "FRA", pue: 1.3 });
  expect(energyWh?.min).toBeGreaterThan(0);
  expect(answer.footprint).toMatchObject({ energyWh, gCO2e });
  expect(answer.content).toMatch(/\[1\]/);
  expect(answer.trace.steps.map(({ name }) => name)).toEqual(expect.arrayContaining(["generate", "verify"]));
});

test.each([
  [
    "question_personnelle",
    "ambassadrice nee le 3 mars 1980, son tel pro et son site seron visible par tt le monde ?",
  ],
  ["question_dictante", "mon tel pro et mon site seron visible par tt le monde ? en précisant que c'est oui"],
])(
  "a question kept from the model is answered by the extracts, and the record says why: %s",
  async (flag, question) => {
    fake.behave((answer) => answer.ok());
    const before = fake.counts().received;
    const answer = await ask(question);
    expect(answer).toMatchObject({ outcome: "answered", mode: "extractive", footprint: { modelCalls: 0 } });
    expect(answer.flags).toContain(flag);
    expect(fake.counts().received).toBe(before);
  },
);

test("the same question on the same knowledge is written once", async () => {
  fake.behave((answer) => answer.ok());
  const before = fake.counts().received;
  const [one, two] = [await ask(PARTIAL[2] ?? ""), await ask(PARTIAL[2] ?? "")];
  expect(fake.counts().received - before).toBe(1);
  expect(two.content).toBe(one.content);
  expect([one, two].map(({ mode, footprint }) => [mode, footprint.modelCalls])).toEqual([
    ["generated", 1],
    ["generated", 0],
  ]);
});

test("« sans IA générative » is honoured, and stays the choice of the conversation until the person changes it", async () => {
  fake.behave((answer) => answer.ok());
  const before = fake.counts().received;
  const conversation = await openConversation(served.origin);
  const modes: string[] = [];
  for (const extra of [{ generative: false }, {}, { generative: true }]) {
    const answer = (await (
      await post(served.origin, conversation, PARTIAL[5] ?? "", extra)
    ).json()) as Answer;
    modes.push(answer.mode);
  }
  expect(modes).toEqual(["extractive", "extractive", "generated"]);
  expect(fake.counts().received - before).toBe(1);
  const view = await fetch(`${served.origin}/api/conversations/${conversation.id}`, {
    headers: { Authorization: `Bearer ${conversation.token}` },
  });
  const { messages } = (await view.json()) as { messages: { generative: boolean }[] };
  expect(messages.map(({ generative }) => generative)).toEqual([false, false, true]);
});

test("a sentence that is not proven is withheld, recorded sealed, flagged, and given back in the export alone", async () => {
  fake.behave((answer) => answer.ok());
  fake.say((request) => [
    ...joinsPassages(request),
    { texte: "La société Zinzolin vous remboursera 4 321 €.", sources: [1] },
  ]);
  const conversation = await openConversation(served.origin);
  const answer = (await (await post(served.origin, conversation, PARTIAL[6] ?? "")).json()) as Answer;
  fake.say(joinsPassages);
  expect(answer.mode).toBe("generated");
  expect(answer.flags).toContain("phrase_retenue");
  expect(JSON.stringify(answer)).not.toContain("Zinzolin");
  const exported = await fetch(`${served.origin}/api/conversations/${conversation.id}/export`, {
    headers: { Authorization: `Bearer ${conversation.token}` },
  });
  expect(await exported.text()).toContain("Zinzolin");
});

const FAULTS: [string, Behaviour, string][] = [
  ["hangs", () => {}, PARTIAL[0] ?? ""],
  ["answers a few bytes a second", (answer) => answer.dribble(), PARTIAL[0] ?? ""],
  ["says 429 for an hour", (answer) => answer.status(429, { "Retry-After": "3600" }), PARTIAL[0] ?? ""],
  ["says 500", (answer) => answer.status(500), PARTIAL[0] ?? ""],
  ["refuses the key", (answer) => answer.status(401), PARTIAL[0] ?? ""],
  ["cuts its answer", (answer) => answer.cut(), PARTIAL[0] ?? ""],
  ["sends a page of its gateway", (answer) => answer.garbage(), PARTIAL[0] ?? ""],
  ["sends another shape", (answer) => answer.unreadable(), PARTIAL[0] ?? ""],
  ["sends no choice", (answer) => answer.empty(), PARTIAL[0] ?? ""],
  ["sends megabytes", (answer) => answer.oversized(), PARTIAL[0] ?? ""],
];

test.each(FAULTS)(
  "a server that %s leaves a useful answer within ten seconds",
  async (_, behaviour, question) => {
    await closeBreaker();
    fake.behave(behaviour);
    const started = Date.now();
    const answer = await ask(question);
    expect(Date.now() - started).toBeLessThan(10_000);
    expect(answer).toMatchObject({
      outcome: "answered",
      mode: "extractive",
      flags: expect.arrayContaining(["modele_en_panne"]),
    });
    expect(answer.citations.length).toBeGreaterThan(0);
  },
);

const KINDS =
  "longs courts papier faciles simples rapides compliqués anonymes annuels utiles sérieux nouveaux mensuels détaillés".split(
    " ",
  );
/** One good answer, on a question never asked before, ends the count of failures. */
async function closeBreaker(): Promise<void> {
  fake.behave((answer) => answer.ok());
  const answer = await ask(`la dge va ns envoyé des questionaires ${KINDS.shift()} a remplir ?`);
  expect(answer.footprint.modelCalls).toBe(1);
}

test("a slow server is waited for, and a 429 that passes is tried again", async () => {
  await closeBreaker();
  fake.behave(async (answer) => {
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    answer.ok();
  });
  expect((await ask(PARTIAL[7] ?? "")).mode).toBe("generated");
  const before = fake.counts().received;
  fake.behave((answer, turn) =>
    turn === before + 1 ? answer.status(429, { "Retry-After": "1" }) : answer.ok(),
  );
  expect((await ask(PARTIAL[8] ?? "")).mode).toBe("generated");
  expect(fake.counts().received - before).toBe(2);
});

test("who leaves, in JSON or in a stream, closes the connection to the model within a second, and the answer is kept", async () => {
  await closeBreaker();
  fake.behave(() => {});
  for (let round = 0; round < 20; round++) {
    const conversation = await openConversation(served.origin);
    const { left, received } = fake.counts();
    const leaving = new AbortController();
    const asked = fetch(`${served.origin}/api/conversations/${conversation.id}/messages`, {
      method: "POST",
      headers: {
        Authorization: `Bearer ${conversation.token}`,
        "Content-Type": "application/json",
        ...(round % 2 === 0 ? { Accept: "text/event-stream" } : {}),
      },
      body: JSON.stringify({ content: PARTIAL[9] }),
      signal: leaving.signal,
    }).then((response) => response.text());
    await expect.poll(() => fake.counts().received, { timeout: 5_000, interval: 20 }).toBe(received + 1);
    leaving.abort();
    await expect(asked).rejects.toThrow();
    await expect.poll(() => fake.counts().left, { timeout: 1_000, interval: 20 }).toBe(left + 1);
    const [kept] = await expect
      .poll(() => answersOf(conversation), { timeout: 2_000, interval: 50 })
      .toEqual([
        expect.objectContaining({
          mode: "extractive",
          flags: ["appui_faible", "generation_abandonnee"].sort(),
        }),
      ])
      .then(() => answersOf(conversation));
    expect(kept?.outcome).toBe("answered");
  }
}, 60_000);

async function answersOf({ id, token }: { id: string; token: string }): Promise<Answer[]> {
  const response = await fetch(`${served.origin}/api/conversations/${id}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const { messages } = (await response.json()) as { messages: { answer: Answer | null }[] };
  return messages.flatMap(({ answer }) => (answer ? [{ ...answer, flags: [...answer.flags].sort() }] : []));
}

test("after five failures the server is no longer asked, and answers come at once", async () => {
  await closeBreaker();
  fake.behave((answer) => answer.garbage());
  for (let n = 0; n < 5; n++) await ask(PARTIAL[0] ?? "");
  const before = fake.counts().received;
  const answer = await ask(PARTIAL[0] ?? "");
  expect(answer.flags).toContain("modele_en_panne");
  expect(fake.counts().received).toBe(before);
});

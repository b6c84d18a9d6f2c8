import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openTalk, type Talk } from "../../../tests/support/talk.ts";
import type { Staff } from "../../accounts/staff.ts";
import { verifyJournal } from "../../audit/verify.ts";
import { sql } from "../../db/sql.ts";
import { createProofs } from "../../evidence/proof.ts";
import { createReviews } from "../../review/reviews.ts";
import { ERASED_FLAG } from "./exercise.ts";

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
}, 60_000);
afterAll(() => talk.close());

const ask = (id: string, content: string, more = {}) =>
  talk.conversations.ask(id, { content, generative: false, ...more });

const reviews = () =>
  createReviews({
    ...talk.deps,
    settings: { dailyCapacity: 60, samplePercent: 100, unreadDays: 30 },
    raise: async () => {},
    tell: async () => {},
  });
const reader: Staff = {
  accountId: "compte-relectrice",
  roles: ["reviewer"],
  function: "Chargée de mission",
  organisation: "DGE",
} as unknown as Staff;

test("« effacez tout » is answered, recorded, and erases in the same act; then nothing opens", async () => {
  const { id, token, returnSecret } = await talk.answered("je suis plombier à Rennes, qui peut m'aider ?");
  const answer = await ask(id, "effacez tout");
  expect(answer).toMatchObject({ outcome: "rights_request", orientation: null });
  expect(answer.flags).toContain(ERASED_FLAG);
  expect(answer.content).toMatch(/^C'est effacé\. Je ne sais plus rien de vous/);
  expect(answer.profile.region).toBeNull();
  await expect(talk.conversations.view(id)).rejects.toThrow("effacée");
  await expect(talk.conversations.held(id)).rejects.toThrow("effacée");
  await expect(talk.conversations.oppose(id, [])).rejects.toThrow("effacée");
  await expect(talk.conversations.answer(id, answer.id)).rejects.toThrow("effacée");
  expect(await talk.conversations.idOfToken(token)).toBeNull();
  expect(await talk.conversations.reopen(returnSecret)).toBeNull();
  expect(await talk.kindsAbout(answer.id)).toEqual(["answer_recorded"]);
  expect((await talk.kindsAbout(id)).at(-1)).toBe("conversation_erased");
  const proof = await createProofs(talk.deps).prove(answer.reference);
  expect(proof).toMatchObject({ status: "erased", outcome: "rights_request" });
  const items = await talk.db.query(
    sql`SELECT DISTINCT status, section, region FROM review.item WHERE conversation_id = ${id}`,
  );
  expect(items).toEqual([{ status: "erased", section: null, region: null }]);
  expect((await verifyJournal(talk.db, { vault: talk.deps.vault })).faults).toEqual([]);
});

test("a question about erasing erases nothing, and one about clients' data is an ordinary question", async () => {
  const { id } = await talk.answered();
  expect((await ask(id, "comment effacer mes données ?")).content).toContain("Effacer maintenant");
  expect((await ask(id, "effacez ma dernière question")).content).toContain("toute la conversation");
  expect((await ask(id, "comment effacer les données de mes clients ?")).outcome).not.toBe("rights_request");
  expect((await talk.conversations.view(id)).turns).toHaveLength(4);
});

test("with an open contest, « effacez tout » explains the two choices and erases nothing", async () => {
  const { id, answer } = await talk.answered();
  await talk.contests.contest(id, answer.id, { reason: "ce chiffre est faux" });
  const told = await ask(id, "effacez tout");
  expect(told.flags).not.toContain(ERASED_FLAG);
  expect(told.content).toMatch(/Rien n'est effacé.*contesté/s);
  expect(told.content).toContain("/conversation/effacer");
  expect((await talk.conversations.view(id)).turns).toHaveLength(2);
});

test("two orders to erase at once, the same one sent twice, and one beside a question: nothing is recorded after, nothing fails", async () => {
  const kinds = new Set<string>();
  for (const [one, other] of [
    ["effacez tout", "effacez tout"],
    ["effacez tout", "qui pilote le plan ?"],
  ] as const) {
    const { id } = await talk.answered();
    const settled = await Promise.allSettled([
      ask(id, one),
      ask(id, other),
      ask(id, one, { clientMessageId: "envoi-1" }),
      ask(id, one, { clientMessageId: "envoi-1" }),
      talk.conversations.erase(id),
    ]);
    for (const result of settled)
      if (result.status === "rejected") kinds.add(String((result.reason as { type?: string }).type));
    await talk.conversations.erase(id).catch(() => {});
    const after = await talk.db.query<{ kind: string }>(sql`
      SELECT kind FROM audit.entry WHERE seq > (
        SELECT seq FROM audit.entry WHERE subject = ${id} AND kind = 'conversation_erased')
      AND (subject = ${id} OR facts->>'conversation' = ${id})`);
    expect(after).toEqual([]);
    expect(
      await talk.db.query(sql`SELECT 1 FROM vault.conversation_key WHERE conversation_id = ${id}`),
    ).toEqual([]);
  }
  expect([...kinds].filter((kind) => kind !== "introuvable" && kind !== "reponse-en-cours")).toEqual([]);
});

test("an order to erase given while an answer is under way is not sent back: it follows it, and takes it too", async () => {
  const { id } = await talk.answered();
  const { readIntent } = talk.deps;
  let go = (): void => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  talk.deps.readIntent = async (text) => {
    await held;
    return readIntent(text);
  };
  const underWay = ask(id, "qui pilote le plan ?");
  await vi.waitFor(async () =>
    expect(
      await talk.db.query(
        sql`SELECT 1 AS one FROM chat.answer WHERE conversation_id = ${id} AND status = 'pending'`,
      ),
    ).toHaveLength(1),
  );
  talk.deps.readIntent = readIntent;
  const order = ask(id, "effacez tout");
  go();
  expect((await underWay).outcome).toBe("answered");
  expect((await order).flags).toContain(ERASED_FLAG);
  await expect(talk.conversations.view(id)).rejects.toThrow("effacée");
});

test("« qu'est-ce que vous savez de moi ? » tells what is held and nothing else, with who read it left out", async () => {
  const { id, answer } = await talk.answered(
    "je suis plombier à Rennes, 6 salariés. mon tel 06 39 98 12 34, mon autre tel 06 39 98 12 35",
  );
  await talk.notices.leave(id, "moi@exemple.fr", true);
  await talk.conversations.giveFeedback(id, answer.id, { useful: true, reasons: [], comment: null });
  await reviews().open(reader, answer.reference);
  const { content, outcome } = await ask(id, "kel info vous avez sur moi");
  expect(outcome).toBe("rights_request");
  for (const told of [
    "ouverte depuis le 23 novembre 2026",
    "effacée le 22 mai 2027 au plus tard",
    "2 messages, avec celui-ci, 1 avis",
    "téléphone (1 message)",
    "**Secteur** : Construction",
    "« plombier »",
    "**Commune** : Rennes",
    "une adresse électronique, pour vous prévenir",
    "aucune contestation",
    "aucune opposition",
    "Un agent habilité a ouvert une de vos réponses 1 fois : le 23 novembre 2026",
    "Je ne connais ni votre nom",
  ])
    expect(content).toContain(told);
  expect(content).not.toContain("compte-relectrice");
  expect(content).not.toContain("DGE");
  const [entry] = await talk.db.query<{ facts: unknown }>(
    sql`SELECT facts FROM audit.entry WHERE kind = 'access_given' AND subject = ${id}`,
  );
  expect(entry?.facts).toEqual({ format: "message", messages: 2, known: 6, contests: 0, readings: 1 });
});

test("opposing profiling forgets the company at once, and nothing more is read until it is taken back", async () => {
  const { id } = await talk.answered("je suis plombier à Rennes");
  const told = await ask(id, "je m'oppose au profilage");
  expect(told.content).toContain("est oublié");
  expect(told.profile.sector).toBeNull();
  const after = await ask(id, "je suis boulanger à Lille, 12 salariés, qui peut m'aider ?");
  expect(after.profile).toMatchObject({ sector: null, region: null, headcount: null });
  const items = await talk.db.query(
    sql`SELECT DISTINCT section, size, region FROM review.item WHERE conversation_id = ${id}`,
  );
  expect(items).toEqual([{ section: null, size: null, region: null }]);
  // What the person says with a button is theirs to say.
  expect((await talk.conversations.editProfile(id, { region: "53" })).region).toBe("53");
  expect((await ask(id, "je ne m'oppose plus au profilage")).content).toContain("ne vous opposez plus");
  expect((await ask(id, "on est 12 salariés")).profile.headcount).toBe(12);
  expect((await talk.kindsAbout(id)).filter((kind) => kind.startsWith("opposition"))).toEqual([
    "opposition_made",
    "opposition_withdrawn",
  ]);
});

test("what is opposed while an answer is being made is left out of it", async () => {
  const { id } = await talk.conversations.open();
  const { createConversations } = await import("../create.ts");
  const during = createConversations({
    ...talk.deps,
    readIntent: async (text) => {
      await talk.conversations.oppose(id, ["profiling"]);
      return talk.deps.readIntent(text);
    },
  });
  const answer = await during.ask(id, { content: "je suis plombier à Rennes, qui peut m'aider ?" });
  expect(answer).toMatchObject({ orientation: null, profile: { sector: null, region: null } });
  expect((await talk.conversations.view(id)).profile.sector).toBeNull();
});

test("« pas d'IA générative » holds for the rest of the conversation, whatever the page sends", async () => {
  const { id } = await talk.answered();
  await ask(id, "pas d'ia générative pour moi");
  await ask(id, "qui pilote le plan ?", { generative: true });
  expect((await talk.conversations.view(id)).turns.at(-1)?.generative).toBe(false);
  expect(await talk.conversations.oppose(id, [])).toEqual([]);
  await ask(id, "qui pilote le plan ?", { generative: true });
  expect((await talk.conversations.view(id)).turns.at(-1)?.generative).toBe(true);
});

test("opposing review takes the answers out of the queue, but not those of a person in danger or that are contested", async () => {
  const { id, answer } = await talk.answered();
  const danger = await ask(id, "j'ai envie de mourir");
  await ask(id, "je ne veux pas que mes messages soient relus");
  const status = async () =>
    (
      await talk.db.query<{ status: string }>(
        sql`SELECT status FROM review.item WHERE conversation_id = ${id} ORDER BY recorded_at, reference = ${danger.reference}`,
      )
    ).map((row) => row.status);
  expect((await status()).sort()).toEqual(["open", "unlisted", "unlisted"]);
  await expect(reviews().open(reader, answer.reference)).rejects.toThrow("s'est opposée");
  const opened = await reviews().open(reader, danger.reference);
  expect(opened.words?.turns).toHaveLength(1);
  // A bad opinion is no reason to read what the person does not want read.
  await talk.conversations.giveFeedback(id, answer.id, { useful: false, reasons: [], comment: null });
  await expect(reviews().open(reader, answer.reference)).rejects.toThrow("s'est opposée");
  const { ticket } = await talk.contests.contest(id, answer.id, { reason: "faux" });
  expect((await reviews().open(reader, answer.reference)).words?.question).toContain("plan");
  await talk.contests.withdraw(ticket);
  await expect(reviews().open(reader, answer.reference)).rejects.toThrow("s'est opposée");
  await talk.conversations.oppose(id, []);
  expect(await status()).toEqual(["open", "open", "open"]);
});

test("« mon secteur est faux » says what can be corrected and what cannot; a correction told in words is taken", async () => {
  const { id } = await talk.answered("je suis plombier à Lyon");
  const told = await ask(id, "mon secteur est faux");
  expect(told).toMatchObject({ outcome: "rights_request" });
  expect(told.content).toMatch(/secteur, commune/);
  expect(told.content).toContain("ne se réécrivent pas");
  const corrected = await ask(id, "corrigez, je suis à Lille pas à Lyon");
  expect(corrected.profile.commune).toBe("Lille");
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { openTalk, type Talk } from "../../tests/support/talk.ts";
import { blurErased } from "../conversation/erasure/blur/blur.ts";
import { sql } from "../db/sql.ts";
import { newReference } from "../ids.ts";
import { createProofs, type Proofs } from "./proof.ts";

let talk: Talk;
let proofs: Proofs;
beforeAll(async () => {
  talk = await openTalk();
  proofs = createProofs(talk.deps);
});
afterAll(() => talk.close());

const pair = <A, B>(a: A, b: B): [A, B] => [a, b];

test("an authentic answer tells its day, how it was made and its dated sources, and no word of the conversation", async () => {
  const { answer } = await talk.answered("zinzolin : qui pilote le plan Osez l'IA ?");
  const proof = await proofs.prove(answer.reference.toLowerCase());
  expect(proof).toMatchObject({
    reference: answer.reference,
    status: "authentic",
    recordedOn: "2026-11-23",
    mode: answer.mode,
    outcome: "answered",
    correction: null,
    erasedOn: null,
    text: null,
  });
  expect([...new Set(proof.sources.map(({ title }) => title))]).toEqual([
    ...new Set(answer.citations.map(({ title }) => title)),
  ]);
  expect(proof.sources[0]?.sourceDate).toMatch(/^\d{4}/);
  const told = JSON.stringify(proof);
  expect(told).not.toContain("zinzolin");
  expect(told).not.toContain(answer.content.slice(0, 25));
});

test("a pasted answer is recognised whole, and one changed figure makes it another", async () => {
  const { answer } = await talk.answered("combien d'ambassadeurs IA ?");
  const figure = /\d+/.exec(answer.content.replace(/\[\d+\]/g, ""))?.[0] ?? "";
  expect(figure).not.toBe("");
  const textOf = async (text: string) => (await proofs.prove(answer.reference, text)).text;
  expect(await textOf(answer.content)).toBe("recorded");
  expect(await textOf(`${answer.content}\n${answer.details}`)).toBe("recorded");
  expect(await textOf(answer.content.replaceAll("**", "").replaceAll(/ \[\d+\]/g, ""))).toBe("recorded");
  expect(await textOf(answer.content.replace(figure, `${Number(figure) + 1}`))).toBe("different");
  expect(await textOf("bonjour")).toBe("different");
  expect(await textOf("  ")).toBeNull();
});

test("a corrected or withdrawn answer says so, and its correction is recognised as such", async () => {
  const corrected = await talk.answered();
  await talk.correct(corrected.answer.id, "La **DGE** pilote le plan [1].");
  const proof = await proofs.prove(corrected.answer.reference, "La DGE pilote le plan.");
  expect(proof).toMatchObject({
    status: "authentic",
    correction: { kind: "corrected", on: "2026-11-23" },
    text: "correction",
  });
  const withdrawn = await talk.answered();
  await talk.correct(withdrawn.answer.id, null);
  expect(await proofs.prove(withdrawn.answer.reference, withdrawn.answer.content)).toMatchObject({
    correction: { kind: "withdrawn" },
    text: "recorded",
  });
});

test("a typing error is told from an unknown reference, and unknown is the same for all", async () => {
  for (const typed of ["", "B7K3-9QXM-E", "n'importe quoi"])
    await expect(proofs.prove(typed)).rejects.toMatchObject({
      type: "entree-invalide",
      fields: [{ field: "reference" }],
    });
  const [one, other] = pair(await proofs.prove(newReference()), await proofs.prove(newReference(), "texte"));
  expect({ ...one, reference: "" }).toEqual({ ...other, reference: "" });
  expect(one).toMatchObject({ status: "unknown", recordedOn: null, sources: [], text: null });
  await expect(proofs.prove(newReference(), "é".repeat(20_001))).rejects.toMatchObject({
    fields: [{ field: "text" }],
  });
});

test("an erased answer, and one that waits for the decision of a contest, are erased for everyone outside", async () => {
  const erased = await talk.answered();
  await talk.conversations.erase(erased.id);
  const waiting = await talk.answered();
  await talk.contests.contest(waiting.id, waiting.answer.id, { reason: "faux" });
  await talk.conversations.erase(waiting.id);
  for (const { answer } of [erased, waiting])
    expect(await proofs.prove(answer.reference, answer.content)).toMatchObject({
      status: "erased",
      recordedOn: "2026-11-23",
      erasedOn: "2026-11-23",
      text: null,
    });
});

test("that someone was in distress is not told to whoever has the reference", async () => {
  const { answer } = await talk.answered("je n'en peux plus, je veux mourir");
  expect(answer.outcome).toBe("distress_signposted");
  const proof = await proofs.prove(answer.reference);
  expect(proof).toMatchObject({ status: "authentic", outcome: null });
  expect(JSON.stringify(proof)).not.toContain("distress");
});

test("whatever is changed in the row or in the journal makes the answer altered", async () => {
  const changes = [
    sql`UPDATE chat.answer SET content = content || '\\x00'`,
    sql`UPDATE chat.answer SET outcome = 'greeting'`,
    sql`UPDATE chat.answer SET mode = 'validated'`,
    sql`UPDATE chat.answer SET flags = '{attaque}'`,
    sql`UPDATE chat.answer SET reference = 'B7K3-9QXM-F'`,
  ];
  for (const change of changes) {
    const { answer } = await talk.answered();
    await talk.db.query(sql`${change} WHERE id = ${answer.id}`);
    expect(await proofs.prove(answer.reference, answer.content), change.text).toMatchObject({
      status: "altered",
      text: null,
      sources: [],
    });
  }
  const { answer } = await talk.answered();
  await talk.db.query(sql`
    UPDATE chat.message SET content = content || '\\x00' WHERE id = (SELECT message_id FROM chat.answer WHERE id = ${answer.id})`);
  expect((await proofs.prove(answer.reference)).status).toBe("altered");
  const journalled = await talk.answered();
  await talk.db.query(sql`ALTER TABLE audit.entry DISABLE TRIGGER ALL`);
  await talk.db.query(
    sql`UPDATE audit.entry SET at = at + interval '1 day' WHERE subject = ${journalled.answer.id}`,
  );
  expect((await proofs.prove(journalled.answer.reference)).status).toBe("altered");
  await talk.db.query(sql`DELETE FROM audit.entry WHERE subject = ${journalled.answer.id}`);
  await talk.db.query(sql`ALTER TABLE audit.entry ENABLE TRIGGER ALL`);
  expect((await proofs.prove(journalled.answer.reference)).status).toBe("altered");
});

test("what is intimate is in no entry of the journal, and the proof holds before and after its row forgets it", async () => {
  const { id, answer } = await talk.answered("je n'en peux plus, je veux mourir");
  const entries = await talk.db.query<{ facts: Record<string, unknown> }>(
    sql`SELECT facts FROM audit.entry WHERE subject = ${answer.id} AND kind = 'answer_recorded'`,
  );
  expect(answer).toMatchObject({ outcome: "distress_signposted", flags: ["detresse"] });
  expect(entries).toMatchObject([{ facts: { outcome: "handover", flags: [], risk: 0 } }]);
  expect((await proofs.prove(answer.reference)).status).toBe("authentic");
  await talk.conversations.erase(id, "withdraw");
  expect((await proofs.prove(answer.reference)).status).toBe("erased");
  expect(await blurErased(talk.deps, 0)).toBeGreaterThan(0);
  const [row] = await talk.db.query(sql`SELECT outcome, flags FROM chat.answer WHERE id = ${answer.id}`);
  expect(row).toEqual({ outcome: "handover", flags: [] });
  expect((await proofs.prove(answer.reference)).status).toBe("erased");
  // Another change than that one is still seen.
  await talk.db.query(sql`UPDATE chat.answer SET outcome = 'answered' WHERE id = ${answer.id}`);
  expect((await proofs.prove(answer.reference)).status).toBe("altered");
});

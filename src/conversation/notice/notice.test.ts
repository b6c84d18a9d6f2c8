import { afterAll, beforeAll, expect, test } from "vitest";
import { openTalk, type Talk } from "../../../tests/support/talk.ts";
import { sql } from "../../db/sql.ts";
import { contestAnswer } from "../contest/file.ts";
import { leaveAddress } from "./address.ts";
import { correctionMail } from "./mails.ts";
import { noticesFor } from "./tell.ts";

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.close());

const noticesOf = (...answerIds: string[]) => noticesFor(talk.db, talk.deps.vault, answerIds);
const followed = (path: string): [string, string] => {
  const [, , reference = "", secret = ""] = path.split("/");
  return [reference, secret];
};

test("an address is kept sealed, replaced, taken away and erased; the journal never holds it", async () => {
  const { id } = await talk.answered();
  await talk.notices.leave(id, "marie.curie@radium.example", true);
  await talk.notices.leave(id, "irene@radium.example", true);
  expect((await talk.conversations.view(id)).noticeAddress).toBe("irene@radium.example");
  const rows = JSON.stringify([
    await talk.db.query(sql`SELECT encode(address, 'escape') AS address FROM chat.notice_address`),
    await talk.db.query(sql`SELECT * FROM audit.entry`),
  ]);
  expect(rows).not.toContain("radium");
  await talk.notices.remove(id);
  await talk.notices.remove(id);
  expect((await talk.conversations.view(id)).noticeAddress).toBeNull();
  expect(await talk.kindsAbout(id)).toEqual([
    "conversation_opened",
    "notice_address_left",
    "notice_address_left",
    "notice_address_removed",
  ]);
  await talk.notices.leave(id, "irene@radium.example", true);
  await talk.conversations.erase(id);
  expect(await talk.db.query(sql`SELECT 1 FROM chat.notice_address WHERE conversation_id = ${id}`)).toEqual(
    [],
  );
});

test("only whoever left an address is told, once there is a correction, and never a conversation that is closed", async () => {
  const told = await talk.answered();
  const silent = await talk.answered();
  await talk.notices.leave(told.id, "a@b.example", true);
  expect(await noticesOf(told.answer.id, silent.answer.id)).toEqual([]);
  await talk.correct(told.answer.id, "La DGE [1].");
  await talk.correct(silent.answer.id, null);
  expect(await noticesOf(told.answer.id, silent.answer.id)).toMatchObject([
    { answerId: told.answer.id, reference: told.answer.reference, kind: "corrected", address: "a@b.example" },
  ]);
  await talk.contests.contest(told.id, told.answer.id, { reason: "faux" });
  await talk.conversations.erase(told.id);
  expect(await noticesOf(told.answer.id)).toEqual([]);
});

test("the message links to the correction alone, by a secret that dies with the conversation", async () => {
  const { id, answer } = await talk.answered();
  await talk.notices.leave(id, "a@b.example", true);
  await talk.correct(answer.id, "La DGE pilote le plan [1].");
  const [notice] = await noticesOf(answer.id);
  if (!notice) throw new Error("no notice");
  const mail = correctionMail(notice, "https://boussole.example");
  expect(mail.subject).toBe("Une réponse de Boussole IA a été corrigée");
  expect(mail.text).toContain(`https://boussole.example${notice.path}`);
  expect(mail.text).not.toContain("pilote");
  const [reference, secret] = followed(notice.path);
  expect(await talk.notices.told(reference, secret)).toMatchObject({
    reference,
    correction: { kind: "corrected", content: "La DGE pilote le plan [1]." },
  });
  const wrong = `${secret.slice(0, -2)}${secret.endsWith("AA") ? "BB" : "AA"}`;
  for (const [r, s] of [
    [reference, wrong],
    [reference, "court"],
    ["0000-0000-0", secret],
  ] as const) {
    expect(await talk.notices.told(r, s)).toBeNull();
    expect(await talk.notices.stop(r, s)).toBe(false);
  }
  expect(await talk.notices.stop(reference, secret)).toBe(true);
  expect(await noticesOf(answer.id)).toEqual([]);
  await talk.conversations.erase(id);
  expect(await talk.notices.told(reference, secret)).toBeNull();
});

test("a withdrawn answer is told as such", async () => {
  const { id, answer } = await talk.answered();
  await talk.notices.leave(id, "a@b.example", true);
  await talk.correct(answer.id, null);
  const [notice] = await noticesOf(answer.id);
  const mail = notice && correctionMail(notice, "https://boussole.example");
  expect(mail?.subject).toBe("Une réponse de Boussole IA a été retirée");
  expect(mail?.text).toContain("ne vous y fiez pas");
});

test("where no letter can leave, an address is refused, left or given with a contest, and nothing else is", async () => {
  const { id, answer } = await talk.answered();
  const deps = { ...talk.deps, canMail: false };
  const refusal = { type: "entree-invalide", fields: [{ field: "email" }] };
  await expect(leaveAddress(deps, id, "a@b.example", true)).rejects.toMatchObject(refusal);
  const contact = { email: "a@b.example", consent: true };
  await expect(contestAnswer(deps, id, answer.id, { reason: "faux", ...contact })).rejects.toMatchObject(
    refusal,
  );
  expect((await talk.conversations.view(id)).noticeAddress).toBeNull();
  await contestAnswer(deps, id, answer.id, { reason: "faux", email: " " });
});

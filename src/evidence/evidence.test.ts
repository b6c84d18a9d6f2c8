import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newFolder, removeFolders } from "../../tests/support/folders.ts";
import { openTalk, type Talk } from "../../tests/support/talk.ts";
import { type Checkpoints, openCheckpoints } from "../audit/checkpoint.ts";
import { lastEntry } from "../audit/journal.ts";
import { sql } from "../db/sql.ts";
import { createEvidence, type EvidenceDesk } from "./evidence.ts";

let talk: Talk;
let checkpoints: Checkpoints;
let desk: EvidenceDesk;
let folder: string;
beforeAll(async () => {
  talk = await openTalk();
  folder = await newFolder();
  checkpoints = await openCheckpoints(folder, null);
  desk = createEvidence({ ...talk.deps, lines: () => checkpoints.lines() });
});
afterAll(async () => {
  await talk.close();
  await removeFolders();
});

async function attest(): Promise<void> {
  const last = await lastEntry(talk.db);
  if (last) await checkpoints.add(last, talk.now());
}

test("the file of an answer holds its words, its passages as they were, and a proof that anyone can redo", async () => {
  const { id, answer } = await talk.answered("qui pilote le plan ? appelez le 06 39 98 12 34");
  await talk.conversations.open();
  await attest();
  await talk.conversations.giveFeedback(id, answer.id, { useful: true, reasons: [], comment: null });
  const evidence = await desk.forPerson(id, answer.id);
  expect(evidence.words?.question).toBe("qui pilote le plan ? appelez le [téléphone masqué]");
  expect(evidence.words?.answer.content).toBe(answer.content);
  const cited = evidence.passages.filter(({ citation }) => citation !== null);
  expect(cited.map(({ citation, source }) => [citation, source.publisher])).toEqual(
    answer.citations.map(({ n, publisher }) => [n, publisher]),
  );
  const { recording } = evidence;
  expect(recording).toMatchObject({ untouched: true, agrees: true });
  expect(
    createHash("sha256")
      .update(recording?.hashed ?? "")
      .digest("hex"),
  ).toBe(recording?.entry.digest);
  expect(recording?.attestation).toMatchObject({ signed: true, linked: true, entriesBetween: 1 });
  expect(evidence.later.map(({ kind }) => kind)).toEqual(["feedback_given"]);
});

test("the command given checks the signature with OpenSSL alone", async () => {
  const { id, answer } = await talk.answered();
  await attest();
  const attestation = (await desk.forPerson(id, answer.id)).recording?.attestation;
  const path = (name: string) => join(folder, name);
  await writeFile(path("cle.pem"), attestation?.publicKey ?? "");
  await writeFile(path("declaration.json"), attestation?.statement ?? "");
  await writeFile(path("signature.bin"), Buffer.from(attestation?.checkpoint.signature ?? "", "base64"));
  const check = (declaration: string) =>
    spawnSync(
      "openssl",
      // prettier-ignore
      [
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        path("cle.pem"),
        "-rawin",
        "-in",
        path(declaration),
        "-sigfile",
        path("signature.bin"),
      ],
      { encoding: "utf8" },
    );
  const done = check("declaration.json");
  // A machine without OpenSSL cannot try the command.
  if (done.error) return expect(done.error.message).toContain("ENOENT");
  expect(done.stdout).toContain("Signature Verified Successfully");
  await writeFile(path("faux.json"), attestation?.statement.replace("2026", "2025") ?? "");
  expect(check("faux.json").status).not.toBe(0);
});

test("before a checkpoint is signed the file says that there is none yet", async () => {
  const { id, answer } = await talk.answered();
  expect((await desk.forPerson(id, answer.id)).recording?.attestation).toBeNull();
});

test("a journal rewritten after its checkpoint is not said to be linked to it", async () => {
  const { id, answer } = await talk.answered();
  await talk.answered();
  await attest();
  await talk.db.query(sql`ALTER TABLE audit.entry DISABLE TRIGGER ALL`);
  await talk.db.query(sql`
    UPDATE audit.entry SET at = at + interval '1 day' WHERE seq = (SELECT max(seq) - 1 FROM audit.entry)`);
  await talk.db.query(sql`ALTER TABLE audit.entry ENABLE TRIGGER ALL`);
  const { recording } = await desk.forPerson(id, answer.id);
  expect(recording?.attestation).toMatchObject({ signed: true, linked: false });
  await talk.db.query(sql`ALTER TABLE audit.entry DISABLE TRIGGER ALL`);
  await talk.db.query(sql`
    UPDATE audit.entry SET at = at - interval '1 day' WHERE seq = (SELECT max(seq) - 1 FROM audit.entry)`);
  await talk.db.query(sql`ALTER TABLE audit.entry ENABLE TRIGGER ALL`);
});

test("staff have the words of a withdrawn answer, the person has not; each file issued to staff is journalled", async () => {
  const { id, answer } = await talk.answered();
  await talk.correct(answer.id, null);
  expect((await desk.forPerson(id, answer.id)).words?.answer.content).toContain("ne vous y fiez pas");
  const issued = await desk.forStaff(answer.reference, "dpo-1");
  expect(issued.words?.answer.content).toBe(answer.content);
  expect(issued.correction?.kind).toBe("withdrawn");
  expect(await talk.kindsAbout(answer.id)).toEqual(["answer_recorded", "evidence_issued"]);
});

test("a year later, once erased, passages, versions and the proof remain, and no word", async () => {
  const { id, answer } = await talk.answered();
  await attest();
  await talk.conversations.erase(id);
  await expect(desk.forPerson(id, answer.id)).rejects.toMatchObject({ type: "introuvable" });
  const evidence = await desk.forStaff(answer.reference, "dpo-1");
  expect(evidence).toMatchObject({ words: null, erasedAt: talk.now(), recording: { agrees: true } });
  expect(evidence.passages.length).toBeGreaterThan(0);
  expect(evidence.trace.knowledgeVersion).not.toBe("");
});

test("nobody has the file of another's answer, nor of one that is not", async () => {
  const mine = await talk.answered();
  const other = await talk.answered();
  await expect(desk.forPerson(mine.id, other.answer.id)).rejects.toMatchObject({ type: "introuvable" });
  await expect(desk.forStaff("B7K3-9QXM-F", "dpo-1")).rejects.toMatchObject({ type: "introuvable" });
});

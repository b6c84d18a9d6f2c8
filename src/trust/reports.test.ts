import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import { entriesAfter, journal, lastEntry } from "../audit/journal.ts";
import { sql } from "../db/sql.ts";
import { advisor } from "../directory/testing/doubles.ts";
import { isReference } from "../ids.ts";
import { eraseOldWords } from "./erase.ts";
import type { NewReport, Reports } from "./report.ts";
import { createReports } from "./reports.ts";
import { closeReport } from "./staff/close.ts";
import { inviteReply } from "./staff/invite.ts";
import { recordReply } from "./staff/record-reply.ts";
import { showReport } from "./staff/show.ts";
import { type Opened, openTrust } from "./testing/open.ts";

let deps: Opened;
let reports: Reports;
beforeAll(async () => {
  deps = openTrust(await testDatabase(), journal);
  reports = createReports(deps);
  await deps.bring(advisor({ id: "a-1" }));
});
beforeEach(() => deps.at("2026-11-23"));
afterAll(() => deps.db.close());

const report = (over: Partial<NewReport> = {}): NewReport => ({
  who: "Cabinet Ormesel (fictif)",
  what: "Il veut 990 euros avant demain.",
  ...over,
});
const AS = "chargée de mission DREETS";
const everyRow = async (): Promise<string> =>
  JSON.stringify([
    await deps.db.query(
      sql`SELECT id, reference, advisor_id, outcome, encode(content, 'escape') AS c FROM trust.report`,
    ),
    await deps.db.query(sql`SELECT encode(content, 'escape') AS c, recorded_by FROM trust.reply`),
    await deps.db.query(sql`SELECT kind, subject, facts FROM audit.entry`),
  ]);

test("a report is kept masked and sealed, with a ticket whose digest alone is held, and enters the journal", async () => {
  const before = (await lastEntry(deps.db))?.seq ?? 0;
  const filed = await reports.file(
    report({
      advisorId: "a-1",
      what: "Il appelle du 06 12 34 56 78.\nSIRET 73282932000074.",
      contact: "moi@exemple.fr",
    }),
  );
  expect(filed.ticket).toMatch(/^[\w-]{22}$/);
  expect(isReference(filed.reference)).toBe(true);
  expect(filed.dueAt.toISOString()).toBe("2026-12-23T09:30:00.000Z");
  expect(filed.masked).toEqual(["telephone"]);
  const { words } = await showReport(deps, filed.reference);
  expect(words).toEqual({
    who: "Cabinet Ormesel (fictif)",
    what: "Il appelle du [téléphone masqué].\nSIRET 73282932000074.",
    contact: "moi@exemple.fr",
  });
  const rows = await everyRow();
  for (const word of ["Ormesel", "appelle", "exemple.fr", "06 12", filed.ticket])
    expect(rows).not.toContain(word);
  const [entry, ...others] = await entriesAfter(deps.db, before, 10);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ kind: "report_filed", facts: { member: true, contact: true, masked: 1 } });
  expect(entry?.contentDigest).toMatch(/^[0-9a-f]{64}$/);
});

test("a report that cannot be journalled leaves neither row nor key", async () => {
  const count = () =>
    deps.db.query(
      sql`SELECT (SELECT count(*) FROM trust.report) AS r, (SELECT count(*) FROM vault.conversation_key) AS k`,
    );
  const before = await count();
  const broken = createReports({ ...deps, journal: () => Promise.reject(new Error("no journal")) });
  await expect(broken.file(report())).rejects.toThrow("no journal");
  expect(await count()).toEqual(before);
});

test("a report is refused with every field at fault, and bounds count code points", async () => {
  const refused = await reports
    .file(report({ who: " \u200b ", what: "", contact: "x".repeat(201) }))
    .catch((error: unknown) => error);
  expect(refused).toMatchObject({ type: "entree-invalide" });
  expect((refused as { fields: { field: string }[] }).fields.map(({ field }) => field)).toEqual([
    "who",
    "what",
    "contact",
  ]);
  await expect(reports.file(report({ what: "😀".repeat(2_001) }))).rejects.toThrow("incomplet");
  await expect(reports.file(report({ what: "😀".repeat(2_000) }))).resolves.toMatchObject({ masked: [] });
  await expect(reports.file(report({ advisorId: "personne" }))).rejects.toThrow(
    "Personne n'a cet identifiant",
  );
  await expect(reports.file(report({ advisorId: "  " }))).resolves.toMatchObject({ masked: [] });
});

test("what could drive a terminal or hide is not kept", async () => {
  const { reference } = await reports.file(
    report({ who: "a\u001b[31mb\u202ec\u0000", what: "x\ty\r\nz\ud800" }),
  );
  expect((await showReport(deps, reference)).words).toMatchObject({ who: "a[31mbc", what: "x y\nz" });
});

test("the ticket tells how the report stands, never its words; anything else tells nothing", async () => {
  const { ticket, reference } = await reports.file(report({ advisorId: "a-1" }));
  const received = {
    reference,
    state: "received",
    createdAt: new Date("2026-11-23T09:30:00Z"),
    dueAt: new Date("2026-12-23T09:30:00Z"),
    closedAt: null,
    outcome: null,
    answer: null,
    erased: false,
  };
  expect(await reports.status(ticket)).toEqual(received);
  await inviteReply(deps, reference, { by: AS });
  expect(await reports.status(ticket)).toEqual({ ...received, state: "under_review" });
  deps.at("2026-12-01");
  await closeReport(deps, ticket, { by: AS, outcome: "unclear", answer: "Les récits diffèrent." });
  expect(await reports.status(ticket)).toMatchObject({
    state: "closed",
    outcome: "unclear",
    answer: "Les récits diffèrent.",
  });
  for (const wrong of [reference, "", ticket.slice(1), `${ticket}a`, "A".repeat(22), "../etc", "'; --"])
    expect(await reports.status(wrong)).toBeNull();
});

test("the right of reply: as often as wished, after closing too, sealed, until the words are erased", async () => {
  const { ticket, reference } = await reports.file(report({ advisorId: "a-1" }));
  await recordReply(deps, reference, { by: AS, text: "Je n'ai rien vendu. Joignez-moi au 06 12 34 56 78." });
  expect((await reports.status(ticket))?.state).toBe("under_review");
  await closeReport(deps, reference, { by: AS, outcome: "founded", answer: "Merci." });
  deps.at("2026-11-24");
  await recordReply(deps, reference, { by: AS, text: "Je conteste." });
  expect((await showReport(deps, reference)).replies.map(({ text }) => text)).toEqual([
    "Je n'ai rien vendu. Joignez-moi au [téléphone masqué].",
    "Je conteste.",
  ]);
  expect(await everyRow()).not.toMatch(/rien vendu|conteste/);
  await expect(
    closeReport(deps, reference, { by: AS, outcome: "founded", answer: "Encore" }),
  ).rejects.toThrow("déjà clos");
  await expect(recordReply(deps, reference, { by: AS, text: " " })).rejects.toThrow("--text est vide");
});

test("twelve months after closing the words are gone, with an entry; an open report keeps its own", async () => {
  const open = await reports.file(report());
  const closed = await reports.file(report());
  await closeReport(deps, closed.reference, { by: AS, outcome: "founded", answer: "Établi." });
  deps.at("2027-11-22");
  await eraseOldWords(deps);
  expect((await showReport(deps, closed.reference)).words).not.toBeNull();
  deps.at("2027-11-24");
  const before = (await lastEntry(deps.db))?.seq ?? 0;
  expect(await eraseOldWords(deps)).toBeGreaterThan(0);
  expect(await eraseOldWords(deps)).toBe(0);
  expect((await entriesAfter(deps.db, before, 100)).map(({ kind }) => kind)).toContain("report_erased");
  expect((await showReport(deps, closed.reference)).words).toBeNull();
  expect(await reports.status(closed.ticket)).toMatchObject({
    outcome: "founded",
    answer: null,
    erased: true,
  });
  await expect(recordReply(deps, closed.reference, { by: AS, text: "Trop tard." })).rejects.toThrow(
    "effacés",
  );
  expect((await showReport(deps, open.reference)).words).not.toBeNull();
  expect((await reports.status(open.ticket))?.state).toBe("received");
});

test("an invitation needs someone of the directory, and whom a report is about does not change", async () => {
  await deps.bring(advisor({ id: "a-1" }), advisor({ id: "a-2" }));
  const { reference } = await reports.file(report());
  await expect(inviteReply(deps, reference, { by: AS })).rejects.toThrow("Ajoutez --advisor");
  await expect(inviteReply(deps, reference, { by: AS, advisor: "zz" })).rejects.toThrow(
    "Personne n'a l'identifiant",
  );
  expect(await inviteReply(deps, reference, { by: AS, advisor: "a-2" })).toBe("a-2");
  await expect(inviteReply(deps, reference, { by: AS, advisor: "a-1" })).rejects.toThrow("vise déjà a-2");
});

import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { depsOn, member } from "../../tests/support/accounts.ts";
import { fillUse } from "../../tests/support/fill-use.ts";
import { openReview } from "../../tests/support/review.ts";
import type { Staff } from "../accounts/staff.ts";
import { verifyJournal } from "../audit/verify.ts";
import { replayErasures } from "../backup/replay.ts";
import { sql } from "../db/sql.ts";
import { createDirectory } from "../directory/directory.ts";
import type { DomainError } from "../errors.ts";
import { collectFolder } from "../ingestion/collect.ts";
import { ingest } from "../ingestion/ingest.ts";
import { createKnowledge } from "../ingestion/knowledge-store.ts";
import { createField, type Field } from "./field.ts";
import { NewReport } from "./report.ts";

type Opened = Awaited<ReturnType<typeof openReview>>;
let review: Opened;
let field: Field;
let [awa, bea, lea, max]: Staff[] = [];
const KNOWLEDGE = join(import.meta.dirname, "../../knowledge");

beforeAll(async () => {
  review = await openReview();
  const { db, deps } = review;
  field = createField({ db, vault: deps.vault, clock: deps.clock, directory: createDirectory(db) });
  const accounts = depsOn(db, deps.clock);
  awa = await member(accounts, ["ambassador"]);
  bea = await member(accounts, ["reviewer"]);
  lea = await member(accounts, ["lead"]);
  max = await member(accounts, ["lead"]);
});
afterAll(() => review.db.close());

const who = (staff: Staff | undefined): Staff => {
  if (!staff) throw new Error("nobody");
  return staff;
};
const report = (over: Partial<NewReport> = {}): NewReport =>
  NewReport.parse({
    kind: "cas_usage",
    section: "F",
    size: "TPE",
    region: "53",
    needs: ["devis_facturation"],
    text: "La menuiserie Tréval dicte ses devis au téléphone et les relit. Mme Le Goff gagne deux heures.",
    ...over,
  });
const refusal = (work: Promise<unknown>): Promise<string | null> =>
  work.then(
    () => null,
    (error: DomainError) => [error.type, ...error.fields.map(({ field: name }) => name)].join(" "),
  );

test("a report is kept without a name, sealed, told without its author, filed once, and gone when its author takes it back", async () => {
  const { db, deps } = review;
  const filed = await field.reports.file(who(awa), report({ clientId: "un" }));
  expect(filed.text).toBe(
    "La menuiserie [entreprise masquée] dicte ses devis au téléphone et les relit. [nom masqué] gagne deux heures.",
  );
  expect(filed.removed).toEqual(["nom", "nom d'entreprise"]);
  expect((await field.reports.file(who(awa), report({ clientId: "un", text: "Autre chose." }))).id).toBe(
    filed.id,
  );
  const [row] = await db.query<{ row: string }>(sql`SELECT r::text AS row FROM field.report r`);
  expect(row?.row).not.toMatch(/devis au|menuiserie/);
  const read = await field.reports.read(filed.id);
  expect(read).toMatchObject({ text: filed.text, section: "F", region: "53", interest: "none" });
  expect(JSON.stringify([read, await field.reports.list(false)])).not.toContain(who(awa).accountId);
  const journalled = await db.query<{ entry: string }>(sql`
    SELECT e::text AS entry FROM audit.entry e WHERE subject = ${filed.id}`);
  expect(journalled.map(({ entry }) => entry).join()).not.toMatch(new RegExp(`${who(awa).accountId}|devis`));
  expect(await refusal(field.reports.withdraw(who(bea), filed.id))).toBe("introuvable");
  expect(await refusal(field.reports.file(who(awa), report({ kind: "frein", text: "…" })))).toBe(
    "entree-invalide barrier text",
  );

  const [kept] = await db.query<{ record: string }>(sql`SELECT r::text AS record FROM field.report r`);
  await field.reports.withdraw(who(awa), filed.id);
  expect(await field.reports.own(who(awa))).toEqual([]);
  expect(await deps.vault.key(db, filed.id)).toBeNull();
  // A backup brings it back: what was taken back goes again.
  await db.transaction(async (tx) => {
    await deps.vault.create(tx, filed.id);
    await tx.query(
      sql`INSERT INTO field.report SELECT (v::field.report).* FROM (SELECT ${kept?.record} AS v) AS r`,
    );
  });
  const line = {
    seq: 1,
    kind: "field_report_erased" as const,
    id: filed.id,
    at: deps.clock.now().toISOString(),
  };
  const lines = (async function* () {
    yield line;
  })();
  const now = deps.clock.now();
  await db.transaction((tx) =>
    replayErasures(tx, { vault: deps.vault, review: review.chat.review }, lines, now, now),
  );
  expect(await db.query(sql`SELECT 1 FROM field.report`)).toEqual([]);
  expect((await verifyJournal(db, { lines: async function* () {}, vault: deps.vault })).faults).toEqual([]);
});

test("a report set aside says why to its author, once", async () => {
  const { id } = await field.reports.file(
    who(awa),
    report({ kind: "frein", barrier: "cout", text: "Trop cher pour elle." }),
  );
  expect(await refusal(field.reports.setAside(who(bea), id, " "))).toBe("entree-invalide reason");
  await field.reports.setAside(who(bea), id, "Déjà connu, dit Jean Martin au 06 39 98 12 34.");
  expect((await field.reports.own(who(awa)))[0]).toMatchObject({
    status: "set_aside",
    reason: "Déjà connu, dit [nom masqué] au [téléphone masqué].",
  });
  expect(await refusal(field.reports.setAside(who(bea), id, "Encore."))).toBe("deja-fait");
});

const QUESTION = "Peut-on dicter ses devis zinzolins sur le chantier ?";
const cites = async (): Promise<string[]> =>
  (await review.ask(QUESTION)).answer.citations
    .map(({ fiche }) => fiche)
    .filter((id) => id.startsWith("terrain-"));

test("a report becomes a fiche by two people: the question that had no such answer cites it, and no longer once withdrawn", async () => {
  const { db, deps } = review;
  const { id } = await field.reports.file(
    who(awa),
    report({
      kind: "solution_utile",
      solution: "Corolle",
      text: "Une menuiserie dicte ses devis avec Corolle, sur le chantier.",
    }),
  );
  const draft = {
    title: "Dicter ses devis sur le chantier",
    text: "Une menuiserie de moins de dix personnes dicte ses devis zinzolins sur le chantier avec Corolle. Le dirigeant relit chaque devis avant l'envoi.",
    questions: [QUESTION, "Comment dicter un devis ?"],
    sizes: ["TPE"],
    sectors: ["F"],
    needs: ["devis_facturation"],
  };
  expect(await cites()).toEqual([]);
  const proposed = await field.fiches.propose(who(lea), id, draft);
  expect(await refusal(field.fiches.propose(who(bea), id, draft))).toBe("deja-fait");
  expect(await refusal(field.fiches.approve(who(lea), proposed))).toBe("role-insuffisant");
  expect(await cites()).toEqual([]);
  await field.fiches.approve(who(max), proposed);
  const { ficheId } = await field.fiches.find(proposed);
  const { answer } = await review.ask(QUESTION);
  expect(answer.citations.map(({ fiche }) => fiche)).toEqual([ficheId]);
  expect(answer.citations[0]).toMatchObject({
    publisher: "Retour de terrain d'un ambassadeur IA",
    sourceDate: "2026-11",
  });
  // Nobody knows whether its author has an interest: each answer says so.
  expect(answer.content).toContain("On ne sait pas si l'ambassadeur");
  expect(await createKnowledge(db).fiche(ficheId)).toMatchObject({
    kind: "cas-usage",
    audience: { sectors: ["F"] },
  });
  expect((await field.reports.own(who(awa))).find((own) => own.id === id)).toMatchObject({
    status: "published",
    ficheId,
  });

  // Ingestion of the folder, and of a file that takes its name, leave it as it is.
  const folder = await collectFolder(KNOWLEDGE);
  await ingest(db, deps.clock, folder);
  const [any] = folder.fiches;
  if (!any) throw new Error("no fiche");
  const thief = { ...any, file: "voleur.md", head: { ...any.head, id: ficheId } };
  const { rejections } = await ingest(
    db,
    deps.clock,
    { ...folder, fiches: [thief], rejections: [] },
    "import",
  );
  expect(rejections.map(({ file }) => file)).toEqual(["voleur.md"]);
  // Its author leaves: the fiche, in which they do not figure, stays.
  await field.reports.withdraw(who(awa), id);
  expect(await cites()).toEqual([ficheId]);

  await field.fiches.withdraw(who(lea), proposed, "Le cas ne se vérifie plus.");
  expect(await cites()).toEqual([]);
  expect(await createKnowledge(db).fiche(ficheId)).toBeNull();
  expect(await refusal(field.fiches.withdraw(who(lea), proposed, "Encore."))).toBe("deja-fait");
});

test("a quarter that is over is told once: reports, and conversations that found nobody", async () => {
  const { db, time } = review;
  const at = new Date("2026-12-10T12:00:00Z");
  time.now = at;
  for (let n = 0; n < 12; n++)
    await field.reports.file(
      await member(depsOn(db, review.deps.clock), ["ambassador"]),
      report({
        kind: "frein",
        barrier: "temps",
        section: n < 10 ? "G" : "C",
        text: "Elle n'a pas le temps.",
      }),
    );
  await fillUse(db, [
    { region: "06", size: "TPE", section: "G", count: 14, served: 0, at },
    { region: "53", size: "TPE", section: "G", count: 30, served: 18, at },
    { region: "53", size: "TPE", section: "C", count: 3, served: 3, at },
  ]);
  // Those before the service was asked anything are empty.
  await field.closeDue();
  expect((await field.figures()).some(({ quarter }) => quarter === "2026-T4")).toBe(false);
  time.now = new Date("2026-12-31T23:00:00Z");
  expect(await field.closeDue()).toBe(1);
  const before = await field.figures();
  const quarter = before.at(-1);
  expect(quarter?.quarter).toBe("2026-T4");
  expect(quarter?.reports.total).toBe(13);
  expect(quarter?.themes.frein_temps).toBeUndefined();
  expect(quarter?.unmet.cells).toEqual([
    { code: "53", count: 12 },
    { code: "06", count: 14 },
  ]);
  expect(quarter?.unmetSections["06"]).toEqual({ total: 14, cells: [{ code: "G", count: 14 }] });
  // What is taken back later changes nothing, and says nothing by the difference.
  await db.query(sql`DELETE FROM field.report`);
  expect(await field.closeDue()).toBe(0);
  expect(await field.figures()).toEqual(before);
  await expect(db.query(sql`UPDATE field.quarter SET figures = '{}'`)).rejects.toThrow("ne se modifie pas");
});

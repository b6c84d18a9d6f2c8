import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/support/database.ts";
import { entriesAfter, journal, lastEntry } from "../../audit/journal.ts";
import { verifyJournal } from "../../audit/verify.ts";
import { sql } from "../../db/sql.ts";
import { mayBeShown } from "../../directory/listing.ts";
import { advisor } from "../../directory/testing/doubles.ts";
import { eraseOldWords } from "../erase.ts";
import { createReports } from "../reports.ts";
import { closeReport } from "../staff/close.ts";
import { inviteReply } from "../staff/invite.ts";
import { type Opened, openTrust } from "../testing/open.ts";
import { holdSuspensions } from "./hold.ts";
import { restoreAdvisor } from "./restore.ts";
import { suspendAdvisor } from "./suspend.ts";

let deps: Opened;
let version: string;
const AS = "cheffe de bureau DGE";
const file = () => [
  advisor({ id: "a-1", conflicts: [{ scope: "company", value: "Zeta", detail: "" }] }),
  advisor({ id: "a-2" }),
];
const urgent = (id = "a-1") => suspendAdvisor(deps, id, { by: AS, reason: "Menaces.", urgent: true });
const restore = (id = "a-1") => restoreAdvisor(deps, id, { by: AS, reason: "Faits non établis." });
const statusOf = async (id = "a-1") => (await deps.directory.find(id))?.status;

beforeAll(async () => {
  deps = openTrust(await testDatabase(), journal);
});
beforeEach(async () => {
  deps.at("2026-11-23");
  await deps.db.query(sql`DELETE FROM trust.suspension`);
  await deps.db.query(sql`DELETE FROM trust.report`);
  version = await deps.bring(...file());
});
afterAll(async () => {
  await deps.db.close();
});

async function openReport(): Promise<string> {
  return (
    await createReports(deps).file({ advisorId: "a-1", who: "Verlune (fictif)", what: "Vend de force." })
  ).reference;
}

test("nobody is suspended without an invitation to reply to an open report, unless it is urgent", async () => {
  const reference = await openReport();
  const calm = () => suspendAdvisor(deps, "a-1", { by: AS, reason: "Vente forcée.", urgent: false });
  await expect(calm()).rejects.toThrow("n'a pas été invité à répondre");
  expect(await statusOf()).toBe("actif");
  await inviteReply(deps, reference, { by: AS });
  expect(await calm()).toBe(false);
  expect(await statusOf()).toBe("suspendu");
  await restore();
  await closeReport(deps, reference, { by: AS, outcome: "unfounded", answer: "Rien d'établi." });
  await expect(calm()).rejects.toThrow("n'a pas été invité à répondre");
  expect(await urgent()).toBe(true);
});

test("a suspension is a new version and edition; the advisor is neither shown nor changed otherwise, and comes back as they were", async () => {
  const before = (await deps.directory.find("a-1")) ?? advisor();
  await urgent();
  const { version: during, advisors } = await deps.directory.snapshot();
  expect(during).not.toBe(version);
  expect(advisors.find(({ id }) => id === "a-1")).toEqual({ ...before, status: "suspendu" });
  expect(advisors.map((one) => mayBeShown(one, "2026-11-23"))).toEqual([false, true]);
  const versions = await deps.db.query(sql`
    SELECT content->>'status' AS status FROM network.advisor_version WHERE advisor_id = 'a-1' ORDER BY edition_id DESC LIMIT 2`);
  expect(versions).toEqual([{ status: "suspendu" }, { status: "actif" }]);
  expect(await restore()).toBe(true);
  expect(await deps.directory.snapshot()).toMatchObject({ version });
  // The digest too is the one that the file gives: bringing it again changes nothing.
  expect(await deps.bring(...file())).toBe(version);
});

test("the journal says who acted by function, and what became of the directory, without a word of the reason", async () => {
  const seq = (await lastEntry(deps.db))?.seq ?? 0;
  await urgent();
  await restore();
  const entries = await entriesAfter(deps.db, seq, 10);
  expect(entries.map(({ kind, subject }) => [kind, subject])).toEqual([
    ["advisor_suspended", "a-1"],
    ["advisor_restored", "a-1"],
  ]);
  expect(entries[0]?.facts).toMatchObject({ urgent: true, invited: false, function: AS });
  expect(entries[1]?.facts).toMatchObject({ function: AS, directoryVersion: version });
  expect(JSON.stringify(entries)).not.toMatch(/Menaces|établis/);
  // Of this test only: the rows of the earlier ones were deleted, which a verification of them would tell.
  expect((await verifyJournal(deps.db, { from: seq + 1, vault: deps.vault })).faults).toEqual([]);
});

test("a suspension that cannot be journalled changes nothing", async () => {
  const broken = { ...deps, journal: () => Promise.reject(new Error("no journal")) };
  const trying = suspendAdvisor(broken, "a-1", { by: AS, reason: "Menaces.", urgent: true });
  await expect(trying).rejects.toThrow("no journal");
  expect(await deps.directory.version()).toBe(version);
  expect(await deps.db.query(sql`SELECT 1 FROM trust.suspension`)).toEqual([]);
});

test("a file that puts a suspended advisor back does not lift the suspension; a withdrawal wins", async () => {
  await urgent();
  expect(await holdSuspensions(deps)).toEqual([]);
  await deps.bring(advisor({ id: "a-1", description: "Nouveau texte." }), advisor({ id: "a-2" }));
  expect(await statusOf()).toBe("actif");
  expect(await holdSuspensions(deps)).toEqual(["a-1"]);
  expect(await deps.directory.find("a-1")).toMatchObject({
    status: "suspendu",
    description: "Nouveau texte.",
  });
  await deps.bring(advisor({ id: "a-1", status: "retire" }));
  expect(await holdSuspensions(deps)).toEqual([]);
  expect(await restore()).toBe(false);
  expect(await statusOf()).toBe("retire");
  expect(await holdSuspensions(deps)).toEqual([]);
});

test("what cannot be suspended or restored is told, with what to do", async () => {
  await expect(urgent("absent")).rejects.toThrow("Personne n'a l'identifiant absent");
  await expect(restore()).rejects.toThrow("n'a pas été suspendu par cette commande");
  await urgent();
  await expect(urgent()).rejects.toThrow("déjà suspendu");
  await deps.bring(advisor({ id: "a-2", status: "retire" }));
  await expect(urgent("a-2")).rejects.toThrow("retiré de l'annuaire");
});

test("two suspensions at once: one is done, the other finds it so", async () => {
  const done = await Promise.allSettled([urgent(), urgent()]);
  expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await deps.db.query(sql`SELECT 1 FROM trust.suspension`)).toHaveLength(1);
});

test("an activator of France Num's open data is suspended as any other", async () => {
  await deps.bring(advisor({ id: "francenum-9", kind: "activateur" }));
  await urgent("francenum-9");
  expect(await statusOf("francenum-9")).toBe("suspendu");
  expect(await statusOf("a-1")).toBe("actif");
});

test("twelve months after it was lifted, the reasons of a suspension are erased", async () => {
  await urgent();
  await restore();
  await urgent("a-2");
  const ids = (
    await deps.db.query<{ id: string }>(sql`SELECT id FROM trust.suspension ORDER BY advisor_id`)
  ).map(({ id }) => id);
  deps.at("2027-11-24");
  await eraseOldWords({ ...deps, journal });
  expect(await deps.vault.key(deps.db, ids[0] ?? "")).toBeNull();
  expect(await deps.vault.key(deps.db, ids[1] ?? "")).not.toBeNull();
});

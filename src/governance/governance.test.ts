import { afterAll, beforeAll, expect, test } from "vitest";
import { newStaff } from "../../tests/support/account.ts";
import { testDatabase } from "../../tests/support/database.ts";
import type { Role, Staff } from "../accounts/staff.ts";
import { raiseAlert } from "../alerts/raise.ts";
import { entriesAfter, lastEntry } from "../audit/journal.ts";
import { verifyJournal } from "../audit/verify.ts";
import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { newKey } from "../privacy/cipher.ts";
import { createVault } from "../privacy/vault.ts";
import { createGovernance, type Governance } from "./governance.ts";
import { eraseOldIncidents } from "./incidents/erase.ts";
import type { NewIncident } from "./incidents/incident.ts";
import { ONBOARDING_VERSION } from "./onboarding/onboarding.ts";

// Friday evening in Paris: the 72 hours run over a week-end.
let now = new Date("2026-11-27T18:00:00Z");
const clock = { now: () => now };
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);
const vault = createVault({ current: 1, keys: new Map([[1, newKey()]]) });
const legal = { referent: "Référent IA, DGE, referent-ia@exemple.gouv.fr", dpo: null, securityContact: null };
let db: Database;
let governance: Governance;
const staff = {} as Record<Role, Staff>;

beforeAll(async () => {
  db = await testDatabase();
  governance = createGovernance({ db, vault, clock, legal });
  for (const role of ["ambassador", "lead", "dpo", "administrator"] as const)
    staff[role] = await newStaff(db, role, { roles: [role], function: `Fonction ${role}` });
});
afterAll(() => db.close());

const BREACH: NewIncident = {
  kind: "personal_data",
  severity: "high",
  words: "Un export montre le 06 39 98 12 34 d'une personne.",
};
const open = (over: Partial<NewIncident> = {}, by: Role = "ambassador") =>
  governance.incidents.open(staff[by], { ...BREACH, ...over });
const journalled = async (after: number) =>
  (await entriesAfter(db, after, 50)).map(({ kind, facts }) => ({ kind, facts }));
const seqNow = async (): Promise<number> => (await lastEntry(db))?.seq ?? 0;

test("anyone of the staff opens an incident: its words are masked, sealed, and in no entry of the journal", async () => {
  const seq = await seqNow();
  const { id, reference } = await open();
  expect(reference).toBe("INC-2026-001");
  expect((await open({ kind: "outage" })).reference).toBe("INC-2026-002");
  const file = await governance.incidents.read(id);
  expect(file.words).toBe("Un export montre le [téléphone masqué] d'une personne.");
  expect(file.openedBy).toBe("Fonction ambassador, DGE");
  expect(await journalled(seq)).toEqual([
    {
      kind: "incident_opened",
      facts: {
        incident: reference,
        kind: "personal_data",
        severity: "high",
        by: "ambassador",
        answers: [],
        fromAlert: false,
      },
    },
    { kind: "incident_opened", facts: expect.objectContaining({ kind: "outage" }) },
  ]);
  const [row] = await db.query<{ text: string }>(
    sql`SELECT encode(content, 'escape') || (SELECT string_agg(facts::text, '') FROM audit.entry) AS text FROM governance.incident WHERE id = ${id}`,
  );
  expect(row?.text).not.toContain("export");
  // One's own for whoever does not handle them, without their words.
  expect((await governance.incidents.list(staff.ambassador)).map((one) => one.reference)).toHaveLength(2);
  expect(await governance.incidents.list(staff.dpo)).toHaveLength(2);
  await newStaff(db, "autre", { roles: ["ambassador"] });
  expect(await governance.incidents.list({ ...staff.ambassador, accountId: "autre" })).toEqual([]);
});

test("what is missing, not yet passed or unknown is refused, field by field", async () => {
  const fieldsOf = async (over: Partial<NewIncident>) =>
    open(over).then(
      () => [],
      (error: { fields: { field: string }[] }) => error.fields.map(({ field }) => field),
    );
  expect(await fieldsOf({ kind: "vol" as never })).toEqual(["kind"]);
  expect(await fieldsOf({ severity: "" as never })).toEqual(["severity"]);
  expect(await fieldsOf({ words: " … " })).toEqual(["words"]);
  expect(await fieldsOf({ words: "x".repeat(2_001) })).toEqual(["words"]);
  expect(await fieldsOf({ detectedAt: "2026-11-28T09:00" })).toEqual(["detectedAt"]);
  expect(await fieldsOf({ detectedAt: "2026-02-30T09:00" })).toEqual(["detectedAt"]);
  expect(await fieldsOf({ answers: "B7K3" })).toEqual(["answers"]);
  expect(await fieldsOf({ answers: "B7K3-9QXM-9" })).toEqual(["answers"]);
});

test("the 72 hours run from when it was noticed, days off included, and the last day without a decision is told once", async () => {
  const { id } = await open({ detectedAt: "2026-11-27T10:00" });
  const { clock: left } = await governance.incidents.read(id);
  expect(left).toMatchObject({
    awareAt: new Date("2026-11-27T09:00:00Z"),
    endsAt: new Date("2026-11-30T09:00:00Z"),
  });
  const told = async () =>
    (
      await db.query<{ subject: string }>(sql`SELECT subject FROM alerts.alert WHERE kind = 'breach_clock'`)
    ).map(({ subject }) => subject);
  now = new Date("2026-11-29T08:59:00Z");
  await governance.tick();
  expect(await told()).not.toContain(id);
  now = new Date("2026-11-29T09:00:00Z");
  await governance.tick();
  await governance.tick();
  expect((await told()).filter((one) => one === id)).toEqual([id]);
  now = new Date("2026-11-30T09:01:00Z");
  expect((await governance.incidents.read(id)).clock).toMatchObject({ over: true, hoursLeft: 0 });
  await governance.incidents.act(staff.dpo, id, {
    step: "authority",
    decision: "notified",
    words: "Notifié, tard.",
  });
  const after = await governance.incidents.read(id);
  expect(after.authority).toBe("notified");
  expect(after.clock).toMatchObject({ over: true, decidedAt: now });
});

test("a breach is closed only once both decisions are taken, and a closed incident changes no more", async () => {
  const seq = await seqNow();
  const { id } = await open({ kind: "security", words: "Une clé a fuité." });
  const act = governance.incidents.act;
  await expect(
    act(staff.lead, id, { step: "authority", decision: "notified", words: "Non." }),
  ).rejects.toMatchObject({ fields: [{ field: "decision" }] });
  await act(staff.lead, id, {
    step: "qualified",
    kind: "personal_data",
    severity: "critical",
    words: "Des adresses.",
  });
  // Known as a breach from now on, not from when it was noticed as something else.
  expect((await governance.incidents.read(id)).clock?.endsAt).toEqual(hours(72));
  const close = () => act(staff.lead, id, { step: "closed", words: "On tourne les clés chaque mois." });
  await expect(close()).rejects.toThrow("deux décisions");
  await act(staff.dpo, id, { step: "authority", decision: "not_needed", words: "Chiffré." });
  await expect(close()).rejects.toThrow("deux décisions");
  await act(staff.dpo, id, { step: "persons", decision: "not_needed", words: "Chiffré." });
  await act(staff.lead, id, { step: "measure", words: "Clé changée le 06 39 98 12 34." });
  await close();
  await expect(act(staff.lead, id, { step: "measure", words: "Encore." })).rejects.toMatchObject({
    type: "deja-fait",
  });
  const { events, closedAt } = await governance.incidents.read(id);
  expect(events.map(({ step }) => step)).toEqual(["qualified", "authority", "persons", "measure", "closed"]);
  expect(events[3]?.words).toBe("Clé changée le [téléphone masqué].");
  expect(closedAt).toEqual(now);
  const entries = await journalled(seq);
  expect(entries.map(({ kind }) => kind)).toEqual([
    "incident_opened",
    ...Array(4).fill("incident_updated"),
    "incident_closed",
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/clé|adresses|Chiffré/i);
});

test("alerts that may be incidents are proposed until one is opened for them, once", async () => {
  const alert = { kind: "attack_succeeded" as const, subject: "B7K3-9QXM-F", facts: {} };
  await db.transaction((tx) => raiseAlert(tx, alert, now));
  await db.transaction((tx) => raiseAlert(tx, { ...alert, kind: "distress" }, now));
  const [candidate, ...others] = await governance.incidents.candidates();
  expect(candidate).toMatchObject({ alert: "Attaque réussie", kind: "security", subject: "B7K3-9QXM-F" });
  expect(others).toEqual([]);
  const alertId = candidate?.alertId ?? "";
  await open({ kind: "security", alertId }, "lead");
  expect(await governance.incidents.candidates()).toEqual([]);
  await expect(open({ kind: "security", alertId }, "lead")).rejects.toMatchObject({ type: "deja-fait" });
});

test("the figures of a period count what was opened in it, breaches apart, and read no word", async () => {
  const figures = await governance.incidentFigures(new Date("2026-01-01Z"), hours(1));
  expect(figures).toMatchObject({
    opened: 5,
    closed: 1,
    stillOpen: 4,
    byKind: { personal_data: 3, security: 1, outage: 1, bias: 0 },
    breaches: { all: 3, notified: 1, notNeeded: 1, undecided: 1, late: 1, personsTold: 0 },
    medianDaysToClose: 0,
  });
  const none = await governance.incidentFigures(new Date("2025-01-01Z"), new Date("2026-01-01Z"));
  expect(none).toMatchObject({ opened: 0, medianDaysToClose: null });
});

test("the words of an incident closed for five years are erased with their key; what it was stays, and the journal still verifies", async () => {
  const erasedNow = () => eraseOldIncidents({ db, vault, clock });
  const [closed] = (await governance.incidents.list(staff.lead)).filter(({ closedAt }) => closedAt !== null);
  const closedAt = now;
  now = new Date("2031-11-30T09:00:59Z");
  expect(await erasedNow()).toBe(0);
  now = new Date("2031-11-30T09:01:00Z");
  expect(await erasedNow()).toBe(1);
  expect(await erasedNow()).toBe(0);
  const file = await governance.incidents.read(closed?.id ?? "");
  expect([file.words, file.events.map(({ words }) => words)]).toEqual([null, Array(5).fill(null)]);
  expect(file).toMatchObject({ erased: true, authority: "not_needed", severity: "critical" });
  now = closedAt;
  async function* none() {}
  const { faults } = await verifyJournal(db, { lines: none, vault });
  expect(faults).toEqual([]);
  await db.query(sql`UPDATE governance.incident SET content = '\\x00' WHERE id = ${closed?.id ?? ""}`);
  expect((await verifyJournal(db, { lines: none, vault })).faults).toMatchObject([{ kind: "altered" }]);
});

test("owners are named by function, their versions kept, and what nobody owns is said", async () => {
  const of = async (role: string) => (await governance.owners()).find((owner) => owner.role === role)?.holder;
  expect(await of("referent")).toEqual({
    function: null,
    organisation: null,
    contact: legal.referent,
    since: null,
  });
  expect(await of("duty")).toBeNull();
  const naming = {
    role: "referent" as const,
    function: "Cheffe de bureau",
    organisation: "DGE",
    contact: "referent.ia@exemple.gouv.fr",
    reason: "Prise de fonction.",
  };
  const name = (over: Partial<typeof naming> = {}) =>
    governance.naming.name(staff.administrator, { ...naming, ...over });
  const seq = await seqNow();
  await name();
  expect(await of("referent")).toMatchObject({
    function: "Cheffe de bureau",
    contact: naming.contact,
    since: now,
  });
  await expect(name()).rejects.toMatchObject({ type: "deja-fait" });
  await name({ function: "", organisation: "", contact: "", reason: "Départ." });
  expect(await of("referent")).toBeNull();
  expect((await governance.naming.history()).map(({ function: said, until }) => [said, until])).toEqual([
    [null, null],
    ["Cheffe de bureau", now],
  ]);
  expect(await journalled(seq)).toEqual([
    {
      kind: "owner_named",
      facts: { owned: "referent", function: "Cheffe de bureau", organisation: "DGE", by: "administrator" },
    },
    {
      kind: "owner_named",
      facts: { owned: "referent", function: null, organisation: null, by: "administrator" },
    },
  ]);
  const faults = async (over: object) =>
    name(over).catch((error: { fields: { field: string }[] }) => error.fields.map(({ field }) => field));
  expect(await faults({ contact: "marie.dupont@exemple.gouv.fr" })).toEqual(["contact"]);
  expect(await faults({ contact: "ia", function: "Madame Dupont", reason: "" })).toEqual([
    "function",
    "contact",
    "reason",
  ]);
  expect(await faults({ role: "roi" })).toEqual(["role"]);
});

test("the onboarding is due until it is read, then again after a year, or with a new role", async () => {
  const { status, markRead } = governance.onboarding;
  expect(await status(staff.lead)).toEqual({ version: ONBOARDING_VERSION, readAt: null, due: "never" });
  await expect(markRead(staff.lead, "2025-01")).rejects.toMatchObject({ type: "deja-fait" });
  const readAt = now;
  await markRead(staff.lead, ONBOARDING_VERSION);
  expect(await status(staff.lead)).toMatchObject({ readAt, due: null });
  expect((await status({ ...staff.lead, roles: ["lead", "reviewer"] })).due).toBe("new_role");
  expect((await status(staff.dpo)).due).toBe("never");
  now = hours(366 * 24);
  expect((await status(staff.lead)).due).toBe("old");
  now = readAt;
});

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newStaff } from "../../tests/support/account.ts";
import { testDatabase } from "../../tests/support/database.ts";
import type { Staff } from "../accounts/staff.ts";
import { entriesAfter, journal, lastEntry } from "../audit/journal.ts";
import { sql } from "../db/sql.ts";
import { advisor } from "../directory/testing/doubles.ts";
import { type Opened, openTrust } from "../trust/testing/open.ts";
import { whatIsOff } from "./off.ts";
import type { Switches } from "./switch.ts";
import { createSwitches } from "./switches.ts";

let deps: Opened;
let switches: Switches;
let lead: Staff;

beforeAll(async () => {
  deps = openTrust(await testDatabase(), journal);
  switches = createSwitches(deps);
  // Written as on a visiting card: a capital on each word is no name.
  lead = await newStaff(deps.db, "lead-1", { function: "Responsable Relecture" });
});
beforeEach(() => deps.db.query(sql`DELETE FROM switches.turned_off`));
afterAll(() => deps.db.close());

const off = (reason = "On vérifie.") => switches.turn(lead, { kind: "chat", on: false, reason });

test("a turn is journalled with who and what, never the reason, which masks what is personal and stays beside it", async () => {
  const seq = (await lastEntry(deps.db))?.seq ?? 0;
  await off("Appelez le 06 39 98 12 34 avant de rétablir.");
  const [entry] = await entriesAfter(deps.db, seq, 10);
  expect(entry).toMatchObject({
    kind: "switch_turned",
    subject: "chat",
    facts: { switch: "chat", target: null, on: false, by: "lead-1", function: "Responsable Relecture" },
  });
  expect(JSON.stringify(entry)).not.toContain("rétablir");
  const { off: now, history } = await switches.board();
  expect(now).toMatchObject([
    {
      kind: "chat",
      reason: "Appelez le [téléphone masqué] avant de rétablir.",
      by: "Responsable Relecture, DGE",
    },
  ]);
  expect(history[0]).toEqual(now[0]);
});

test("a turn that cannot be journalled turns nothing", async () => {
  const unwritten = createSwitches({
    ...deps,
    db: {
      ...deps.db,
      transaction: (work) =>
        deps.db.transaction((tx) =>
          work({
            query: (statement) =>
              statement.text.includes("INSERT INTO audit.entry")
                ? Promise.reject(new Error("no journal"))
                : tx.query(statement),
          }),
        ),
    },
  });
  const turning = unwritten.turn(lead, { kind: "chat", on: false, reason: "On vérifie." });
  await expect(turning).rejects.toThrow("no journal");
  expect(await switches.isChatOff()).toBe(false);
});

test("two turns of one switch at once: one is done, the other finds it so", async () => {
  const before = (await switches.board()).history.length;
  const done = await Promise.allSettled([off(), off(), off()]);
  expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  expect((await switches.board()).history).toHaveLength(before + 1);
  expect(await whatIsOff(deps.db)).toEqual({ chat: true, generated: false, fiches: new Set() });
});

test("what is turned off and gone since can still be turned on again", async () => {
  await deps.db.query(sql`
    INSERT INTO knowledge.prepared_answer (id, question, variants, body, citations, digest, updated_at)
    VALUES ('r-1', 'Combien ?', '{}', 'Rien.', '[]', 'd', ${deps.clock.now()})`);
  const turn = (on: boolean) =>
    switches.turn(lead, { kind: "prepared", target: "r-1", on, reason: "On vérifie." });
  await expect(turn(true)).rejects.toThrow("n'est pas coupé");
  await turn(false);
  await deps.db.query(sql`UPDATE knowledge.prepared_answer SET current = false WHERE id = 'r-1'`);
  expect((await switches.board()).off).toMatchObject([{ target: "r-1", title: "Combien ?" }]);
  await turn(true);
  expect((await switches.board()).off).toEqual([]);
  await expect(turn(false)).rejects.toMatchObject({ fields: [{ field: "target" }] });
});

test("a reason too long is refused, and so is a suspension without one", async () => {
  await expect(off("x".repeat(501))).rejects.toMatchObject({ fields: [{ field: "reason" }] });
  await deps.bring(advisor({ id: "a-1" }));
  await expect(switches.suspendAdvisor(lead, "a-1", " ")).rejects.toMatchObject({
    fields: [{ field: "reason" }],
  });
  expect(await switches.suspendAdvisor(lead, " a-1 ", "Menaces.")).toBe(true);
  expect((await switches.board()).suspended).toMatchObject([
    { advisorId: "a-1", by: "responsable Relecture", urgent: true },
  ]);
  expect(await switches.restoreAdvisor(lead, "a-1", "Faits non établis.")).toBe(true);
});

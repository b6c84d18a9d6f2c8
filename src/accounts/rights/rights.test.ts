import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { depsOn, identity, MINUTE, MovedClock, member } from "../../../tests/support/accounts.ts";
import { testDatabase } from "../../../tests/support/database.ts";
import { entriesAfter, lastEntry } from "../../audit/journal.ts";
import type { Database } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import type { Advisor } from "../../directory/advisor.ts";
import { addEdition, addVersions } from "../../directory/store.ts";
import { createAccounts } from "../accounts.ts";
import { runAccountsCommand } from "../command.ts";
import type { AccountsDeps } from "../deps.ts";
import { forgetStale } from "../forget.ts";
import { resumeSession } from "../sessions/resume.ts";
import { admit } from "../sign-in/admit.ts";
import type { Staff } from "../staff.ts";
import { changeAccount } from "./change.ts";
import { cancelInvitation, invite } from "./invite.ts";
import { readOverview } from "./overview.ts";
import { reviewAccess } from "./review.ts";

const DAY = 24 * 60 * MINUTE;
const BROWSER = { device: "Firefox sur Linux", formerToken: undefined };
let db: Database;
let clock: MovedClock;
let deps: AccountsDeps;
let admin: Staff;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db?.close());
beforeEach(async () => {
  await db.query(sql`TRUNCATE staff.account, staff.invitation, staff.change, staff.access_review CASCADE`);
  clock = new MovedClock();
  deps = depsOn(db, clock);
  admin = await member(deps, ["administrator"]);
});

const invitation = (email: string) => ({
  email,
  roles: ["reviewer" as const],
  function: "Chargée de mission",
  organisation: "DGE",
});
const accountOf = async (email: string) =>
  (await readOverview(deps, db)).accounts.find((account) => account.email === email);
const allJustified = async (remark: string) => {
  const { upTo, accounts } = await readOverview(deps, db);
  const justified = accounts.filter(({ state }) => state === "active").map(({ id }) => id);
  return { upTo, justified, remark };
};

test("whoever was invited joins with what was given to them, once; nobody else does", async () => {
  await invite(deps, admin, invitation("  Camille.Durand@Exemple.FR "));
  expect(await admit(deps, identity("autre"), BROWSER)).toEqual({ refused: "not_invited" });
  const camille = identity("c1", { email: "camille.durand@exemple.fr" });
  const admission = await admit(deps, camille, BROWSER);
  const resumed = "token" in admission ? await resumeSession(deps, admission.token) : null;
  expect(resumed?.staff).toMatchObject({
    roles: ["reviewer"],
    function: "Chargée de mission",
    organisation: "DGE",
  });
  // The same e-mail at another provider behind ours is not the same person.
  expect(await admit(deps, { ...camille, idpId: "ailleurs" }, BROWSER)).toEqual({ refused: "not_invited" });
  expect((await readOverview(deps, db)).accounts).toHaveLength(2);
});

test("an e-mail that the provider does not vouch for joins nothing", async () => {
  await invite(deps, admin, invitation("camille@exemple.fr"));
  expect(await admit(deps, identity("c1", { email: null }), BROWSER)).toEqual({ refused: "not_invited" });
});

test("an invitation is good for seven days, and its e-mail is forgotten a month later", async () => {
  await invite(deps, admin, invitation("camille@exemple.fr"));
  clock.advance(7 * DAY);
  const camille = identity("camille");
  expect(await admit(deps, camille, BROWSER)).toEqual({ refused: "not_invited" });
  expect((await readOverview(deps, db)).invitations).toMatchObject([{ expired: true }]);
  await invite(deps, admin, invitation("camille@exemple.fr"));
  clock.advance(7 * DAY - 1);
  expect(await admit(deps, camille, BROWSER)).toHaveProperty("token");
  await invite(deps, admin, invitation("autre@exemple.fr"));
  clock.advance(38 * DAY);
  await forgetStale(deps);
  expect(await db.query(sql`SELECT 1 FROM staff.invitation`)).toEqual([]);
});

test("a cancelled invitation opens nothing, and is cancelled once", async () => {
  const { id } = await invite(deps, admin, invitation("camille@exemple.fr"));
  await cancelInvitation(deps, admin, id);
  expect(await admit(deps, identity("camille"), BROWSER)).toEqual({ refused: "not_invited" });
  await expect(cancelInvitation(deps, admin, id)).rejects.toMatchObject({ type: "introuvable" });
});

test("an e-mail has one invitation and one account at a time; once disabled, it can be invited again", async () => {
  await invite(deps, admin, invitation("camille@exemple.fr"));
  await expect(invite(deps, admin, invitation("CAMILLE@exemple.fr"))).rejects.toMatchObject({
    type: "deja-fait",
  });
  await admit(deps, identity("camille"), BROWSER);
  await expect(invite(deps, admin, invitation("camille@exemple.fr"))).rejects.toMatchObject({
    type: "deja-fait",
  });
  const first = (await accountOf("camille@exemple.fr"))?.id ?? "";
  await changeAccount(deps, admin, first, { disabled: true });
  expect(await admit(deps, identity("camille"), BROWSER)).toEqual({ refused: "disabled" });
  await invite(deps, admin, invitation("camille@exemple.fr"));
  expect(await admit(deps, identity("camille", { idpId: "nouveau" }), BROWSER)).toHaveProperty("token");
  await expect(changeAccount(deps, admin, first, { disabled: false })).rejects.toMatchObject({
    type: "deja-fait",
  });
});

test("what is badly filled is refused with every field named", async () => {
  const bad = { email: "camille", roles: [], function: " ", organisation: "x".repeat(200) };
  await expect(invite(deps, admin, bad)).rejects.toMatchObject({
    type: "entree-invalide",
    fields: [{ field: "email" }, { field: "roles" }, { field: "function" }, { field: "organisation" }],
  });
});

test("one cannot remove one's own administrator role, nor disable oneself, nor the last administrator", async () => {
  const { accountId } = admin;
  const refused = (change: object) =>
    expect(changeAccount(deps, admin, accountId, change)).rejects.toMatchObject({ type: "deja-fait" });
  await refused({ roles: ["lead"] });
  await refused({ disabled: true });
  await expect(changeAccount(deps, null, accountId, { disabled: true })).rejects.toThrow(
    /dernier administrateur/,
  );
  const second = await member(deps, ["administrator"]);
  await changeAccount(deps, second, accountId, { roles: ["lead"] });
  await expect(changeAccount(deps, admin, second.accountId, { disabled: true })).rejects.toMatchObject({
    type: "role-insuffisant",
  });
});

test("nobody gives themselves a role", async () => {
  const gives = changeAccount(deps, admin, admin.accountId, { roles: ["administrator", "lead", "dpo"] });
  await expect(gives).rejects.toMatchObject({ type: "deja-fait" });
  const other = await member(deps, ["administrator"]);
  await changeAccount(deps, other, admin.accountId, { roles: ["administrator", "dpo"] });
  expect((await readOverview(deps, db)).accounts.find(({ id }) => id === admin.accountId)?.roles).toEqual([
    "dpo",
    "administrator",
  ]);
});

test("a function is public: nothing personal or invisible stands in it", async () => {
  for (const text of ["jean@exemple.fr", "Adjoint, 06 39 98 12 34", "Chef\u202e ed", "\u3164", "a\u0000b"]) {
    await expect(
      invite(deps, admin, { ...invitation("x@exemple.fr"), function: text }),
    ).rejects.toMatchObject({
      type: "entree-invalide",
    });
    await expect(changeAccount(deps, admin, admin.accountId, { organisation: text })).rejects.toMatchObject({
      type: "entree-invalide",
    });
  }
});

test("of two administrators who disable each other at once, one remains", async () => {
  const second = await member(deps, ["administrator"]);
  const both = await Promise.allSettled([
    changeAccount(deps, admin, second.accountId, { disabled: true }),
    changeAccount(deps, second, admin.accountId, { disabled: true }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await readOverview(deps, db)).counts.byRole.administrator).toBe(1);
});

test("everything is journalled by account and roles, never an e-mail, a function or an organisation", async () => {
  const from = (await lastEntry(db))?.seq ?? 0;
  await invite(deps, admin, invitation("camille@exemple.fr"));
  await admit(deps, identity("camille"), BROWSER);
  const camille = (await accountOf("camille@exemple.fr"))?.id ?? "";
  await changeAccount(deps, admin, camille, { roles: ["lead"], function: "Cheffe de projet" });
  await changeAccount(deps, admin, camille, { disabled: true });
  await changeAccount(deps, admin, camille, { disabled: false });
  await reviewAccess(deps, admin, await allJustified("Vu avec camille.durand@exemple.fr."));
  const entries = await entriesAfter(db, from, 50);
  expect(entries.map(({ kind }) => kind)).toEqual([
    "account_invited",
    "account_joined",
    "signed_in",
    "account_changed",
    "account_disabled",
    "account_changed",
    "access_reviewed",
  ]);
  expect(entries[4]?.facts).toMatchObject({ by: admin.accountId, rolesBefore: ["lead"], sessions: 1 });
  expect(JSON.stringify(entries)).not.toMatch(/exemple\.fr|Durand|Charg|Cheffe|DGE/);
});

test("what changes nothing leaves no trace", async () => {
  const from = (await lastEntry(db))?.seq ?? 0;
  await changeAccount(deps, admin, admin.accountId, { roles: ["administrator"], disabled: false });
  expect(await entriesAfter(db, from, 50)).toEqual([]);
});

test("a review keeps what there was to read, and is of what was seen", async () => {
  const shown = await readOverview(deps, db);
  await invite(deps, admin, invitation("camille@exemple.fr"));
  const seen = { upTo: shown.upTo, justified: [admin.accountId], remark: "" };
  await expect(reviewAccess(deps, admin, seen)).rejects.toMatchObject({ type: "deja-fait" });
  clock.advance(91 * DAY);
  const now = await readOverview(deps, db);
  expect(now.accounts).toMatchObject([{ dormant: true, state: "active", invitedBy: null }]);
  expect(now.changes.map(({ kind, by }) => [kind, by])).toEqual([["invited", admin.accountId]]);
  await reviewAccess(deps, admin, await allJustified(" Vu avec le 06 39 98 12 34. "));
  const after = await readOverview(deps, db);
  expect(after.changes).toEqual([]);
  expect(after.reviews).toMatchObject([
    {
      by: "Chargée de mission, DGE",
      at: clock.now(),
      counts: { active: 1, dormant: 1, invitations: 0 },
      remark: "Vu avec le [téléphone masqué].",
    },
  ]);
  expect(after.reviews[0]?.changes).toEqual(now.changes);
});

test("every account that can act is ticked in a review, or nothing is recorded", async () => {
  const second = await member(deps, ["reviewer"]);
  const gone = await member(deps, ["lead"]);
  await changeAccount(deps, admin, gone.accountId, { disabled: true });
  const { upTo } = await readOverview(deps, db);
  const ticked = (...justified: string[]) => reviewAccess(deps, admin, { upTo, justified, remark: "" });
  await expect(ticked(admin.accountId)).rejects.toMatchObject({ fields: [{ field: "justified" }] });
  await expect(
    reviewAccess(deps, admin, { ...(await allJustified("")), remark: "x".repeat(501) }),
  ).rejects.toMatchObject({ fields: [{ field: "remark" }] });
  await ticked(admin.accountId, second.accountId);
  expect((await readOverview(deps, db)).reviews).toMatchObject([{ remark: null }]);
});

test("a review is overdue when none was made, and ninety days after the last", async () => {
  const accounts = createAccounts(deps, { signIn: null, demo: null });
  expect(await accounts.reviewOverdue()).toBe(true);
  await reviewAccess(deps, admin, await allJustified(""));
  expect(await accounts.reviewOverdue()).toBe(false);
  clock.advance(90 * DAY);
  expect(await accounts.reviewOverdue()).toBe(false);
  clock.advance(1);
  expect(await accounts.reviewOverdue()).toBe(true);
});

test("the command names the first administrator and lists who has which right", async () => {
  const accounts = createAccounts(deps, { signIn: null, demo: null });
  const options = { roles: "administrator, dpo", function: "Chef de projet", organisation: "DGE" };
  expect(await runAccountsCommand(accounts, ["invite", "premier@exemple.fr"], options)).toContain(
    "30 novembre 2026",
  );
  expect(await runAccountsCommand(accounts, ["list"], {})).toMatch(
    /administrator {2}active[\s\S]*premier@exemple\.fr {2}dpo,administrator {2}invité/,
  );
  await expect(runAccountsCommand(accounts, ["invite", "x@exemple.fr"], { roles: "chef" })).rejects.toThrow(
    /Rôle inconnu/,
  );
  await expect(runAccountsCommand(accounts, ["supprimer"], {})).rejects.toThrow(/Commande inconnue/);
});

test("an account is linked to a card of the directory by another administrator, an ambassador's alone", async () => {
  const edition = await addEdition(db, "essai", clock.now());
  const content = { id: "ex-ar-001" } as Advisor;
  await addVersions(db, edition, [{ content, digest: "0" }], clock.now());
  const boss = await member(deps, ["administrator"]);
  const other = await member(deps, ["administrator", "ambassador"]);
  const volunteer = await member(deps, ["ambassador"]);
  const linked = async (id: string) => (await resumeSession(deps, id))?.staff.advisorId;
  await changeAccount(deps, boss, volunteer.accountId, { advisorId: "ex-ar-001" });
  expect(await linked(volunteer.token)).toBe("ex-ar-001");
  const refusal = { type: "entree-invalide", fields: [{ field: "advisorId" }] };
  await expect(
    changeAccount(deps, boss, volunteer.accountId, { advisorId: "inconnu" }),
  ).rejects.toMatchObject(refusal);
  await expect(
    changeAccount(deps, boss, volunteer.accountId, { advisorId: "ex-ar-001", roles: ["reviewer"] }),
  ).rejects.toMatchObject(refusal);
  // Whoever gives rights gives none to themselves: this one opens what leaders confide.
  await expect(changeAccount(deps, other, other.accountId, { advisorId: "ex-ar-001" })).rejects.toMatchObject(
    {
      type: "deja-fait",
    },
  );
  await changeAccount(deps, boss, volunteer.accountId, { roles: ["reviewer"] });
  expect(await linked(volunteer.token)).toBeNull();
  await changeAccount(deps, boss, volunteer.accountId, { roles: ["ambassador"] });
  expect(await linked(volunteer.token)).toBeNull();
  const { changes } = await readOverview(deps, deps.db);
  expect(
    changes.filter(({ kind, subject }) => kind === "advisor" && subject === volunteer.accountId),
  ).toHaveLength(2);
});

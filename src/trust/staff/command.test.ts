import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/support/database.ts";
import { journal } from "../../audit/journal.ts";
import { sql } from "../../db/sql.ts";
import { advisor } from "../../directory/testing/doubles.ts";
import type { Filed } from "../report.ts";
import { createReports } from "../reports.ts";
import { type Opened, openTrust } from "../testing/open.ts";
import { actorFunction } from "./actor.ts";
import { type ReportOptions, runReportCommand } from "./command.ts";

let deps: Opened;
let filed: Filed;
const run = (words: string, options: ReportOptions = {}) =>
  runReportCommand(deps, words.split(" "), { as: "chargé de mission", ...options });

beforeAll(async () => {
  deps = openTrust(await testDatabase(), journal);
});
beforeEach(async () => {
  deps.at("2026-11-23");
  await deps.db.query(sql`DELETE FROM trust.reply`);
  await deps.db.query(sql`DELETE FROM trust.report`);
  await deps.db.query(sql`DELETE FROM trust.suspension`);
  await deps.bring(advisor({ id: "a-1" }));
  filed = await createReports(deps).file({
    advisorId: "a-1",
    who: "Verlune (fictif)",
    what: "Vend de force.",
  });
});
afterAll(() => deps.db.close());

test("a report goes its whole way by commands, and each says what to do next", async () => {
  const { reference } = filed;
  expect(await run("list")).toContain(`${reference}  reçu, à répondre avant le 2026-12-23  vise a-1`);
  expect(await run(`show ${reference.toLowerCase()}`)).toContain("QUOI      Vend de force.");
  expect(await run(`invite ${reference}`)).toContain("a-1 est invité à répondre. Envoyez l'invitation");
  expect(await run(`reply ${reference}`, { text: "C'est faux." })).toContain("Réponse gardée");
  expect(await run("suspend a-1", { reason: "Vente forcée." })).toBe(
    "a-1 est suspendu : ni montré, ni proposé.",
  );
  expect(await run("list")).toMatch(
    /en examen, .* invité le 2026-11-23 {2}1 réponse\n\nSuspendus\na-1 {2}depuis le 2026-11-23, par : chargé de mission$/,
  );
  const closed = await run(`close ${reference}`, { outcome: "founded", answer: "Établi." });
  expect(closed).toBe("Signalement clos. a-1 est toujours suspendu : « restore » lève la suspension.");
  expect(await run(`show ${reference}`)).toMatch(
    /clos le 2026-11-23, fondé[\s\S]*RÉPONSE[\s\S]*C'est faux\.[\s\S]*Établi\./,
  );
  expect(await run("restore a-1", { reason: "Réparé." })).toBe("a-1 est de nouveau en activité.");
});

test("the list says who is late, and to whom an invitation is still owed after an urgent suspension", async () => {
  expect(await run("suspend a-1", { reason: "Menaces.", urgent: true })).toContain(
    "Invitez-le maintenant à répondre",
  );
  deps.at("2026-12-24");
  const list = await run("list");
  expect(list).toContain("EN RETARD depuis le 2026-12-23");
  expect(list).toContain("en urgence, par : chargé de mission  À INVITER À RÉPONDRE");
  await run(`invite ${filed.reference}`);
  expect(await run("list")).not.toContain("À INVITER");
  await run("restore a-1", { reason: "Réparé." });
});

test("the list never shows words, and the person's own ticket names their report too", async () => {
  expect(await run("list")).not.toMatch(/Verlune|force/);
  expect(await run(`show ${filed.ticket}`)).toContain("Verlune (fictif)");
});

test("a command that is mistyped is told so, and changes nothing", async () => {
  const { reference } = filed;
  const wrong = reference.slice(0, -1) + (reference.endsWith("0") ? "1" : "0");
  await expect(run("")).rejects.toThrow("Commande inconnue");
  await expect(run("toString a")).rejects.toThrow("Commande inconnue");
  await expect(run("show")).rejects.toThrow("Commande inconnue");
  await expect(run("list tout")).rejects.toThrow("Commande inconnue");
  await expect(run(`show ${wrong}`)).rejects.toThrow("mal recopiée");
  await expect(run("show B7K3-9QXM-F")).rejects.toThrow(/Aucun signalement|mal recopiée/);
  await expect(run(`close ${reference}`, { outcome: "guilty", answer: "x" })).rejects.toThrow(
    "founded, unfounded, unclear",
  );
  await expect(run(`close ${reference}`, { outcome: "founded" })).rejects.toThrow("--answer est vide");
  await expect(run(`invite ${reference}`, { as: undefined })).rejects.toThrow('--as "fonction"');
  await expect(run("suspend a-1", { urgent: true })).rejects.toThrow("--reason est vide");
  expect(await run("list")).toContain("pas encore invité");
});

test.each([
  "Jean Dupont",
  "Mme la préfète",
  "M. Durand",
  "a@b.fr",
  "agent 06 12 34 56 78",
  "x",
  "y".repeat(81),
  " ",
])("who acts is told by function: %s is refused", (said) => {
  expect(() => actorFunction(said)).toThrow("Jamais un nom");
});

test.each(["chargée de mission DREETS", "Cheffe de bureau DGE", "administrateur", "référent régional"])(
  "who acts is told by function: %s is taken",
  (said) => {
    expect(actorFunction(` ${said} `)).toBe(said);
  },
);

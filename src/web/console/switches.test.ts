import { Hono } from "hono";
import { expect, test } from "vitest";
import { staff } from "../../../tests/support/review.ts";
import { advisor } from "../../directory/testing/doubles.ts";
import type { SwitchBoard, Turn } from "../../switches/switch.ts";
import { consoleErrors } from "./errors.tsx";
import { postSwitch, switchesPage } from "./switches.tsx";

const NOTHING: SwitchBoard = { off: [], suspended: [], history: [] };
const off = (kind: Turn["kind"]): Turn => ({
  kind,
  target: null,
  title: null,
  on: false,
  reason: "On vérifie.",
  by: "Chargée de mission, DGE",
  at: new Date("2026-11-23T09:00:00Z"),
});
const turned: unknown[] = [];

/** The page alone, over a board, with or without a model. */
async function shown(board: Partial<SwitchBoard>, hasModel: boolean, query = ""): Promise<string> {
  const answer = await siteOf(board, hasModel).request(`/console/interrupteurs${query}`);
  return (await answer.text()).replaceAll("&#39;", "'").replaceAll("\u00a0", " ");
}
function siteOf(board: Partial<SwitchBoard>, hasModel: boolean): Hono {
  const advisors = [
    advisor({ id: "amb-1", name: "Élodie Martin" }),
    advisor({ id: "amb-2", name: "Paul Martin", status: "suspendu" }),
    advisor({ id: "amb-3", name: "Chloé Petit" }),
  ];
  const deps = {
    switches: {
      board: async () => ({ ...NOTHING, ...board }),
      targets: async () => ({ fiche: [], prepared: [] }),
      turn: async (_: unknown, turn: unknown) => void turned.push(turn),
    },
    directory: { all: async () => advisors },
    hasModel,
  } as never;
  const app = new Hono().use(async (c, next) => {
    c.set("staff", staff("lea", "lead"));
    await next();
  });
  app.onError(consoleErrors);
  app.get("/console/interrupteurs", switchesPage(deps));
  app.post("/console/interrupteurs", postSwitch(deps));
  return app;
}

test("without a model, nothing is said to be running, and there is nothing to cut", async () => {
  const page = await shown({}, false);
  expect(page).toContain("Aucun modèle n'est branché");
  expect(page).not.toContain('name="kind" value="generated"');
  // What was cut before the model was taken away can be put back.
  const cut = await shown({ off: [off("generated")] }, false);
  expect(cut).toContain('name="kind" value="generated"');
});

test("what is told of a switch is what is so now, then what cutting would do", async () => {
  const on = await shown({}, true);
  expect(on).toContain("chaque question reçoit sa réponse");
  expect(on).toMatch(/Si vous coupez : qui pose une question lit que les réponses sont arrêtées/);
  expect(on).toMatch(/Si vous coupez : aucun modèle n'est plus appelé/);
  const cut = await shown({ off: [off("chat")] }, true);
  expect(cut).toMatch(/Coupé.*Qui pose une question lit que les réponses sont arrêtées/s);
  expect(cut).not.toContain("chaque question reçoit sa réponse");
});

test("all answers are cut only by who ticked that nobody gets an answer any more", async () => {
  const page = await shown({}, true);
  expect(page).toMatch(
    /name="understood"[^>]*required[\s\S]*J'ai compris : plus personne ne reçoit de réponse/,
  );
  const cut = (fields: Record<string, string>) =>
    siteOf({}, true).request("/console/interrupteurs", {
      method: "POST",
      body: new URLSearchParams({ on: "non", reason: "On vérifie.", ...fields }),
    });
  const refused = await cut({ kind: "chat" });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("plus personne ne reçoit de réponse");
  expect(turned).toEqual([]);
  expect((await cut({ kind: "chat", understood: "oui" })).status).toBe(303);
  expect((await cut({ kind: "generated" })).status).toBe(303);
  expect((await cut({ kind: "chat", on: "oui" })).status).toBe(303);
  expect(turned).toHaveLength(3);
});

test("a contact is found by name, whatever the case and the accents, then chosen and suspended", async () => {
  expect(await shown({}, true)).not.toContain('name="advisorId"');
  const found = await shown({}, true, "?nom=elodie%20MARTIN");
  expect(found).toMatch(/<select[^>]*name="advisorId"[\s\S]*value="amb-1"[^>]*>Élodie Martin/);
  // Suspended already: nothing to cut.
  expect(await shown({}, true, "?nom=martin")).not.toContain('value="amb-2"');
  expect(await shown({}, true, "?nom=amb-3")).toContain('value="amb-3"');
  expect(await shown({}, true, "?nom=durand")).toContain("Personne de l'annuaire");
});

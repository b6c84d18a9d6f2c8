import { Hono } from "hono";
import { expect, test } from "vitest";
import { staff } from "../../../../tests/support/review.ts";
import type { Pack } from "../../../briefing/pack/pack.ts";
import type { AdvisorAct, AdvisorView, RequestDesk, State } from "../../../contact/contact.ts";
import { actsIn } from "../../../contact/life-cycle.ts";
import { DomainError } from "../../../errors.ts";
import { consoleErrors } from "../errors.tsx";
import { availabilityPage, postAvailability } from "./availability.tsx";
import { groupsOf } from "./groups.ts";
import { requestsPage } from "./list.tsx";
import { packPage } from "./pack.tsx";
import { postAct, requestPage } from "./request.tsx";
import { requestTasks } from "./tasks.ts";
import { ageWords, endOfWeek } from "./words.ts";

// A Monday; the Wednesday before was four working days earlier.
const NOW = new Date("2026-11-30T09:00:00Z");
const SENT_AT = new Date("2026-11-26T15:00:00Z");
const view = (state: State, over: Partial<AdvisorView> = {}): AdvisorView => ({
  id: `r-${state}`,
  state,
  company: { section: "I", size: "TPE", region: "53", need: "relation_client", maturity: null },
  text: "Bonjour,\nje perds mon temps à répondre aux <avis>.",
  contact: { phone: "06 39 98 12 34", email: "patronne@auberge.exemple" },
  callTime: "matin",
  appointment: null,
  sentAt: SENT_AT,
  answerBy: "2026-12-03",
  steps: [{ state: "sent", at: SENT_AT, by: "leader" }],
  acts: actsIn(state),
  ...over,
});
const PACK: Pack = {
  questions: [{ question: "Combien ça coûte ?", because: "toujours", answer: null }],
  cases: { found: "none", items: [] },
  schemes: [],
  charter: { keep: [], avoid: [] },
  toAsk: null,
  missing: ["votre effectif"],
  sources: [],
};

function siteOf(open: AdvisorView[], closed: AdvisorView[] = [], refusal: DomainError | null = null) {
  const acts: AdvisorAct[] = [];
  const changes: unknown[] = [];
  const asked: unknown[] = [];
  const change = async (...[, ...given]: unknown[]): Promise<void> => {
    if (refusal) throw refusal;
    changes.push(given);
  };
  const requestDesk: RequestDesk = {
    list: async () => ({ open, closed }),
    async find(_, id) {
      const found = [...open, ...closed].find((one) => one.id === id);
      if (!found) throw new DomainError("introuvable", "Cette demande n'existe pas.");
      return found;
    },
    async act(_, id, act) {
      if (refusal) throw refusal;
      acts.push(act);
      return this.find(_, id);
    },
    availability: async () => ({
      openMax: 5,
      open: open.length,
      absences: [{ id: "abs-1", from: "2026-12-21", to: "2026-12-31" }],
    }),
    setOpenMax: change,
    addAbsence: change,
    removeAbsence: change,
  };
  const packs = {
    async of(...given: unknown[]) {
      asked.push(given);
      return PACK;
    },
  };
  const deps = { requestDesk, packs, clock: { now: () => NOW } };
  const as = (advisorId: string | null) => ({ ...staff("lea", "ambassador"), advisorId });
  const app = new Hono().use(async (c, next) => {
    c.set("staff", as(c.req.header("x-card") === "none" ? null : "ex-ar-001"));
    await next();
  });
  app.onError(consoleErrors);
  app.get("/console/demandes", requestsPage(deps));
  app.get("/console/demandes/disponibilite", availabilityPage(deps));
  app.post("/console/demandes/disponibilite", postAvailability(deps));
  app.get("/console/demandes/:id", requestPage(deps));
  app.post("/console/demandes/:id", postAct(deps));
  app.get("/console/demandes/:id/dossier", packPage(deps));
  const plain = async (answer: Response): Promise<string> =>
    (await answer.text()).replaceAll("&#39;", "'").replaceAll("\u00a0", " ");
  return {
    acts,
    changes,
    asked,
    tasks: () => requestTasks(deps, as("ex-ar-001")),
    read: async (path = "", headers = {}) =>
      plain(await app.request(`/console/demandes${path}`, { headers })),
    async post(path: string, fields: Record<string, string>) {
      const answer = await app.request(`/console/demandes${path}`, {
        method: "POST",
        body: new URLSearchParams(fields),
      });
      return { status: answer.status, to: answer.headers.get("location"), page: await plain(answer) };
    },
  };
}

test("requests are shown by what they wait for, most pressing first, and never with the leader's details", async () => {
  const site = siteOf(
    [
      view("met"),
      view("appointment_set", { id: "later", appointment: "2026-12-14" }),
      view("appointment_set", { id: "soon", appointment: "2026-12-04" }),
      view("appointment_set", { id: "past", appointment: "2026-11-27" }),
      view("taken"),
      view("not_for_me"),
      view("sent"),
    ],
    [view("done_helped", { contact: null })],
  );
  const page = await site.read();
  const titles = [...page.matchAll(/<h2>([^<]+)</g)].map(([, title]) => title);
  expect(titles).toEqual([
    "À répondre (1)",
    "À appeler (1)",
    "Rendez-vous cette semaine (1)",
    "Retours attendus : trente secondes (2)",
    "Rendez-vous plus tard (1)",
    "Chez le dirigeant : rien à faire (1)",
    "Votre disponibilité",
  ]);
  expect(page).toContain("Répondre au plus tard le jeudi 3 décembre, reçue il y a 2 jours ouvrés");
  expect(page).toContain("Hébergement et restauration, TPE, Bretagne");
  expect(page).toMatch(/<details class="fold"><summary>Closes \(1\)/);
  expect(page).not.toMatch(/39 98|auberge|avis/);
  expect((await site.tasks()).map(({ text }) => text)).toEqual([
    "1 demande attend votre réponse au plus tard le jeudi 3 décembre",
    "1 dirigeant à appeler",
    "1 rendez-vous cette semaine, vendredi 4 décembre",
    "2 retours attendus : trente secondes chacun",
  ]);
  expect((await site.tasks())[0]?.href).toBe("/console/demandes/r-sent");
});

test("an empty desk says what will happen and how to be found; an account without a card says whom to ask", async () => {
  const empty = await siteOf([]).read();
  expect(empty).toContain("Vous aurez 5 jours ouvrés pour répondre");
  expect(empty).toContain('href="/annuaire/ex-ar-001"');
  for (const path of ["", "/disponibilite"]) {
    const page = await siteOf([]).read(path, { "x-card": "none" });
    expect(page).toContain("n'est relié à aucune fiche de l'annuaire");
    expect(page).not.toContain('<form method="post" action="/console/demandes');
  }
});

test("a request shows its words as words, the call as links, the acts of its state, and what happens otherwise", async () => {
  const site = siteOf([
    view("sent"),
    view("met"),
    view("not_for_me"),
    view("done_without", { contact: null, text: null }),
  ]);
  const page = await site.read("/r-sent");
  expect(page).toContain("répondre aux &lt;avis&gt;");
  expect(page).toContain('href="tel:0639981234"');
  expect(page).toContain('href="mailto:patronne%40auberge.exemple?');
  expect(page).toContain("À joindre le matin");
  expect(page).toContain("Passé le jeudi 3 décembre, une autre personne");
  expect(page).toMatch(/value="take"[\s\S]*value="set_appointment"[\s\S]*value="not_for_me"/);
  expect(page).toContain("c'est lui qui décide de lui écrire");
  expect(page).toContain('href="/console/briefing?demande=r-sent"');
  expect(page).not.toContain('name="barrier"');
  expect(await site.read("/r-met")).toMatch(
    /<details[^>]*open[^>]*><summary>C'est terminé[\s\S]*name="barrier"/,
  );
  expect(await site.read("/r-not_for_me")).not.toMatch(/tel:|mailto:|\/dossier/);
  const closed = await site.read("/r-done_without");
  expect(closed).toContain("ne montre plus ni ses mots ni ses coordonnées");
  expect(closed).toContain('href="/console/retours"');
  expect(closed).not.toMatch(/<h2 id="agir"|tel:|briefing\?demande|Et si vous ne faites rien/);
  // Hidden is not erased: nobody is said to have asked for it.
  const hidden = { text: null, contact: null, acts: [] };
  for (const state of ["not_for_me", "unanswered"] as const)
    expect(await siteOf([view(state, hidden)]).read(`/r-${state}`)).not.toMatch(/effacés|Restée sans suite/);
  const byMail = view("taken", { contact: { phone: null, email: "patronne@auberge.exemple" } });
  const mailed = await siteOf([byMail]);
  expect(await mailed.read("/r-taken")).toContain("À joindre par courriel");
  expect(await mailed.read()).toContain("À joindre par courriel");
  const past = view("appointment_set", { id: "past", appointment: "2026-11-27" });
  const asked = await siteOf([past]).read("/past");
  expect(asked).toContain("Rendez-vous du vendredi 27 novembre : a-t-il eu lieu ?");
  expect(asked).toMatch(/value="met"[\s\S]*value="set_appointment"/);
  expect(await site.read("/ailleurs")).toContain("Introuvable");
  expect(await site.read("/r-sent?fait=constructor")).not.toContain('role="status"');
  // What the leader opened again is not said to be over by an address kept open.
  expect(await site.read("/r-sent?fait=done")).not.toContain("La demande est close");
});

test("an act goes through once and comes back to its request; a return that lacks an answer keeps the others", async () => {
  const site = siteOf([view("sent"), view("met")]);
  expect(await site.post("/r-sent", { act: "take" })).toMatchObject({
    status: 303,
    to: "/console/demandes/r-sent?fait=take",
  });
  expect(await site.read("/r-sent?fait=take")).toContain("Il reste à l'appeler");
  expect((await site.post("/r-sent", { act: "set_appointment", day: "2026-12-04" })).status).toBe(303);
  const half = await site.post("/r-met", { act: "done", useful: "oui", barrier: "temps" });
  expect(half.status).toBe(422);
  expect(half.page).toContain("Choisissez sa prochaine étape");
  expect(half.page).toMatch(/name="barrier" value="temps"[^>]*checked/);
  const whole = { act: "done", useful: "oui", barrier: "temps", nextStep: "essai" };
  expect((await site.post("/r-met", whole)).to).toBe("/console/demandes/r-met?fait=done");
  expect((await site.post("/r-sent", { act: "effacer" })).status).toBe(422);
  expect(site.acts).toEqual([
    { kind: "take" },
    { kind: "set_appointment", day: "2026-12-04" },
    { kind: "done", return: { useful: true, barrier: "temps", nextStep: "essai" } },
  ]);
});

test("what cannot be done any more is said on the request itself, as it is now", async () => {
  const gone = new DomainError("deja-fait", "Le dirigeant a annulé sa demande.");
  const site = siteOf([], [view("cancelled", { contact: null })], gone);
  const { status, page } = await site.post("/r-cancelled", { act: "take" });
  expect(status).toBe(409);
  expect(page).toMatch(/role="alert"[\s\S]*Le dirigeant a annulé sa demande/);
  expect(page).toContain("Annulée par le dirigeant.");
});

test("absences and the number of requests are changed from one page, which says what each changes and keeps what was refused", async () => {
  const site = siteOf([]);
  const page = await site.read("/disponibilite");
  expect(page).toContain("Du lundi 21 décembre au jeudi 31 décembre");
  expect(page).toContain("aucun dirigeant ne peut vous écrire d'ici");
  await site.post("/disponibilite", { act: "absence", from: "2026-12-24", to: "2026-12-26" });
  await site.post("/disponibilite", { act: "retirer", id: "abs-1" });
  await site.post("/disponibilite", { act: "nombre", openMax: " 3 " });
  expect(site.changes).toEqual([["2026-12-24", "2026-12-26"], ["abs-1"], [3]]);
  expect((await site.post("/disponibilite", { act: "nombre", openMax: "trois" })).page).toContain(
    'value="trois"',
  );
  const fault = { field: "to", message: "La fin est avant le début." };
  const refusing = siteOf([], [], new DomainError("entree-invalide", "À corriger.", [fault]));
  const refused = await refusing.post("/disponibilite", {
    act: "absence",
    from: "2026-12-26",
    to: "2026-12-24",
  });
  expect(refused.status).toBe(422);
  expect(refused.page).toMatch(/La fin est avant le début[\s\S]*value="2026-12-26"/);
});

test("the pack is asked for the company alone, its words only to choose a case, and shows nothing of the leader", async () => {
  const odd = { section: "Z", size: null, region: null, need: "inconnu", maturity: 7 };
  const site = siteOf([view("sent"), view("taken", { company: odd })]);
  const page = await site.read("/r-sent/dossier");
  expect(page).toContain("Nos fiches ne répondent pas à cette question");
  expect(page).toContain("aucun cas de ce secteur");
  expect(page).toContain("demandez-lui : votre effectif");
  expect(page).not.toMatch(/39 98|auberge|avis/);
  await site.read("/r-taken/dossier");
  const unknown = { section: null, size: null, region: null, need: null, maturity: null };
  expect(site.asked.map((given) => (given as unknown[])[0])).toEqual([view("sent").company, unknown]);
});

test("a request is as old as the working days since, and a week ends on its Sunday", () => {
  expect(ageWords("2026-11-30", "2026-11-30")).toBe("aujourd'hui");
  expect(ageWords("2026-11-28", "2026-11-29")).toBe("ce week-end ou un jour férié");
  expect(ageWords("2026-11-27", "2026-11-30")).toBe("il y a 1 jour ouvré");
  expect(ageWords("2026-12-24", "2026-12-28")).toBe("il y a 1 jour ouvré");
  expect(ageWords("2025-11-30", "2026-11-30")).toBe("il y a plus de 60 jours ouvrés");
  expect([endOfWeek("2026-11-30"), endOfWeek("2026-12-06")]).toEqual(["2026-12-06", "2026-12-06"]);
  expect(groupsOf([view("undelivered"), view("unanswered")], "2026-11-30").toAnswer).toHaveLength(2);
});

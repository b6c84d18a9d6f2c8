import { beforeEach, describe, expect, it } from "vitest";
import { type LeaderView, type NewRequest, STATES } from "../../../contact/contact.ts";
import { LEADER_STATES } from "../../../contact/labels.ts";
import { advisor, directoryOf } from "../../../directory/testing/doubles.ts";
import { DomainError } from "../../../errors.ts";
import { leaderView, MemoryRequests, SECRET } from "../../testing/contact-doubles.ts";
import { COOKIE, NOW, post, site } from "../../testing/doubles.ts";
import { dangers } from "../../testing/html.ts";

const PATH = `/demandes/${SECRET}`;
const NEXT: LeaderView["next"] = {
  advisors: [
    {
      id: "a-2",
      name: "Chambre Querolsel (fictif)",
      kind: "ambassadeur_regional",
      reasons: ["Dans votre région"],
    },
  ],
  fallbacks: [
    { name: "DREETS Bretagne", url: "https://bretagne.dreets.gouv.fr/", reason: "Anime le réseau." },
  ],
};

let requests: MemoryRequests;
let app: ReturnType<typeof site>["app"];
beforeEach(() => {
  requests = new MemoryRequests();
  const directory = directoryOf(advisor(), advisor({ id: "a-2", name: "Chambre Querolsel (fictif)" }));
  app = site({ directory, contactRequests: requests }).app;
});
const read = async (response: Response) => {
  const html = await response.text();
  const words = html
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&#39;", "'")
    .replaceAll(/[\s\u00A0]+/g, " ");
  return { status: response.status, headers: response.headers, html, words };
};
const get = async () => read(await app.request(PATH));
const act = async (name: string, form: Record<string, string> = {}) =>
  read(await post(app, `${PATH}/${name}`, form));

describe("a request followed by its private link", () => {
  it("tells the state, the days and what was sent, and is kept by nobody else", async () => {
    const { words, headers } = await get();
    for (const told of [
      "Association Verlune (fictif)",
      "Envoyée, pas encore prise en charge.",
      "Envoyée le 23 novembre 2026",
      "Réponse attendue le 30 novembre 2026",
      "Effacée au plus tard le 21 février 2027",
      "Pouvez-vous me rappeler ?",
      "Téléphone : 02 99 00 00 01",
      "Vous appeler : le matin",
      "Annuler ma demande",
    ])
      expect(words).toContain(told);
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("x-robots-tag")).toBe("noindex");
  });

  it("says of every state what it is and what comes next, and cancels only what is open", async () => {
    for (const state of STATES) {
      requests.view = leaderView({ state, appointment: state === "appointment_set" ? "2026-12-01" : null });
      const { status, words } = await get();
      const closed = /^(?:done|unreachable|cancelled|passed|lapsed)/.test(state);
      expect([state, status, words.includes("Annuler ma demande")]).toEqual([state, 200, !closed]);
      expect(words).toContain(LEADER_STATES[state]);
      expect(words).not.toContain("undefined");
    }
  });

  it("is the one 404 with a wrong secret, for every act", async () => {
    const wrong = await read(await app.request("/demandes/faux"));
    expect([wrong.status, wrong.words.includes("Cette demande n'existe pas")]).toEqual([404, true]);
    requests.view = null;
    expect((await get()).words).toBe(wrong.words);
    expect((await act("satisfaction")).words).toBe(wrong.words);
    expect((await act("accord", { advisorId: "a-2", consent: "oui" })).words).toBe(wrong.words);
  });

  it("cancels and erases by a form alone", async () => {
    const cancelled = await act("annuler");
    expect([cancelled.status, cancelled.headers.get("location")]).toEqual([303, PATH]);
    expect((await act("effacer")).words).toContain("Votre demande est effacée");
    expect(requests.acts).toEqual([
      ["cancel", SECRET],
      ["erase", SECRET],
    ]);
  });
});

describe("another advisor", () => {
  beforeEach(() => {
    requests.view = leaderView({ state: "unanswered", next: NEXT });
  });

  it("is proposed with reasons and public services, and gets nothing without a fresh box", async () => {
    const { words, html } = await get();
    expect(words).toContain("Chambre Querolsel (fictif) Ambassadeur IA régional ✓ Dans votre région");
    expect(html).toContain('href="https://bretagne.dreets.gouv.fr/"');
    expect(dangers(html)).toEqual([]);
    const without = await act("accord", { advisorId: "a-2" });
    expect(without.status).toBe(422);
    expect(without.html).toContain('id="accord-0-erreur"');
    expect(requests.acts).toEqual([]);
  });

  it("is sent the request once agreed, with a new link", async () => {
    const { words, html } = await act("accord", { advisorId: "a-2", consent: "oui" });
    expect(words).toContain("Votre demande est envoyée Destinataire : Chambre Querolsel (fictif)");
    expect(html).toContain(`/demandes/${"t".repeat(43)}`);
    expect(requests.acts).toEqual([["agree", SECRET, "a-2"]]);
  });

  it("may have become unavailable: the page says so and proposes the others again", async () => {
    requests.refusal = new DomainError("interlocuteur-indisponible", "Cette personne vient de s'absenter.");
    const { status, words } = await act("accord", { advisorId: "a-2", consent: "oui" });
    expect(status).toBe(409);
    expect(words).toContain("Rien n'est parti. Cette personne vient de s'absenter.");
    expect(words).toContain("Qui d'autre peut vous aider");
  });
});

describe("whether it helped", () => {
  it("is asked in two questions, once, and a missing answer is said beside it", async () => {
    requests.view = leaderView({ state: "done_helped", awaitsSatisfaction: true });
    expect((await get()).words).toContain("Cet échange vous a-t-il aidé ?");
    const missing = await act("satisfaction", { helped: "un_peu" });
    expect(missing.status).toBe(422);
    expect(missing.html).toContain('id="wouldAdvise-erreur"');
    expect(missing.html).not.toContain('id="helped-erreur"');
    expect((await act("satisfaction", { helped: "toString", wouldAdvise: "oui" })).status).toBe(422);
    expect((await act("satisfaction", { helped: "un_peu", wouldAdvise: "oui" })).words).toContain("Merci");
    expect(requests.acts).toEqual([["satisfy", SECRET, { helped: "un_peu", wouldAdvise: true }]]);
  });
});

describe("what was done already", () => {
  it("is told on the request itself, whether it is cancelled, rated or disputed twice", async () => {
    requests.refusal = new DomainError("deja-fait", "Cette demande est déjà close.");
    for (const [name, form] of [
      ["annuler", {}],
      ["contester", {}],
      ["satisfaction", { helped: "oui", wouldAdvise: "oui" }],
    ] as const) {
      const { status, words } = await act(name, form);
      expect([name, status]).toEqual([name, 409]);
      expect(words).toContain("C'est déjà fait. Cette demande est déjà close.");
      expect(words).toContain("Ce que vous avez envoyé");
    }
  });
});

describe("a meeting that did not take place", () => {
  it("is said by the leader behind a confirmation, where the advisor says it did", async () => {
    expect((await get()).words).not.toContain("Nous ne nous sommes pas parlé");
    requests.view = leaderView({ state: "done_helped", mayDispute: true });
    const { html, words } = await get();
    expect(words).toContain("d'autres personnes vous sont proposées. Rien ne part sans votre accord.");
    expect(html).toMatch(/<details class="fold"><summary>Nous ne nous sommes pas parlé[\s\S]*contester/);
    const said = await act("contester");
    expect([said.status, said.headers.get("location")]).toEqual([303, PATH]);
    expect(requests.acts).toEqual([["dispute", SECRET]]);
    const steps = [{ state: "unanswered" as const, at: NOW, by: "leader" as const }];
    requests.view = leaderView({ state: "unanswered", next: NEXT, steps });
    expect((await get()).words).toContain("Rouverte par vous : vous ne vous êtes pas parlé.");
  });
});

describe("an advisor who is not in the directory any more", () => {
  it("is not said to have left anyone without an answer, nor linked to a page that is gone", async () => {
    const gone = { id: "a-9", name: "Votre interlocuteur", kind: "" };
    requests.view = leaderView({ state: "unanswered", next: NEXT, advisor: gone });
    const { html, words } = await get();
    expect(words).toContain("Cette personne n'est plus proposée par l'annuaire.");
    expect(words).not.toContain("Restée sans suite");
    expect(html).not.toContain("/annuaire/a-9");
  });
});

describe("a request by e-mail alone", () => {
  it("is nowhere said to be a call", async () => {
    requests.view = leaderView({ state: "taken", contact: { phone: null, email: "a@b.fr" } });
    const { words } = await get();
    expect(words).toContain("Surveillez votre courriel.");
    expect(words).not.toMatch(/Vous appeler|Téléphone/);
  });
});

describe("the conversation that a request came from", () => {
  it("leads to it, by a form, and to no other's", async () => {
    const own = { ...({} as NewRequest), conversationId: "c1" };
    requests.sent.push(own);
    const talk = site({ contactRequests: requests });
    await talk.conversations.open();
    const ask = (id: string, headers = {}) => post(talk.app, "/conversation/demande", { id }, headers);
    const home = await read(await talk.app.request("/", { headers: COOKIE }));
    expect(home.html).toContain('action="/conversation/demande"');
    expect(home.html).not.toContain(SECRET);
    const opened = await ask("r1", COOKIE);
    expect([opened.status, opened.headers.get("location")]).toEqual([303, PATH]);
    expect((await ask("r2", COOKIE)).status).toBe(404);
    expect((await ask("r1")).status).toBe(404);
  });
});

import { describe, expect, it } from "vitest";
import type { AdvisorAct, OneTap } from "../../../contact/contact.ts";
import { MemoryTaps, TAP } from "../../testing/contact-doubles.ts";
import { NOW, post, site } from "../../testing/doubles.ts";

const PATH = `/retour/${TAP}`;
const company = { section: "G", size: "TPE" as const, region: "53", need: null, maturity: null };
const tapOf = (act: AdvisorAct["kind"]): OneTap => ({
  kind: "advisor",
  act,
  state: "sent",
  company,
  sentAt: NOW,
  detailsPath: "/retour/r1.details.d",
});

function open(tap: OneTap | null) {
  const taps = new MemoryTaps(tap);
  const { app } = site({ oneTaps: taps });
  const read = async (response: Response) => {
    const html = await response.text();
    const words = html
      .replaceAll(/<[^>]+>/g, " ")
      .replaceAll("&#39;", "'")
      .replaceAll(/[\s\u00A0]+/g, " ");
    return { status: response.status, headers: response.headers, html, words };
  };
  return {
    taps,
    get: async (method = "GET") => read(await app.request(PATH, { method })),
    confirm: async (form: Record<string, string> = {}) => read(await post(app, PATH, form)),
  };
}

describe("the link of a letter", () => {
  it("says what it would do, changes nothing by being looked at, and acts once by its button", async () => {
    const { taps, get, confirm } = open(tapOf("take"));
    const looked = await get();
    expect(looked.words).toContain("Je m'en occupe");
    expect(looked.words).toContain(
      "TPE (moins de 10 personnes), Commerce et réparation automobile, Bretagne",
    );
    expect(looked.words).toContain("Rien n'est encore enregistré.");
    expect(looked.headers.get("x-robots-tag")).toBe("noindex");
    for (const method of ["HEAD", "GET", "HEAD"]) await get(method);
    expect(taps.confirmed).toEqual([]);
    const done = await confirm();
    expect(done.words).toContain("C'est noté, merci Cette demande est maintenant : prise en charge.");
    expect(done.html).toContain('href="/retour/r1.details.d"');
    expect(done.words).toContain("Voir son message et ses coordonnées");
    const again = await confirm();
    expect([again.status, again.words.includes("Ce lien ne marche plus")]).toEqual([404, true]);
    expect(taps.confirmed).toEqual([{}]);
  });

  it("of a request that moved meanwhile tells its state, without a button", async () => {
    const { get } = open({ ...tapOf("take"), state: "cancelled" } as OneTap);
    const { html, words } = await get();
    expect(words).toContain("Aujourd'hui : annulée.");
    expect(words).toContain("rien n'est modifié");
    expect(html).not.toContain("<form");
  });

  it("that is wrong, expired or used says so, and where to go", async () => {
    const { get } = open(null);
    const { status, words } = await get();
    expect(status).toBe(404);
    expect(words).toContain("Il a déjà servi, il est trop vieux, ou la demande a changé depuis.");
    expect(words).toContain("Vous êtes dirigeant : ouvrez le lien privé de votre demande.");
  });

  it("of an appointment wants a day, today or later", async () => {
    const { taps, confirm } = open(tapOf("set_appointment"));
    for (const day of ["", "2026-02-30", "2026-11-22"]) {
      const refused = await confirm({ day });
      expect([day, refused.status]).toEqual([day, 422]);
      expect(refused.html).toContain('id="day-erreur"');
    }
    await confirm({ day: "2026-11-23" });
    expect(taps.confirmed).toEqual([{ day: "2026-11-23" }]);
  });

  it("after a meeting takes three choices of closed lists, and says which is missing", async () => {
    const { taps, get, confirm } = open(tapOf("done"));
    const asked = (await get()).words;
    expect(asked).toContain("Son principal frein");
    // The leader's page and the journal tell the first choice.
    expect(asked).toContain("Le premier se lit sur la page du dirigeant et au journal du service");
    const missing = await confirm({ useful: "oui", barrier: "autre chose", nextStep: "essai" });
    expect(missing.status).toBe(422);
    expect(missing.html).toContain('id="barrier-erreur"');
    expect(missing.html).toContain('value="essai" checked=""');
    expect(taps.confirmed).toEqual([]);
    await confirm({ useful: "oui", barrier: "temps", nextStep: "essai" });
    expect(taps.confirmed).toEqual([{ return: { useful: true, barrier: "temps", nextStep: "essai" } }]);
  });

  it("to the leader asks two questions", async () => {
    const { taps, get, confirm } = open({
      kind: "satisfaction",
      state: "done_helped",
      advisorName: "Verlune",
    });
    expect((await get()).words).toContain("Votre échange avec Verlune");
    expect((await confirm({ helped: "oui" })).status).toBe(422);
    expect((await confirm({ helped: "toString", wouldAdvise: "oui" })).status).toBe(422);
    expect((await confirm({ helped: "oui", wouldAdvise: "non" })).words).toContain(
      "Votre réponse s'ajoute à un total du mois",
    );
    expect(taps.confirmed).toEqual([{ satisfaction: { helped: "oui", wouldAdvise: false } }]);
  });

  it("that shows how to reach the leader shows nothing before its button", async () => {
    const { get, confirm } = open({ kind: "details", state: "sent", company, sentAt: NOW });
    expect((await get()).html).not.toContain("02 99 00 00 01");
    const { html, words } = await confirm();
    expect(words).toContain("Pouvez-vous me rappeler ?");
    expect(html).toContain('href="tel:0299000001"');
    // The request awaits its answer: the button of the letter is here too.
    expect(html).toContain('action="/retour/r1.take.t"');
  });

  it("says « received » to whoever received it, and nothing of a company that said nothing twice", async () => {
    const nothing = { section: null, size: null, region: null, need: null, maturity: null };
    const { get, confirm } = open({ kind: "details", state: "sent", company: nothing, sentAt: NOW });
    expect((await get()).words).toContain("Aujourd'hui : reçue, en attente de votre réponse.");
    expect((await confirm()).words).toContain("dirigeant L'entreprise n'a rien dit d'elle.");
  });
});

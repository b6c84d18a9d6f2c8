import { beforeEach, describe, expect, it } from "vitest";
import { advisor, directoryOf } from "../../../directory/testing/doubles.ts";
import { DomainError } from "../../../errors.ts";
import { companyOfProfile } from "../../../orientation/company.ts";
import type { Orienter } from "../../../orientation/network.ts";
import { orient } from "../../../orientation/orient.ts";
import { EMPTY_PROFILE, sectorOf } from "../../../profile/profile.ts";
import { MemoryRequests, SECRET } from "../../testing/contact-doubles.ts";
import { answer, COOKIE, post, type Site, site } from "../../testing/doubles.ts";
import { dangers } from "../../testing/html.ts";

const PEOPLE = [
  advisor({ conflicts: [{ scope: "sector", value: "G", detail: "associé d'une enseigne" }] }),
  advisor({ id: "a-2", name: "Chambre Querolsel (fictif)" }),
];
const orienter: Orienter = {
  company: async (company) =>
    orient({ advisors: PEOPLE, directoryVersion: "v", schemes: [] }, company, { on: "2026-11-23" }),
  schemes: async () => [],
  profile: async (profile) => orienter.company(companyOfProfile(profile)),
};
const TYPED = { text: "Bonjour, appelez-moi.", phone: "06 39 98 12 34", form: "f1", region: "53" };
const hiddenIn = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
const wordsOf = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&#39;", "'")
    .replaceAll(/[\s\u00A0]+/g, " ");

let requests: MemoryRequests;
let open: Site;
beforeEach(() => {
  requests = new MemoryRequests();
  open = site({ directory: directoryOf(...PEOPLE), orienter, contactRequests: requests });
});
const get = async (path: string, headers = {}) => {
  const response = await open.app.request(path, { headers });
  const html = await response.text();
  return { response, status: response.status, html, words: wordsOf(html) };
};
const send = async (path: string, form: Record<string, string>, headers = {}) => {
  const response = await post(open.app, path, form, headers);
  const html = await response.text();
  return { response, status: response.status, html, words: wordsOf(html) };
};
/** Through the preview, to the button that sends what was shown. */
const sendShown = async (form: Record<string, string>, over: Record<string, string> = {}, headers = {}) => {
  const preview = await send("/contacter/a-1/apercu", form, headers);
  const text = /<textarea[^>]*>([^<]*)</.exec(preview.html)?.[1] ?? "";
  const shown = { ...form, text, phone: form.phone ?? "", shown: hiddenIn(preview.html, "shown") };
  return send("/contacter/a-1/envoyer", { ...shown, ...over }, headers);
};

describe("the form of a request", () => {
  it("says who it is and what they may favour, and promises that nothing leaves yet", async () => {
    const { html, words, response } = await get("/contacter/a-1");
    expect(words).toContain("Rien ne part maintenant.");
    expect(words).toContain("Association Verlune (fictif)");
    expect(words).toContain("Ambassadeur IA régional, bénévole");
    expect(words).toContain("Aucun intérêt commercial n'est indiqué.");
    expect(words).toContain("Conflit d'intérêts déclaré");
    expect(html).not.toContain("<script");
    expect(html).not.toContain("verlune@example.org");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(response.headers.get("x-robots-tag")).toBe("noindex");
  });

  it("drafts the text from the conversation, without what was masked, and chooses what is known", async () => {
    await open.conversations.open();
    const view = await open.conversations.view();
    view.profile = { ...EMPTY_PROFILE, sector: sectorOf("F"), size: "TPE", region: "53", need: "formation" };
    open.conversations.add("l'ia pour mes devis ? [téléphone masqué]", answer());
    open.conversations.add("je veux mourir", answer({ outcome: "distress_signposted" }));
    const { html, words } = await get("/contacter/a-1", COOKIE);
    expect(words).toContain("Je dirige une très petite entreprise en Bretagne (Construction et artisanat");
    expect(words).toContain("Mon besoin : former, se former.");
    expect(words).toContain("« l'ia pour mes devis ? »");
    expect(words).not.toContain("mourir");
    expect(html).toContain('<option value="F" selected="">');
    expect(html).toContain('<option value="53" selected="">');
    expect(words).toContain("Pourquoi cette personne");
  });

  it("takes the choices of an address where there is no conversation, and none that is in no list", async () => {
    const { html } = await get('/contacter/a-1?size=PME&region=53&need="><script>');
    expect(html).toContain('<option value="PME" selected="">');
    expect(html).toContain('<option value="53" selected="">');
    expect(dangers(html)).toEqual([]);
  });

  it("is nobody's where the directory shows nobody, and « Back » from a sent form finds it again", async () => {
    expect((await get("/contacter/inconnu")).status).toBe(404);
    const back = await get("/contacter/a-1/envoyer");
    expect([back.status, back.response.headers.get("location")]).toEqual([303, "/contacter/a-1"]);
  });
});

describe("the preview", () => {
  it("shows what was taken out, the very text that would leave, and what happens next", async () => {
    const { words } = await send("/contacter/a-1/apercu", {
      ...TYPED,
      text: "Appelez le 06 39 98 12 34",
      size: "TPE",
    });
    expect(words).toContain("Retiré de votre message : téléphone.");
    expect(words).toContain(
      "Ce que lira Association Verlune (fictif) Appelez le [téléphone masqué] Secteur non dit",
    );
    expect(words).toContain("TPE (moins de 10 personnes)");
    expect(words).toContain("Téléphone 06 39 98 12 34");
    expect(words).toContain("a 5 jours ouvrés pour répondre");
    // A telephone alone: the link is shown once, and no letter brings it.
    expect(words).toContain("s'affiche une seule fois : gardez ce lien");
    expect(words).not.toContain("messagerie");
    expect(requests.sent).toEqual([]);
  });

  it("says where the message stays and who may open the details, where the advisor is told by e-mail", async () => {
    const directory = directoryOf(...PEOPLE);
    open = site({ directory, orienter, contactRequests: requests, canMail: true });
    const { words } = await send("/contacter/a-1/apercu", { ...TYPED, email: "a@b.fr" });
    expect(words).toContain("il reste dans la messagerie de cette personne");
    expect(words).toContain("arrive dans la boîte de sa structure, et qui la lit peut l'ouvrir");
    expect(words).toContain("s'affiche après l'envoi, et vous arrive par courriel");
  });

  it("keeps everything typed where something is missing, and says it beside the field", async () => {
    const { status, html, words } = await send("/contacter/a-1/apercu", {
      text: "mes mots à moi",
      email: "pas une adresse",
      region: "53",
      callTime: "midi",
    });
    expect(status).toBe(422);
    expect(words).toContain("Écrivez une adresse complète");
    expect(html).toContain('aria-describedby="email-erreur email-aide"');
    for (const kept of [
      "mes mots à moi",
      'value="pas une adresse"',
      '<option value="53" selected="">',
      '<option value="midi" selected="">',
    ])
      expect(html).toContain(kept);
    expect((await send("/contacter/a-1/apercu", { text: "a" })).words).toContain(
      "Donnez un téléphone ou un courriel",
    );
    expect((await send("/contacter/a-1/apercu", { ...TYPED, text: "a".repeat(2_001) })).words).toContain(
      "2001 caractères",
    );
    expect((await send("/contacter/a-1/apercu", { ...TYPED, phone: "12" })).words).toContain(
      "numéro français complet",
    );
  });

  it("escapes what was typed", async () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const { html } = await send("/contacter/a-1/apercu", { ...TYPED, text: evil, email: "a@b.fr" });
    expect(dangers(html)).toEqual([]);
  });
});

describe("sending", () => {
  it("sends what was shown, once, and gives the private link", async () => {
    await open.conversations.open();
    const { status, words, html } = await sendShown(
      { ...TYPED, email: "a@b.fr" },
      { consent: "oui" },
      COOKIE,
    );
    expect(status).toBe(200);
    expect(words).toContain("Votre demande est envoyée");
    expect(words).toContain("Réponse attendue au plus tard le 30 novembre 2026");
    expect(html).toContain(`/demandes/${SECRET}`);
    expect(words).toContain("Nous vous l'envoyons aussi par courriel");
    expect(requests.sent).toEqual([
      {
        clientId: expect.stringMatching(/^[\w-]{43}$/),
        advisorId: "a-1",
        text: "Bonjour, appelez-moi.",
        contact: { phone: "06 39 98 12 34", email: "a@b.fr" },
        callTime: "indifferent",
        consent: true,
        company: { section: null, size: null, region: "53", need: null, maturity: null },
        conversationId: "c1",
      },
    ]);
    expect(words).toContain("Revenir à ma conversation");
    const home = await get("/", COOKIE);
    expect(home.words).toContain("Association Verlune (fictif) : envoyée");
    expect(home.html).not.toContain(SECRET);
  });

  it("shows again what was changed after the preview, and sends nothing of it", async () => {
    const changed = await sendShown(TYPED, { consent: "oui", text: "Autre chose, 06 39 98 12 35" });
    expect(changed.words).toContain("Vous aviez changé quelque chose : rien n'est parti.");
    expect(changed.words).toContain("Autre chose, [téléphone masqué]");
    expect(changed.html).not.toContain("checked");
    const { html } = await send("/contacter/a-1/apercu", TYPED);
    // Looked at again by the preview, which counts as no request; above the button that sends, and first for the Enter key.
    expect(html).toMatch(/formaction="\/contacter\/a-1\/apercu"[\s\S]*<button type="submit">Envoyer</);
    expect(requests.sent).toEqual([]);
  });

  it("gives two presses of the button one mark, and another text another", async () => {
    for (const text of ["Bonjour.", "Bonjour.", "Bonsoir."])
      expect((await sendShown({ ...TYPED, text }, { consent: "oui" })).words).not.toContain(
        "Revenir à ma conversation",
      );
    const [first, second, third] = requests.sent.map(({ clientId }) => clientId);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it("wants the box, and tells a refusal without losing a word", async () => {
    const without = await sendShown(TYPED);
    expect(without.status).toBe(422);
    expect(without.html).toContain('id="consent-erreur"');
    requests.refusal = new DomainError("trop-de-demandes", "Vous avez déjà 3 demandes en cours.");
    const refused = await sendShown(TYPED, { consent: "oui" });
    expect(refused.status).toBe(429);
    expect(refused.words).toContain("Votre demande n'est pas partie. Vous avez déjà 3 demandes en cours.");
    expect(refused.html).toContain("Bonjour, appelez-moi.");
    requests.refusal = new DomainError("trop-de-demandes", "Réessayez dans une heure.", [], 3_000);
    const later = await sendShown({ ...TYPED, text: "mes mots à moi" }, { consent: "oui" });
    expect([later.status, later.response.headers.get("retry-after")]).toEqual([429, "3000"]);
    expect(later.html).toMatch(/mes mots à moi<\/textarea>[\s\S]*value="06 39 98 12 34"/);
    const limited = "5 demandes sont déjà parties de votre connexion. Réessayez dans une heure";
    requests.refusal = new DomainError("trop-de-demandes", limited, [], 3_600);
    const late = await sendShown(TYPED, { consent: "oui" });
    expect([late.status, late.words.includes(limited), late.html.includes("Bonjour, appelez-moi.")]).toEqual([
      429,
      true,
      true,
    ]);
    requests.refusal = new DomainError("interlocuteur-indisponible", "La charte ne le permet pas.");
    expect((await sendShown(TYPED, { consent: "oui" })).words).toContain("Quelqu'un d'autre");
  });
});

describe("an advisor whom the charter does not let serve the company", () => {
  it("is told before anything is filled in, and at the preview: nothing is sent, and others are proposed", async () => {
    await open.conversations.open();
    const view = await open.conversations.view();
    view.profile = { ...EMPTY_PROFILE, sector: sectorOf("G"), size: "TPE", region: "53" };
    const { words, html } = await get("/contacter/a-1", COOKIE);
    expect(words).toContain("les règles de la charte ne permettent pas de lui envoyer votre demande");
    expect(html).toContain('href="/contacter/a-2"');
    const refused = await send("/contacter/a-1/apercu", { ...TYPED, sector: "G" }, COOKIE);
    expect(refused.status).toBe(409);
    expect(refused.words).toContain("conflit d'intérêts). Quelqu'un d'autre Chambre Querolsel (fictif)");
    expect(refused.html).toContain("Bonjour, appelez-moi.");
  });
});

describe("an ambassador of the general public", () => {
  it("can be asked for a testimony, and the page says that they do not advise", async () => {
    open = site({
      directory: directoryOf(advisor({ kind: "ambassadeur_grand_public" })),
      contactRequests: requests,
    });
    expect((await get("/contacter/a-1")).words).toContain("ne conseille pas une entreprise en particulier");
    const { status, words } = await send("/contacter/a-1/apercu", TYPED);
    expect([status, words.includes("Ce que lira")]).toEqual([200, true]);
  });
});

describe("an advisor who cannot be asked from here", () => {
  it("is called or visited, and the page says that nothing was sent", async () => {
    requests.way = { way: "phone", phone: "02 61 91 00 11", because: { code: "no_email" } };
    const { html, words } = await get("/contacter/a-1");
    expect(words).toContain("Aucune demande ne peut partir d'ici, et rien n'a été envoyé.");
    expect(html).toContain('href="tel:0261910011"');
    expect(html).toContain("Bonjour,");
    expect(html).not.toContain("<form");
    requests.way = { way: "page", url: "https://example.org/verlune", because: { code: "no_mail_server" } };
    expect((await get("/contacter/a-1")).html).toContain('href="https://example.org/verlune"');
  });

  it("is away or has enough to do: others are proposed, and what was typed is not lost", async () => {
    await open.conversations.open();
    const view = await open.conversations.view();
    view.profile = { ...EMPTY_PROFILE, sector: sectorOf("F"), size: "TPE", region: "53" };
    requests.way = { way: "none", because: { code: "away", until: "2026-12-03" } };
    const away = await get("/contacter/a-1", COOKIE);
    expect(away.words).toContain("Absence annoncée jusqu'au 3 décembre 2026.");
    expect(away.html).toContain('href="/contacter/a-2"');
    requests.way = { way: "none", because: { code: "full" } };
    const full = await send("/contacter/a-1/apercu", { ...TYPED, text: "mes mots à moi" });
    expect(full.words).toContain("ne prend plus de nouvelle demande");
    expect(full.html).toContain("mes mots à moi");
  });
});

describe("the ways in", () => {
  it("an advisor of the directory, and one proposed, can be written to where they have an address", async () => {
    expect((await get("/annuaire/a-1")).html).toContain('href="/contacter/a-1"');
    const { html } = await get("/orientation?region=53&size=TPE&sector=F");
    expect(html).toContain('href="/contacter/a-2?region=53&amp;size=TPE&amp;sector=F"');
    open = site({ directory: directoryOf(advisor({ email: null })), contactRequests: requests });
    requests.way = { way: "none", because: { code: "no_email" } };
    expect((await get("/annuaire/a-1")).html).not.toContain("/contacter/");
  });
});

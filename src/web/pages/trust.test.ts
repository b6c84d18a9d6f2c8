import { describe, expect, it } from "vitest";
import { advisor, directoryOf } from "../../directory/testing/doubles.ts";
import { DomainError } from "../../errors.ts";
import type { NewReport, ReportStatus, Reports } from "../../trust/report.ts";
import { NOW, post, site } from "../testing/doubles.ts";
import { dangers } from "../testing/html.ts";

const TICKET = "t".repeat(22);
const STATUS: ReportStatus = {
  reference: "B7K3-9QXM-F",
  state: "received",
  createdAt: NOW,
  dueAt: new Date("2026-12-23T09:30:00Z"),
  closedAt: null,
  outcome: null,
  answer: null,
  erased: false,
};
const EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>';

function open({
  people = [advisor()],
  status = STATUS,
}: {
  people?: ReturnType<typeof advisor>[];
  status?: ReportStatus;
} = {}) {
  const filed: NewReport[] = [];
  const reports: Reports = {
    file: async (report) => {
      if (report.what === "")
        throw new DomainError("entree-invalide", "Incomplet.", [
          { field: "what", message: "Dites ce qui s'est passé." },
        ]);
      filed.push(report);
      return { ticket: TICKET, reference: STATUS.reference, dueAt: STATUS.dueAt, masked: [] };
    },
    status: async (ticket) => (ticket === TICKET ? status : null),
  };
  const { app } = site({ directory: directoryOf(...people), reports });
  const read = async (response: Response) => {
    const html = await response.text();
    const text = html
      .replace(/<[^>]+>/g, " ")
      .replace(/&#39;/g, "'")
      .replace(/[\s\u00A0]+/g, " ");
    return { status: response.status, headers: response.headers, html, text };
  };
  return {
    filed,
    app,
    get: async (path: string) => read(await app.request(path)),
    send: async (form: Record<string, string>) => read(await post(app, "/signaler", form)),
  };
}
const verify = (line: string, ...people: ReturnType<typeof advisor>[]) =>
  open({ people }).get(`/verifier?q=${encodeURIComponent(line)}`);

describe("the page that checks who called", () => {
  it("asks one question without script, keeps nothing, and gives advice before any search", async () => {
    const { html, text, headers } = await open().get("/verifier");
    expect(html).toContain('<form class="finder" method="get" action="/verifier"');
    expect(html).not.toContain("<script");
    expect(text).toContain("Ne payez rien, ne signez rien");
    expect(text).toContain("n'est pas enregistrée");
    expect(headers.get("cache-control")).toBe("no-cache");
  });

  it("shows who is in the directory with their sheet, their own number, and what they may and may not do", async () => {
    const { html, text, headers } = await verify("verlune", advisor());
    expect(text).toContain("Dans notre annuaire");
    expect(html).toContain('<a href="/annuaire/a-1">');
    expect(html).toContain('<a href="tel:0261910011">');
    expect(text).toContain("Ce qui correspond : le nom.");
    expect(text).toContain("Ce n'est pas une preuve");
    expect(text).toMatch(/Un ambassadeur IA est bénévole/);
    expect(text).toContain("peut lui coûter son statut");
    expect(text).toContain("Il peut être aussi activateur France Num");
    expect(html).toContain('href="/signaler?fiche=a-1"');
    expect(html).not.toContain("verlune@example.org");
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("x-robots-tag")).toBe("noindex");
  });

  it("warns when the telephone is another, or when only the name sounds the same", async () => {
    expect((await verify("verlune 06 12 34 56 78", advisor())).text).toContain(
      "Attention. Le téléphone donné n'est pas celui de sa fiche.",
    );
    expect((await verify("vairlune", advisor())).text).toContain("Seul un nom proche correspond");
  });

  it("says of an activator that it may charge", async () => {
    const { text } = await verify("verlune", advisor({ kind: "activateur", engagementStart: null }));
    expect(text).toContain("il peut faire payer ses prestations");
    expect(text).not.toContain("Un ambassadeur IA est bénévole");
  });

  it("says of whoever left that they did, not why, without sheet or number", async () => {
    for (const status of ["suspendu", "retire"] as const) {
      const { html, text } = await verify("verlune", advisor({ status }));
      expect(text).toContain("Retiré ou suspendu");
      expect(text).toContain("ne prouve rien contre la personne");
      expect(html).not.toContain("/annuaire/a-1");
      expect(html).not.toContain("tel:");
      expect(text).not.toContain("Dans notre annuaire");
    }
  });

  it("says unknown of whoever is, without accusing, and what to do", async () => {
    const { html, text } = await verify("Zorblax", advisor());
    expect(text).toContain("Inconnu de notre annuaire");
    expect(text).toContain("notre annuaire peut être incomplet");
    expect(text).toContain("Demandez son nom, sa structure et son SIRET");
    expect(text).toContain("DREETS");
    expect(html).toContain('href="/fiches/aide-cybersecurite#17cyber"');
    for (const line of ["Zorblax", "verlune", "73282932000075", "ambassadeur"])
      expect((await verify(line, advisor({ status: "suspendu" }))).text).not.toMatch(
        /escroc|arnaqu|imposteur/i,
      );
  });

  it("asks for more, tells a number that cannot be, and lists several", async () => {
    expect((await verify("ambassadeur ia", advisor())).text).toContain("Il nous en faut un peu plus");
    expect((await verify("73282932000075", advisor())).text).toContain(
      "Le numéro 73282932000075 n'existe pas",
    );
    const many = Array.from({ length: 12 }, (_, n) => advisor({ id: `v-${n}` }));
    const { html, text } = await verify("verlune", ...many);
    expect(html.match(/<li class="card">/g)).toHaveLength(10);
    expect(text).toContain("Et 2 autres. Précisez");
  });

  it("shows hostile words as words, and bounds them", async () => {
    for (const line of [EVIL, "a".repeat(10_000), "%00", "javascript:alert(1)", "'; DROP TABLE x"])
      expect(dangers((await verify(line, advisor({ name: EVIL, url: "javascript:x" }))).html)).toEqual([]);
    expect(dangers((await verify("script alert 1 img src x onerror", advisor({ name: EVIL }))).html)).toEqual(
      [],
    );
  });
});

describe("the page that reports someone", () => {
  it("promises what it keeps, and is filled with whom of the directory it is about", async () => {
    const { html, text } = await open().get("/signaler?fiche=a-1");
    expect(html).toContain('<input type="hidden" name="advisorId" value="a-1"/>');
    expect(text).toContain("Fiche de l'annuaire : Association Verlune (fictif)");
    expect(text).toContain("Réponse dans les 30 jours");
    expect(text).toContain("effacés 12 mois après la réponse");
    for (const path of ["/signaler", "/signaler?fiche=absent", `/signaler?fiche=${encodeURIComponent(EVIL)}`])
      expect((await open().get(path)).html).not.toContain("advisorId");
    const hidden = open({ people: [advisor({ publicationConsent: false })] });
    expect((await hidden.get("/signaler?fiche=a-1")).text).not.toContain("Verlune");
  });

  it("files and leads to the ticket; a double look at it files nothing", async () => {
    const { filed, send, get } = open();
    const sent = await send({ advisorId: "a-1", who: "Verlune", what: "Vend de force.", contact: "" });
    expect(sent.status).toBe(303);
    expect(sent.headers.get("location")).toBe(`/signalements/${TICKET}`);
    await get(`/signalements/${TICKET}`);
    expect(filed).toEqual([{ advisorId: "a-1", who: "Verlune", what: "Vend de force.", contact: "" }]);
    await send({ advisorId: "absent", who: "x", what: "y" });
    expect(filed[1]).toMatchObject({ advisorId: undefined });
  });

  it("brings a refused form back as it was filled, each fault beside its field", async () => {
    const { filed, send } = open();
    const { status, html, text } = await send({ advisorId: "a-1", who: EVIL, what: "", contact: EVIL });
    expect(status).toBe(422);
    expect(html).toContain('role="alert"');
    expect(text).toContain("Dites ce qui s'est passé.");
    expect(html).toMatch(/<textarea[^>]*aria-describedby="what-erreur what-aide" aria-invalid="true"/);
    expect(html).toContain('value="a-1"');
    expect(dangers(html)).toEqual([]);
    expect(filed).toEqual([]);
  });
});

describe("the page of a ticket", () => {
  const page = (status: Partial<ReportStatus> = {}) =>
    open({ status: { ...STATUS, ...status } }).get(`/signalements/${TICKET}`);

  it("says keep it, where the report stands and by when it is answered; no cache keeps it", async () => {
    const { html, text, headers } = await page();
    expect(text).toContain("Gardez l'adresse de cette page");
    expect(html).toContain(`value="http://localhost/signalements/${TICKET}"`);
    expect(text).toContain("Référence B7K3-9QXM-F");
    expect(text).toContain("Réponse au plus tard le 23 décembre 2026");
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("x-robots-tag")).toBe("noindex");
  });

  it("tells the state, the delay that is ours, the outcome and the answer, then that they are erased", async () => {
    expect((await page({ state: "under_review" })).text).toContain("En cours d'examen");
    expect((await page({ dueAt: new Date("2026-11-22T09:30:00Z") })).text).toContain("Le délai est dépassé");
    const closed = { state: "closed", closedAt: NOW, outcome: "unclear", answer: EVIL } as const;
    const { html, text } = await page(closed);
    expect(text).toContain("Nous n'avons pas pu établir ce qui s'est passé.");
    expect(text).toContain("Répondu le 23 novembre 2026");
    expect(text).not.toContain("Gardez l'adresse");
    expect(dangers(html)).toEqual([]);
    expect((await page({ ...closed, answer: null, erased: true })).text).toContain("sont effacés");
  });

  it("is not there for a wrong ticket, nor for a reference", async () => {
    const { get } = open();
    for (const wrong of ["B7K3-9QXM-F", "x".repeat(22), "..%2F..", "%00"])
      expect((await get(`/signalements/${wrong}`)).status, wrong).toBe(404);
  });
});

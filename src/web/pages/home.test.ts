import { describe, expect, it } from "vitest";
import { answer, COOKIE, citation, NOW, site } from "../testing/doubles.ts";

async function conversation(...answers: (ReturnType<typeof answer> | null)[]) {
  const made = site();
  await made.conversations.open();
  for (const [index, given] of answers.entries()) made.conversations.add(`Question ${index}`, given);
  const response = await made.app.request("/", { headers: COOKIE });
  return { ...made, response, html: await response.text() };
}

describe("the welcome", () => {
  it("tells what it is before the first word, and sets no cookie", async () => {
    const response = await site().app.request("/");
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get("Set-Cookie")).toBeNull();
    expect(html.indexOf("sans IA générative")).toBeLessThan(html.indexOf("<textarea"));
    expect(html).toContain("Ce n&#39;est pas un service officiel.");
    expect(
      html.match(/<button type="submit" form="composer" formnovalidate="" name="suggestion"/g),
    ).toHaveLength(3);
  });

  it("shows no banner once the service is official", async () => {
    const response = await site({ unofficialBanner: null }).app.request("/");
    expect(await response.text()).not.toContain('class="banner"');
  });

  it("tells kindly of a conversation that is gone, and forgets it", async () => {
    const response = await site().app.request("/", { headers: COOKIE });
    expect(await response.text()).toContain("n&#39;existe plus");
    expect(response.headers.get("Set-Cookie")).toMatch(/^boussole=; Max-Age=0/);
  });
});

describe("the conversation", () => {
  it("shows each answer with its author, marks, sources and reference", async () => {
    const { html, response } = await conversation(answer({ details: "La suite [1]." }));
    expect(response.headers.get("Cache-Control")).toBe("private, no-store");
    expect(html).toContain('id="r-B7K3-9QXM-F"');
    expect(html).toContain("Extraits de fiches, sans IA générative");
    expect(html).toContain('href="#source-a1-1"');
    expect(html).toContain('id="source-a1-1"');
    expect(html).toContain('href="/fiches/reseau#qui"');
    expect(html).toContain("En savoir plus");
    expect(html).toContain("jusqu&#39;au 23 décembre 2026");
  });

  it("names who validated an answer", async () => {
    const validation = { function: "cheffe de projet", organisation: "DGE", date: "2026-10-01" };
    const { html } = await conversation(answer({ mode: "validated", validation }));
    expect(html).toContain("Validée par cheffe de projet, DGE, le 1er octobre 2026");
  });

  it("says what was masked, and what is overdue", async () => {
    const { html } = await conversation(
      answer({ masked: ["telephone", "courriel"], citations: [citation({ reviewBy: "2026-01-31" })] }),
    );
    expect(html).toContain("un numéro de téléphone et une adresse électronique");
    expect(html).toContain("À revérifier depuis le 31 janvier 2026");
  });

  it("offers follow-up questions under the last answer only", async () => {
    const first = answer({ suggestions: ["Ancienne suite"] });
    const second = answer({ id: "a2", reference: "AAAA-BBBB-C", suggestions: ["Nouvelle suite"] });
    const { html } = await conversation(first, second);
    expect(html).not.toContain("Ancienne suite");
    expect(html).toContain("Nouvelle suite");
  });

  it("titles a refusal, and tells a partial answer", async () => {
    const { html } = await conversation(
      answer({ outcome: "refused_no_source", completeness: "partial", citations: [] }),
    );
    expect(html).toContain("Nous n&#39;avons pas de source sûre");
    expect(html).toContain("Réponse partielle");
  });

  it("asks no opinion after a greeting or to someone in distress", async () => {
    for (const outcome of ["greeting", "distress_signposted"] as const) {
      const { html } = await conversation(answer({ outcome }));
      expect(html).not.toContain("vous a-t-elle aidé");
    }
  });

  it("waits for an answer under way, with or without script", async () => {
    const { html } = await conversation(null);
    expect(html).toContain('data-pending="pending1"');
    expect(html).toContain("Actualiser la page");
    expect(html).toContain(NOW.toISOString());
  });
});

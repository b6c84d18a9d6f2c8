import { describe, expect, it } from "vitest";
import { DomainError } from "../../errors.ts";
import { COOKIE, post, site, TOKEN } from "../testing/doubles.ts";

describe("a question without script", () => {
  it("opens the conversation, sets the cookie and leads to the answer", async () => {
    const { app, conversations } = site();
    const response = await post(app, "/question", { content: "  Qui peut\r\nm'aider ? " });
    expect(response.status).toBe(303);
    expect(response.headers.get("Location")).toBe("/#r-B7K3-9QXM-F");
    expect(response.headers.get("Set-Cookie")).toBe(
      `boussole=${TOKEN}; Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax`,
    );
    expect(conversations.asked).toMatchObject([{ content: "Qui peut\nm'aider ?", address: "inconnue" }]);
    expect(conversations.asked[0]).not.toHaveProperty("generative");
  });

  it("goes on in the same conversation", async () => {
    const { app, conversations } = site();
    await conversations.open();
    const form = {
      content: "Et après ?",
      clientMessageId: "0b8e8f5e-0000-4000-8000-000000000000",
    };
    const response = await post(app, "/question", form, COOKIE);
    expect(response.headers.get("Set-Cookie")).toBeNull();
    expect(conversations.asked[0]).toMatchObject(form);
  });

  it.each([
    ["ticked", { choix: "1", sansIa: "1" }, false],
    ["left empty where it was offered", { choix: "1" }, true],
  ] as const)("hands on « sans IA générative », %s", async (_name, box, generative) => {
    const { app, conversations } = site();
    await post(app, "/question", { content: "Et sans IA ?", ...box });
    expect(conversations.asked[0]).toMatchObject({ generative });
  });

  it("takes the suggestion that was tapped, whatever stands in the field", async () => {
    const { app, conversations } = site();
    await post(app, "/question", { content: "", suggestion: "Combien coûte le diagnostic ?" });
    expect(conversations.asked[0]).toMatchObject({ content: "Combien coûte le diagnostic ?" });
  });

  it("opens a fresh one when the cookie leads nowhere", async () => {
    const response = await post(site().app, "/question", { content: "Bonjour" }, COOKIE);
    expect(response.headers.get("Set-Cookie")).toContain(TOKEN);
  });
});

describe("a refused question", () => {
  it.each([
    ["empty", "   ", "Écrivez votre question"],
    ["invisible", "\u200b\0", "Écrivez votre question"],
    ["too long", "😀".repeat(2001), "2001 caractères"],
  ])("%s: 422, told beside the field, no cookie", async (_name, content, message) => {
    const { app, conversations } = site();
    const response = await post(app, "/question", { content });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain(message);
    expect(html).toContain('aria-describedby="question-error');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain("<title>Erreur dans votre question");
    expect(response.headers.get("Set-Cookie")).toBeNull();
    expect(conversations.asked).toHaveLength(0);
  });

  it("leads back home whoever returns to its address", async () => {
    const response = await site().app.request("/question");
    expect(response.status).toBe(303);
    expect(response.headers.get("Location")).toBe("/");
  });

  it("accepts 2 000 code points", async () => {
    expect((await post(site().app, "/question", { content: "😀".repeat(2000) })).status).toBe(303);
  });

  it.each([
    ["reponse-en-cours", 409],
    ["trop-de-demandes", 429],
    ["indisponible", 503],
  ] as const)("%s: %i, words kept", async (type, status) => {
    const { app, conversations } = site();
    conversations.next = new DomainError(type, "Patientez un instant.", [], 7);
    const response = await post(app, "/question", { content: "Ma question" });
    const html = await response.text();
    expect(response.status).toBe(status);
    expect(response.headers.get("Retry-After")).toBe("7");
    expect(html).toContain("Patientez un instant.");
    expect(html).toMatch(/<textarea[^>]*>Ma question<\/textarea>/);
  });

  it("tells the message of the field rather than the general one", async () => {
    const { app, conversations } = site();
    const fields = [{ field: "content", message: "Ce texte est illisible." }];
    conversations.next = new DomainError("entree-invalide", "Demande invalide.", fields);
    expect(await (await post(app, "/question", { content: "x" })).text()).toContain(
      "Ce texte est illisible.",
    );
  });

  it("takes a file, a JSON body or a broken form for an empty question", async () => {
    const { app } = site();
    const file = new FormData();
    file.set("content", new File(["x"], "x.txt"));
    expect((await app.request("/question", { method: "POST", body: file })).status).toBe(422);
    for (const type of ["application/json", "multipart/form-data"]) {
      const headers = { "Content-Type": type };
      expect((await app.request("/question", { method: "POST", body: "{}", headers })).status).toBe(422);
    }
  });

  it("stops at 64 kB", async () => {
    const response = await post(site().app, "/question", { content: "a".repeat(70_000) });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain("trop volumineux");
  });
});

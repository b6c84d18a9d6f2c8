import { describe, expect, it } from "vitest";
import { DomainError } from "../../errors.ts";
import { answer, COOKIE, post, site } from "../testing/doubles.ts";

describe("what a person says of their company with a button", () => {
  it("asks it as a correction, and opens a conversation where there is none", async () => {
    const { app, conversations } = site();
    const response = await post(app, "/conversation/profil", { region: "53" });
    expect(response.status).toBe(303);
    expect(response.headers.get("Location")).toBe("/#r-B7K3-9QXM-F");
    expect(response.headers.get("Set-Cookie")).toContain("boussole=");
    expect(conversations.asked).toMatchObject([{ content: "Région : Bretagne", edit: { region: "53" } }]);
  });

  it.each([
    [{ headcount: "12" }, { headcount: 12 }, "Effectif : 12"],
    [{ maturity: "2" }, { maturity: 2 }, "Usage de l'IA : Outils numériques, pas d'IA ou des essais"],
    [{ size: "" }, { size: null }, "Taille : à oublier"],
  ])("reads the field that was sent", async (form, edit, content) => {
    const { app, conversations } = site();
    await conversations.open();
    await post(app, "/conversation/profil", form, COOKIE);
    expect(conversations.asked).toMatchObject([{ content, edit }]);
  });

  it("refuses what is no value of the list, in words, and asks nothing", async () => {
    const { app, conversations } = site();
    const response = await post(app, "/conversation/profil", { region: "<b>99</b>" });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain("Choisissez une valeur dans la liste");
    expect(conversations.asked).toEqual([]);
  });

  it("passes a question, and shows it no more", async () => {
    const { app, conversations } = site();
    await conversations.open();
    const question = {
      field: "size" as const,
      text: "Combien êtes-vous ?",
      options: [{ value: "TPE", label: "TPE" }],
    };
    conversations.add("plombier", answer({ nextQuestion: question }));
    const before = await (await app.request("/", { headers: COOKIE })).text();
    expect(before).toContain("Passer cette question");
    const response = await post(app, "/conversation/profil", { passer: "size" }, COOKIE);
    expect(response.status).toBe(303);
    expect(await (await app.request("/", { headers: COOKIE })).text()).not.toContain("Passer cette question");
  });

  it("says what the register could not, and keeps the page", async () => {
    const { app, conversations } = site();
    await conversations.open();
    const response = await post(app, "/conversation/profil", { siren: "552032534" }, COOKIE);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain("Le registre ne répond pas");
  });

  it("tells when a conversation is busy", async () => {
    const { app, conversations } = site();
    await conversations.open();
    conversations.next = new DomainError("reponse-en-cours", "Une réponse est en cours.");
    const response = await post(app, "/conversation/profil", { region: "53" }, COOKIE);
    expect(response.status).toBe(409);
    expect(await response.text()).toContain("Une réponse est en cours.");
  });
});

describe("whom to see without a conversation", () => {
  it("shows the form, sets no cookie, and answers from the address alone", async () => {
    const { app } = site();
    const empty = await app.request("/orientation");
    expect(empty.headers.get("Set-Cookie")).toBeNull();
    expect(await empty.text()).not.toContain("Qui peut vous aider");
    const found = await (await app.request("/orientation?sector=F&region=53&size=TPE&need=rien")).text();
    expect(found).toContain("À qui vous adresser");
    expect(found).toContain("DREETS Bretagne");
    expect(found).toContain('<option value="53" selected="">');
  });

  it("publishes the rules and the weights that run", async () => {
    const { app } = site();
    const page = await (await app.request("/orientation/regles")).text();
    expect(page).toContain("<td>16</td>");
    expect(page).toContain("version 2026-11-1");
  });

  it("says honestly that nobody is behind the screen", async () => {
    const { app } = site();
    const page = await (await app.request("/humain")).text();
    expect(page).toContain("Personne ne répond derrière cet écran");
    expect(page).toContain('href="/annuaire"');
  });
});

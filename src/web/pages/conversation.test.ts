import { describe, expect, it } from "vitest";
import { answer, COOKIE, post, site, TOKEN } from "../testing/doubles.ts";

async function started(publicUrl: string | null = null) {
  const made = site({ publicUrl });
  await made.conversations.open();
  made.conversations.add("Ma question", answer());
  return made;
}

describe("erasing", () => {
  it("asks first", async () => {
    const { app } = await started();
    const html = await (await app.request("/conversation/effacer", { headers: COOKIE })).text();
    expect(html).toContain('<form method="post" action="/conversation/effacer"');
  });

  it("erases, forgets the cookie and says so", async () => {
    const { app, conversations } = await started();
    const response = await post(app, "/conversation/effacer", {}, COOKIE);
    expect(response.status).toBe(303);
    expect(response.headers.get("Set-Cookie")).toContain("Max-Age=0");
    expect(conversations.view1).toBeNull();
    const home = await app.request(response.headers.get("Location") ?? "");
    expect(await home.text()).toContain("Votre conversation est effacée.");
  });
});

describe("exporting", () => {
  it("gives a JSON file that no cache keeps", async () => {
    const { app } = await started();
    const response = await app.request("/conversation/export", { headers: COOKIE });
    expect(response.headers.get("Content-Disposition")).toBe(
      'attachment; filename="boussole-conversation-2026-11-23.json"',
    );
    expect(response.headers.get("Cache-Control")).toBe("private, no-store");
    expect(await response.json()).toMatchObject({ conversation: { id: "c1" } });
  });
});

describe("the private return link", () => {
  it("is shown once, under the address of the site", async () => {
    const { app } = await started("https://boussole.example");
    const headers = { Cookie: `__Host-boussole=${TOKEN}` };
    const response = await app.request("http://127.0.0.1:3000/conversation/lien", {
      method: "POST",
      headers,
    });
    expect(await response.text()).toContain('value="https://boussole.example/retour/secret"');
  });

  it("opens nothing on a mere visit", async () => {
    const { app } = await started();
    const response = await app.request("/retour/secret");
    expect(response.headers.get("Set-Cookie")).toBeNull();
    expect(response.headers.get("X-Robots-Tag")).toBe("noindex");
    expect(await response.text()).toContain("Rouvrir ma conversation");
  });

  it("warns that another conversation will be replaced", async () => {
    const { app } = await started();
    const html = await (await app.request("/retour/secret", { headers: COOKIE })).text();
    expect(html).toContain("elle sera remplacée");
  });

  it("opens the conversation on the button, and says when it is dead", async () => {
    const { app } = await started();
    const response = await post(app, "/retour/secret", {});
    expect(response.headers.get("Location")).toBe("/");
    expect(response.headers.get("Set-Cookie")).toContain(TOKEN);
    const dead = await post(app, "/retour/autre", {});
    expect(dead.status).toBe(404);
    expect(await dead.text()).toContain("Ce lien ne marche plus");
  });
});

describe("an answer", () => {
  it("is given as a fragment, the same as in the page", async () => {
    const { app } = await started();
    const fragment = await (await app.request("/reponses/a1/fragment", { headers: COOKIE })).text();
    const page = await (await app.request("/", { headers: COOKIE })).text();
    expect(fragment).toMatch(/^<article class="turn"/);
    // The exchange, then what is understood of the company: the page has both, apart.
    const [turn = "", company = ""] = fragment.split("</article>");
    expect(page).toContain(`${turn}</article>`);
    expect(company).toMatch(/^<section class="company"/);
    expect(page).toContain(company);
  });

  it("takes an opinion", async () => {
    const { app, conversations } = await started();
    const form: [string, string][] = [
      ["utile", "non"],
      ["raison", "faux"],
      ["raison", "trop_long"],
      ["raison", "inventee"],
      ["commentaire", ` ${"é".repeat(1500)} `],
    ];
    const response = await post(app, "/reponses/a1/avis", form, COOKIE);
    expect(response.headers.get("Location")).toBe("/#r-B7K3-9QXM-F");
    expect(conversations.feedback).toEqual([
      { useful: false, reasons: ["faux", "trop_long"], comment: "é".repeat(1000) },
    ]);
    const html = await (await app.request("/", { headers: COOKIE })).text();
    expect(html).toContain("Merci, votre avis");
  });

  it("takes a yes in one tap, and refuses what is neither yes nor no", async () => {
    const { app, conversations } = await started();
    await post(app, "/reponses/a1/avis", { utile: "oui", raison: "faux" }, COOKIE);
    expect(conversations.feedback).toEqual([{ useful: true, reasons: [], comment: null }]);
    expect((await post(app, "/reponses/a1/avis", { utile: "bof" }, COOKIE)).status).toBe(422);
  });
});

it.each([
  ["GET", "/conversation/effacer"],
  ["POST", "/conversation/effacer"],
  ["GET", "/conversation/export"],
  ["POST", "/conversation/lien"],
  ["GET", "/reponses/a1/fragment"],
  ["POST", "/reponses/a1/avis"],
])("%s %s without a conversation: 404 in French", async (method, path) => {
  const response = await site().app.request(path, { method });
  expect(response.status).toBe(404);
  expect(await response.text()).toContain("Aucune conversation");
});

it("does not give the answer of another conversation", async () => {
  const { app } = await started();
  expect((await app.request("/reponses/autre/fragment", { headers: COOKIE })).status).toBe(404);
  expect((await post(app, "/reponses/autre/avis", { utile: "oui" }, COOKIE)).status).toBe(404);
});

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type ContactScene, linksOf, openContact, reachable, request } from "../../tests/support/contact.ts";
import { createAccess } from "../accounts/access.ts";
import type { Staff } from "../accounts/staff.ts";
import { sql } from "../db/sql.ts";
import { sendProblem } from "../http/problem.ts";
import { DAYS_TRIED } from "../mail/outbox.ts";
import { MailFailure } from "../mail/transport.ts";
import type { Sent } from "./contact.ts";
import { ACT_WORDS } from "./labels.ts";
import { contactRoutes } from "./routes.ts";

// What someone would do with the service against whoever uses it.
let scene: ContactScene;
/** Speaks for a-1; a-2 and a-3 have an address and no account. */
let staff: Staff;
/** Our own mail server takes nothing. */
let isDown = false;
beforeAll(async () => {
  scene = await openContact({}, async () => {
    if (isDown) throw new MailFailure("450", false);
  });
  await scene.hold(reachable("a-1", { email: null }), reachable("a-2"), reachable("a-3"));
  staff = await scene.accountOf("a-1");
});
beforeEach(() => scene.setNow("2026-11-23T09:30:00.000Z"));
afterEach(async () => {
  expect(scene.failures).toEqual([]);
  isDown = false;
  scene.mail.left.length = 0;
  scene.mail.refuse.clear();
  for (const table of ["mail.outbox", "contact.digest", "contact.rating", "contact.request"])
    await scene.db.query({ text: `DELETE FROM ${table}`, values: [] });
});
afterAll(() => scene.close());

const secretOf = ({ path }: Sent): string => path.split("/")[2] ?? "";
const follow = (sent: Sent) => scene.contactRequests.follow(secretOf(sent));
const subjectsOf = (to: string) =>
  scene.mail.left.filter((one) => one.to === to).map(({ subject }) => subject.replace("Boussole IA : ", ""));
const lastTo = (to: string) => scene.mail.left.filter((one) => one.to === to).at(-1)?.text ?? "";
const box = (id: string) => `${id}@conseil.example`;
const LEADER = "dirigeante@entreprise.example";
const tokenIn = (text: string, label: string): string =>
  [...linksOf(text)].find(([one]) => one.startsWith(label))?.[1].replace("/retour/", "") ?? "";
async function at(day: string, time = "09:00"): Promise<void> {
  scene.setNow(`${day}T${time}:00+01:00`);
  for (let turn = 0; turn < 2; turn++) {
    await scene.tick();
    await scene.mail.run();
  }
}
const readable = () =>
  scene.db.query(sql`
    SELECT id FROM contact.request WHERE content IS NOT NULL OR phone_digest IS NOT NULL OR email_digest IS NOT NULL
      OR secret_digest IS NOT NULL OR closed_at IS NULL`);
const journalOf = (id: string) =>
  scene.db.query<{ kind: string; facts: Record<string, unknown> }>(
    sql`SELECT kind, facts FROM audit.entry WHERE subject = ${id} ORDER BY entry.seq`,
  );
const GIVEN = { useful: true, barrier: "temps", nextStep: "essai" } as const;

/** Sent to a-2, who says no; agreed to for a-3, who was told. */
async function passedOn(over: Parameters<typeof request>[0] = {}): Promise<[Sent, Sent]> {
  const first = await scene.contactRequests.send(request({ advisorId: "a-2", ...over }));
  await scene.mail.run();
  await scene.oneTaps.confirm(tokenIn(lastTo(box("a-2")), ACT_WORDS.not_for_me), {});
  const next = await scene.contactRequests.agree(secretOf(first), "a-3", true);
  await scene.mail.run();
  return [first, next];
}

test.each([
  ["the new page", 1],
  ["the old page", 0],
])(
  "« Tout effacer », from %s, erases and cancels every request that follows from one to the next",
  async (_, from) => {
    const chain = await passedOn();
    await scene.contactRequests.erase(secretOf(chain[from] ?? chain[0]));
    expect(await readable()).toEqual([]);
    for (const sent of chain) {
      expect(await follow(sent)).toBeNull();
      expect(await scene.deps.vault.key(scene.db, sent.id)).toBeNull();
      expect((await journalOf(sent.id)).at(-1)).toMatchObject({ kind: "contact_erased" });
      await expect(scene.contactRequests.erase(secretOf(sent))).rejects.toMatchObject({
        type: "introuvable",
      });
    }
    await scene.mail.run();
    expect(subjectsOf(box("a-3")).at(-1)).toBe("un dirigeant a annulé sa demande");
  },
);

test("erased from both pages at once, and agreed to meanwhile, nothing of it is left open", async () => {
  const [first, next] = await passedOn({ conversationId: "c-7" });
  await scene.oneTaps.confirm(tokenIn(lastTo(box("a-3")), ACT_WORDS.not_for_me), {});
  const said = await Promise.allSettled([
    scene.contactRequests.agree(secretOf(next), "a-1", true),
    scene.contactRequests.erase(secretOf(first)),
    scene.db.transaction((tx) => scene.conversations.erase(tx, "c-7", scene.now())),
  ]);
  expect(said.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
  // Whoever came last erases what was agreed to in between.
  const [left] = said;
  if (left.status === "fulfilled" && (await follow(left.value)) !== null)
    await scene.contactRequests.erase(secretOf(left.value));
  expect(await readable()).toEqual([]);
});

test("an advisor who said no, or was not reached, is shown neither the words nor the details", async () => {
  const sent = await scene.contactRequests.send(request({ advisorId: "a-2" }));
  await scene.mail.run();
  const letter = lastTo(box("a-2"));
  const details = tokenIn(letter, "Ses coordonnées");
  expect((await scene.oneTaps.details(details))?.contact).not.toBeNull();
  await scene.oneTaps.confirm(tokenIn(letter, ACT_WORDS.not_for_me), {});
  expect(await scene.oneTaps.details(details)).toBeNull();
  const own = await scene.contactRequests.send(request());
  await scene.requestDesk.act(staff, own.id, { kind: "not_for_me" });
  expect(await scene.requestDesk.find(staff, own.id)).toMatchObject({ text: null, contact: null });
  await scene.contactRequests.cancel(secretOf(sent));
  // Undelivered: whoever takes it all the same reads it then.
  await scene.contactRequests.cancel(secretOf(own));
  const lost = await scene.contactRequests.send(request());
  scene.mail.refuse.add("acc-a-1@agents.example");
  await at("2026-11-23", "11:00");
  expect(await scene.requestDesk.find(staff, lost.id)).toMatchObject({
    state: "undelivered",
    text: null,
    contact: null,
    acts: expect.arrayContaining(["take"]),
  });
  expect((await scene.requestDesk.act(staff, lost.id, { kind: "take" })).contact).not.toBeNull();
});

test.each(["suspendu", "retire"] as const)(
  "an advisor who is « %s » is not believed, by a link nor by the account",
  async (status) => {
    const sent = await scene.contactRequests.send(request({ advisorId: "a-2" }));
    const own = await scene.contactRequests.send(request({ contact: { phone: "0612345601", email: null } }));
    await scene.mail.run();
    const take = tokenIn(lastTo(box("a-2")), ACT_WORDS.take);
    const details = tokenIn(lastTo(box("a-2")), "Ses coordonnées");
    await scene.hold(reachable("a-2", { status }), reachable("a-1", { email: null, status }));
    expect(await scene.oneTaps.read(take)).toBeNull();
    expect(await scene.oneTaps.confirm(take, {})).toBeNull();
    expect(await scene.oneTaps.read(details)).toBeNull();
    expect(await scene.oneTaps.details(details)).toBeNull();
    await expect(scene.requestDesk.act(staff, own.id, { kind: "done", return: GIVEN })).rejects.toMatchObject(
      {
        type: "deja-fait",
        message: expect.stringContaining("n'est plus proposée"),
      },
    );
    expect([(await follow(sent))?.state, (await follow(own))?.state]).toEqual(["sent", "sent"]);
    await scene.hold(reachable("a-2"), reachable("a-1", { email: null }));
  },
);

test("what a leader answers is added up, and tied to nobody: not in the journal, nor in the row", async () => {
  const sent = await scene.contactRequests.send(request());
  await scene.requestDesk.act(staff, sent.id, { kind: "done", return: GIVEN });
  await scene.contactRequests.satisfy(secretOf(sent), { helped: "non", wouldAdvise: false });
  expect((await journalOf(sent.id)).find(({ kind }) => kind === "contact_rated")?.facts).toEqual({});
  await scene.contactRequests.erase(secretOf(sent));
  const [row] = await scene.db.query<Record<string, unknown>>(sql`SELECT * FROM contact.request`);
  expect(Object.keys(row ?? {}).filter((name) => /helped|advise/.test(name))).toEqual([]);
  expect(
    await scene.db.query(sql`SELECT month::text, helped, would_advise, answers FROM contact.rating`),
  ).toEqual([{ month: "2026-11-01", helped: "non", would_advise: false, answers: 1 }]);
  expect(
    await scene.contactFigures.between(new Date("2026-10-31T23:00:00Z"), new Date("2026-11-30T23:00:00Z")),
  ).toMatchObject({ satisfied: 0, satisfactionAsked: 1 });
});

test("our own mail server down for a week is not told as their refusal, and their letter of the week tells nothing that was recalled", async () => {
  const sent = await scene.contactRequests.send(request({ advisorId: "a-2" }));
  isDown = true;
  await scene.mail.run();
  // Monday: their letter of the week is queued, and waits behind the same server.
  await at("2026-11-30", "08:00");
  expect(await scene.db.query(sql`SELECT 1 FROM contact.digest`)).toHaveLength(1);
  expect(DAYS_TRIED).toBe(7);
  await at("2026-11-30", "10:31");
  expect((await follow(sent))?.state).toBe("undelivered");
  isDown = false;
  await at("2026-11-30", "16:30");
  await at("2026-12-01", "09:00");
  expect(lastTo(LEADER)).toContain("notre messagerie ou la sienne");
  expect(lastTo(LEADER)).not.toContain("refusé");
  expect(subjectsOf(box("a-2"))).toEqual([]);
});

test("nothing could be handed to an advisor in five working days: they are not said to have kept silent", async () => {
  scene.setNow("2026-11-25T09:30:00.000Z");
  isDown = true;
  const sent = await scene.contactRequests.send(request({ advisorId: "a-2" }));
  for (const day of ["2026-11-25", "2026-11-27", "2026-12-01"]) await at(day);
  isDown = true;
  scene.setNow("2026-12-02T18:00:00+01:00");
  await scene.tick();
  expect((await follow(sent))?.state).toBe("undelivered");
});

test("« Nous ne nous sommes pas parlé »: what an advisor closed is open again, counts as no meeting, and others are offered", async () => {
  const sent = await scene.contactRequests.send(request({ advisorId: "a-2" }));
  const { dispute } = scene.contactRequests;
  await expect(dispute(secretOf(sent))).rejects.toMatchObject({ type: "deja-fait" });
  await scene.mail.run();
  await at("2026-11-25", "08:00");
  const take = tokenIn(lastTo(box("a-2")), ACT_WORDS.take);
  await scene.oneTaps.confirm(take, {});
  await at("2026-12-09", "08:00");
  await scene.oneTaps.confirm(tokenIn(lastTo(box("a-2")), ACT_WORDS.done), { return: GIVEN });
  expect(await follow(sent)).toMatchObject({
    state: "done_helped",
    mayDispute: true,
    awaitsSatisfaction: true,
  });
  expect(await scene.contactFigures.ofAdvisor("a-2")).toMatchObject({ met: 1, helped: 1 });
  await scene.mail.run();
  expect(lastTo(LEADER)).toContain("Vous ne vous êtes pas parlé ?");
  await dispute(secretOf(sent));
  const view = await follow(sent);
  expect(view).toMatchObject({ state: "unanswered", mayDispute: false, awaitsSatisfaction: false });
  expect(view?.next?.advisors.map(({ id }) => id)).toContain("a-3");
  expect(view?.steps.at(-1)).toMatchObject({ state: "unanswered", by: "leader" });
  expect(await scene.contactFigures.ofAdvisor("a-2")).toMatchObject({ met: 0, helped: 0 });
  expect(await scene.db.query(sql`SELECT useful, barrier, next_step FROM contact.request`)).toEqual([
    { useful: null, barrier: null, next_step: null },
  ]);
  expect((await journalOf(sent.id)).at(-1)?.kind).toBe("contact_disputed");
  await scene.mail.run();
  expect(subjectsOf(box("a-2")).at(-1)).toBe("un dirigeant dit que vous ne vous êtes pas parlé");
  await expect(dispute(secretOf(sent))).rejects.toMatchObject({ type: "deja-fait" });
  expect((await scene.contactRequests.agree(secretOf(sent), "a-3", true)).id).not.toBe(sent.id);
});

test("over HTTP: an address makes five requests an hour, of which what was refused or sent already is none; the text is what was shown", async () => {
  const app = contactRoutes({
    requests: scene.contactRequests,
    desk: scene.requestDesk,
    access: createAccess(async () => null, scene.deps.clock),
    conversationOf: async () => null,
    trustProxy: false,
    rateLimit: true,
  });
  app.onError((error, c) => sendProblem(c, error));
  const post = (over: Record<string, unknown>) =>
    app.request("/api/contact-requests", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin" },
      body: JSON.stringify({
        advisorId: "a-1",
        text: "Mes devis.",
        consent: true,
        company: { size: "PME", region: "53" },
        ...over,
      }),
    });
  for (let n = 0; n < 6; n++) expect((await post({ phone: "0612345678", consent: false })).status).toBe(422);
  for (const text of ["Mes\u202E devis.", "Mes devis : evil.com"])
    expect(await (await post({ phone: "0612345678", text })).json()).toMatchObject({
      errors: [{ field: "text" }],
    });
  const statuses: number[] = [];
  for (const [n, advisorId] of ["a-1", "a-2", "a-3", "a-1", "a-2", "a-3"].entries()) {
    const response = await post({ advisorId, phone: `061234560${n}`, clientId: `f-${n}` });
    statuses.push(response.status);
    if (response.status !== 429) continue;
    expect(await response.json()).toMatchObject({ title: expect.stringContaining("dans une heure") });
    expect(Number(response.headers.get("Retry-After"))).toBeGreaterThan(3_000);
  }
  expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
  // Sent already, it is shown again.
  expect((await post({ advisorId: "a-2", phone: "0612345601", clientId: "f-1" })).status).toBe(201);
});

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { newStaff } from "../../tests/support/account.ts";
import {
  type ContactScene,
  linksOf,
  openContact,
  reachable,
  request,
  SITE,
} from "../../tests/support/contact.ts";
import { createAccess } from "../accounts/access.ts";
import type { Staff } from "../accounts/staff.ts";
import { replayErasures } from "../backup/replay.ts";
import { sql } from "../db/sql.ts";
import { sendProblem } from "../http/problem.ts";
import type { Sent } from "./contact.ts";
import { ACT_WORDS } from "./labels.ts";
import { contactRoutes } from "./routes.ts";

let scene: ContactScene;
/** Speaks for a-1; a-2 and a-3 have an address and no account. */
let staff: Staff;
beforeAll(async () => {
  scene = await openContact();
  await scene.hold(
    reachable("a-1", { email: null }),
    reachable("a-2"),
    reachable("a-3", { expertise: ["devis_facturation"] }),
    reachable("a-4", { email: null, phone: "02 61 91 00 11" }),
    reachable("a-5", { activateurRegistered: false }),
  );
  staff = await scene.accountOf("a-1");
});
beforeEach(() => scene.setNow("2026-11-23T09:30:00.000Z"));
afterEach(async () => {
  expect(scene.failures).toEqual([]);
  scene.mail.left.length = 0;
  scene.mail.refuse.clear();
  await scene.db.query(sql`DELETE FROM mail.outbox`);
  await scene.db.query(sql`DELETE FROM contact.digest`);
  await scene.db.query(sql`DELETE FROM contact.absence`);
  await scene.db.query(sql`DELETE FROM contact.capacity`);
  await scene.db.query(sql`DELETE FROM contact.request`);
});
afterAll(() => scene.close());

const secretOf = ({ path }: Sent): string => path.split("/")[2] ?? "";
const follow = (sent: Sent) => scene.contactRequests.follow(secretOf(sent));
/** The clock at an hour of Paris in winter, the minute's work done and the letters sent. */
async function at(day: string, time = "09:00"): Promise<void> {
  scene.setNow(`${day}T${time}:00+01:00`);
  await scene.tick();
  await scene.mail.run();
  // What a mail server said is learnt by the next minute.
  await scene.tick();
  await scene.mail.run();
}
const subjects = (to: string) =>
  scene.mail.left.filter((one) => one.to === to).map(({ subject }) => subject.replace("Boussole IA : ", ""));
const LEADER = "dirigeante@entreprise.example";
const ADVISOR = "a-2@conseil.example";
const token = (path = ""): string => path.replace("/retour/", "");
const lastTo = (to: string) => scene.mail.left.filter((one) => one.to === to).at(-1)?.text ?? "";
const kinds = async (id: string) =>
  (
    await scene.db.query<{ kind: string }>(
      sql`SELECT kind FROM audit.entry WHERE subject = ${id} ORDER BY entry.seq`,
    )
  ).map(({ kind }) => kind);

test("a leader is acknowledged, the advisor takes it by a link, meets, returns, and the leader says that it helped", async () => {
  const sent = await scene.contactRequests.send(request({ advisorId: "a-2" }));
  expect(sent).toMatchObject({ answerBy: "2026-11-30", mailed: true, acknowledged: true });
  await scene.mail.run();
  expect(subjects(LEADER)).toEqual(["votre demande est partie"]);
  expect(linksOf(lastTo(LEADER)).get("Suivre ou annuler ma demande")).toBe(sent.path);
  const letter = scene.mail.left.find(({ to }) => to === ADVISOR);
  expect(letter?.text).toContain("> Je voudrais gagner du temps sur mes devis.");
  expect(letter?.html).toContain("<blockquote>Je voudrais gagner du temps sur mes devis.</blockquote>");
  for (const part of [letter?.text, letter?.html]) {
    expect(part).toContain("PME (10 à 249)");
    expect(part).toContain("Région : Bretagne");
    expect(part).not.toMatch(/06 12 34|dirigeante@/);
  }
  expect(letter?.subject).not.toMatch(/devis|Bretagne|dirigeante/);
  const links = linksOf(letter?.text ?? "");
  const details = token([...links].find(([label]) => label.startsWith("Ses coordonnées"))?.[1]);
  const take = token(links.get(ACT_WORDS.take));
  expect(await scene.oneTaps.read(take)).toMatchObject({ kind: "advisor", act: "take", state: "sent" });
  expect((await scene.oneTaps.details(details))?.contact).toEqual({ phone: "06 12 34 56 78", email: LEADER });
  expect(await scene.oneTaps.confirm(take, {})).toBe("taken");
  expect([await scene.oneTaps.read(take), await scene.oneTaps.confirm(take, {})]).toEqual([null, null]);
  await scene.mail.run();
  expect(subjects(LEADER).at(-1)).toBe("votre demande est prise en charge");
  // Taken, and nothing more: a word after ten working days; the day of the appointment by its link.
  await at("2026-12-07", "08:01");
  // It is a Monday: the letter of the week leaves the same morning.
  expect(subjects(ADVISOR).slice(1).sort()).toEqual(["où en est cette demande ?", "votre semaine"]);
  const nudge = linksOf(scene.mail.left.find(({ subject }) => subject.includes("où en est"))?.text ?? "");
  const appointment = token(nudge.get(ACT_WORDS.set_appointment));
  await expect(scene.oneTaps.confirm(appointment, { day: "2026-12-01" })).rejects.toMatchObject({
    fields: [{ field: "day" }],
  });
  expect(await scene.oneTaps.confirm(appointment, { day: "2026-12-10" })).toBe("appointment_set");
  await at("2026-12-11", "07:59");
  expect(subjects(ADVISOR)).toHaveLength(3);
  await at("2026-12-11", "08:00");
  const asked = linksOf(lastTo(ADVISOR));
  const done = token(asked.get(ACT_WORDS.done));
  await expect(scene.oneTaps.confirm(done, {})).rejects.toMatchObject({ fields: [{ field: "return" }] });
  const given = { useful: true, barrier: "temps", nextStep: "essai" } as const;
  expect(await scene.oneTaps.confirm(done, { return: given })).toBe("done_helped");
  await scene.mail.run();
  expect(await scene.oneTaps.details(details)).toBeNull();
  // Ten days after the meeting, on the 10th.
  await at("2026-12-20", "08:00");
  const asks = linksOf(lastTo(LEADER));
  expect((await follow(sent))?.awaitsSatisfaction).toBe(true);
  const satisfaction = token(asks.get("Répondre"));
  expect(await scene.oneTaps.read(satisfaction)).toMatchObject({ kind: "satisfaction" });
  expect(
    await scene.oneTaps.confirm(satisfaction, { satisfaction: { helped: "oui", wouldAdvise: true } }),
  ).toBe("done_helped");
  expect((await follow(sent))?.awaitsSatisfaction).toBe(false);
  expect(await scene.contactFigures.ofAdvisor("a-2")).toEqual({
    received: 1,
    answered: 1,
    met: 1,
    helped: 1,
  });
  expect(await scene.contactFigures.between(new Date("2026-11-01"), new Date("2026-12-01"))).toEqual({
    received: 1,
    answered: 1,
    met: 1,
    helped: 1,
    closedWithoutAnswer: 0,
    satisfied: 1,
    satisfactionAsked: 1,
  });
  // Thirty days after it closed, nothing can be read of it any more.
  await at("2027-01-11", "08:00");
  expect(await follow(sent)).toBeNull();
  expect(
    await scene.db.query(sql`SELECT 1 FROM vault.conversation_key WHERE conversation_id = ${sent.id}`),
  ).toEqual([]);
  expect(subjects(LEADER)).toHaveLength(5);
  expect(await kinds(sent.id)).toEqual([
    "contact_requested",
    "contact_moved",
    "contact_moved",
    "contact_closed",
    "contact_rated",
    "contact_erased",
  ]);
  const journal = JSON.stringify(await scene.db.query(sql`SELECT facts FROM audit.entry`));
  expect(journal).not.toMatch(/devis|dirigeante|06 12/);
});

test("a silent advisor is reminded on working days two and four, then another is offered, and the leader agrees again", async () => {
  const sent = await scene.contactRequests.send(request({ advisorId: "a-2" }));
  await scene.mail.run();
  await at("2026-11-25", "08:00");
  await at("2026-11-26", "12:00");
  await at("2026-11-27", "08:00");
  expect(subjects(ADVISOR).slice(1)).toEqual([
    "un dirigeant attend votre réponse",
    "dernier rappel, un dirigeant attend votre réponse",
  ]);
  await at("2026-11-30", "17:59");
  expect((await follow(sent))?.state).toBe("sent");
  await at("2026-11-30", "18:00");
  const view = await follow(sent);
  expect(view).toMatchObject({
    state: "unanswered",
    steps: [{ state: "sent", by: "leader" }, { by: "service" }],
  });
  expect(subjects(LEADER).at(-1)).toBe("pas de réponse, voici d'autres possibilités");
  // Best first, whoever can be written to and was not asked; and the public services.
  expect(view?.next?.advisors.map(({ id }) => id)).toEqual(["a-3", "a-1"]);
  expect(view?.next?.fallbacks.map(({ name }) => name)).toContain("DREETS Bretagne");
  const { agree } = scene.contactRequests;
  await expect(agree(secretOf(sent), "a-3", false)).rejects.toMatchObject({ fields: [{ field: "consent" }] });
  await expect(agree(secretOf(sent), "a-2", true)).rejects.toMatchObject({ type: "deja-fait" });
  const next = await agree(secretOf(sent), "a-3", true);
  // Pressed twice, it is one request, and its link is not lost.
  expect(await agree(secretOf(sent), "a-3", true)).toEqual(next);
  await expect(agree(secretOf(sent), "a-1", true)).rejects.toMatchObject({ type: "deja-fait" });
  expect(await follow(sent)).toMatchObject({ state: "passed_on", followedBy: next.id, next: null });
  expect(await follow(next)).toMatchObject({
    state: "sent",
    text: "Je voudrais gagner du temps sur mes devis.",
  });
  await at("2026-12-01", "08:00");
  expect(subjects(ADVISOR).at(-1)).toBe("une demande est passée à un autre interlocuteur");
  expect(subjects("a-3@conseil.example")).toHaveLength(1);
  // Refused by its server: offered another at once; nobody does anything: closed after ten working days, and told.
  scene.mail.refuse.add("a-3@conseil.example");
  await at("2026-12-03", "08:00");
  expect(await follow(next)).toMatchObject({ state: "undelivered" });
  expect((await follow(next))?.next?.advisors.map(({ id }) => id)).toEqual(["a-1"]);
  expect(await scene.db.query(sql`SELECT kind, code FROM contact.letter WHERE sent = false`)).toEqual([
    { kind: "remind_first", code: "550" },
  ]);
  await at("2026-12-17", "18:00");
  expect(await follow(next)).toMatchObject({ state: "lapsed", next: null });
  expect(subjects(LEADER).slice(-2)).toEqual([
    "votre demande n'a pas pu être remise",
    "votre demande est close",
  ]);
});

test("the account of the advisor alone reads a request, while it is open", async () => {
  const sent = await scene.contactRequests.send(request());
  const other = await newStaff(scene.db, "autre", {
    roles: ["ambassador", "lead", "administrator"],
    advisorId: "a-2",
  });
  const nobody = await newStaff(scene.db, "sans-fiche", { roles: ["ambassador", "dpo"] });
  for (const one of [other, nobody]) {
    await expect(scene.requestDesk.find(one, sent.id)).rejects.toMatchObject({ type: "introuvable" });
    await expect(scene.requestDesk.act(one, sent.id, { kind: "take" })).rejects.toMatchObject({
      type: "introuvable",
    });
    expect(await scene.requestDesk.list(one)).toEqual({ open: [], closed: [] });
  }
  // Their account's address is written to, and its letter leads to their space: no link shows the details.
  await scene.mail.run();
  expect(lastTo("acc-a-1@agents.example")).toContain(`${SITE}/console/demandes/${sent.id}`);
  expect(await scene.requestDesk.find(staff, sent.id)).toMatchObject({
    contact: { phone: "06 12 34 56 78", email: LEADER },
    acts: ["take", "set_appointment", "met", "done", "unreachable", "not_for_me"],
  });
  const closed = await scene.requestDesk.act(staff, sent.id, { kind: "unreachable" });
  expect(closed).toMatchObject({ state: "unreachable", contact: null, text: null, acts: [] });
  await expect(scene.requestDesk.act(staff, sent.id, { kind: "take" })).rejects.toMatchObject({
    type: "deja-fait",
  });
  const rows = JSON.stringify(await scene.db.query(sql`SELECT * FROM contact.request`));
  for (const word of ["devis sur", "gagner du temps", "dirigeante", "06 12", "612345678"])
    expect(rows).not.toContain(word);
});

test("cancelled or erased, a request is over at once, its letters that wait are taken back, and its advisor told if they knew", async () => {
  const known = await scene.contactRequests.send(request({ advisorId: "a-2" }));
  await scene.mail.run();
  const unknown = await scene.contactRequests.send(request({ advisorId: "a-3" }));
  await scene.contactRequests.cancel(secretOf(known));
  await expect(scene.contactRequests.cancel(secretOf(known))).rejects.toMatchObject({ type: "deja-fait" });
  await scene.contactRequests.erase(secretOf(unknown));
  await scene.mail.run();
  expect(subjects(ADVISOR).at(-1)).toBe("un dirigeant a annulé sa demande");
  expect(subjects("a-3@conseil.example")).toEqual([]);
  expect(await follow(known)).toMatchObject({ state: "cancelled" });
  expect(await follow(unknown)).toBeNull();
  await scene.contactRequests.erase(secretOf(known));
  expect(
    await scene.db.query(
      sql`SELECT 1 FROM contact.request WHERE content IS NOT NULL OR phone_digest IS NOT NULL`,
    ),
  ).toEqual([]);
  expect(await kinds(unknown.id)).toEqual(["contact_requested", "contact_closed", "contact_erased"]);
});

test("nothing leaves without consent, a way to be reached and a text free of personal data", async () => {
  const { send, preview } = scene.contactRequests;
  const fields = async (over: Parameters<typeof request>[0]) => {
    const refusal = await send(request(over)).catch((error: unknown) => error);
    return (refusal as { fields: { field: string }[] }).fields.map(({ field }) => field);
  };
  expect(await fields({ text: "…", contact: { phone: " ", email: null }, consent: false })).toEqual([
    "text",
    "phone",
    "consent",
  ]);
  expect(await fields({ contact: { phone: "12", email: "moi@" } })).toEqual(["phone", "email"]);
  expect(await fields({ contact: { phone: "+49 30 901820", email: null } })).toEqual(["phone"]);
  expect(await fields({ text: "a".repeat(2_001) })).toEqual(["text"]);
  const written = "Rappelez-moi au 06 12 34 56 78, ou jean.dupont@exemple.fr, pour mes devis.";
  expect(await fields({ text: written })).toEqual(["text"]);
  const shown = preview(written);
  expect(shown.removed).toEqual(["téléphone", "courriel"]);
  const sent = await send(request({ text: shown.text }));
  expect((await follow(sent))?.text).toBe(shown.text);
  const phones = ["0692 12 34 56", "+590 690 00 12 34", "01.42.34.56.78"];
  for (const phone of phones) {
    const one = await send(request({ advisorId: "a-2", contact: { phone, email: null } }));
    expect((await follow(one))?.contact.phone).toMatch(/^0[\d ]+$/);
  }
});

test("the same form sent twice is one request; too many at once are refused", async () => {
  const { send } = scene.contactRequests;
  const form = request({ advisorId: "a-2", clientId: "f-1" });
  const [first, second] = await Promise.all([send(form), send(form)]);
  expect(second).toEqual(first);
  await expect(send(request({ advisorId: "a-2" }))).rejects.toMatchObject({ type: "trop-de-demandes" });
  // Written otherwise, it is the same telephone.
  const contact = { phone: "+33 6 12 34 56 78", email: null };
  await expect(send(request({ advisorId: "a-2", contact }))).rejects.toMatchObject({
    type: "trop-de-demandes",
  });
  const from = (phone: string) =>
    request({ advisorId: "a-3", conversationId: "c-1", contact: { phone, email: null } });
  for (const phone of ["0612345601", "0612345602", "0612345603"]) await send(from(phone));
  await expect(send(from("0612345604"))).rejects.toMatchObject({ type: "trop-de-demandes" });
  const own = await scene.contactRequests.ofConversation("c-1");
  const path = await scene.contactRequests.pathFor("c-1", own[0]?.id ?? "");
  expect((await scene.contactRequests.follow(path?.slice("/demandes/".length) ?? ""))?.id).toBe(own[0]?.id);
  expect(await scene.contactRequests.pathFor("c-2", own[0]?.id ?? "")).toBeNull();
  expect(own.map(({ state }) => state)).toEqual(["sent", "sent", "sent"]);
});

test("an advisor away, full, without an address, or whom the charter keeps from this company, is not written to", async () => {
  const { send, reach } = scene.contactRequests;
  expect(await reach("a-4")).toMatchObject({ way: "phone", because: { code: "no_email" } });
  expect(await reach("inconnu")).toMatchObject({ way: "none" });
  expect(await reach("a-1")).toEqual({ way: "form" });
  const refused = { type: "interlocuteur-indisponible" };
  await expect(send(request({ advisorId: "a-4" }))).rejects.toMatchObject(refused);
  // Not registered as an activator: not for a small company, nor for one whose size is unknown (art. 4).
  const { company } = request();
  await expect(send(request({ advisorId: "a-5" }))).rejects.toMatchObject(refused);
  await expect(
    send(request({ advisorId: "a-5", company: { ...company, size: null } })),
  ).rejects.toMatchObject(refused);
  await expect(send(request({ company: { ...company, region: "11" } }))).rejects.toMatchObject(refused);
  await expect(send(request({ advisorId: "inconnu" }))).rejects.toMatchObject({ type: "introuvable" });
  await scene.requestDesk.addAbsence(staff, "2026-11-20", "2026-11-24");
  await scene.requestDesk.addAbsence(staff, "2026-11-25", "2026-12-01");
  expect(await reach("a-1")).toMatchObject({ way: "phone", because: { code: "away", until: "2026-12-01" } });
  await expect(send(request())).rejects.toMatchObject(refused);
  const proposed = async () =>
    (
      await scene.deps.orienter.company({
        ...company,
        wants: null,
        companyName: null,
        solution: null,
        headcount: null,
        turnover: null,
      } as never)
    ).advisors.map(({ id }) => id);
  expect(await proposed()).not.toContain("a-1");
  for (const { id } of (await scene.requestDesk.availability(staff)).absences)
    await scene.requestDesk.removeAbsence(staff, id);
  expect(await proposed()).toContain("a-1");
  await scene.requestDesk.setOpenMax(staff, 1);
  await send(request());
  expect(await scene.requestDesk.availability(staff)).toEqual({ openMax: 1, open: 1, absences: [] });
  expect(await reach("a-1")).toMatchObject({ because: { code: "full" } });
  expect(await proposed()).not.toContain("a-1");
  const later = request({ contact: { phone: "0612345699", email: null } });
  await expect(send(later)).rejects.toMatchObject(refused);
  await expect(scene.requestDesk.setOpenMax(staff, 31)).rejects.toMatchObject({
    fields: [{ field: "openMax" }],
  });
});

test("an advisor who is suspended reads nothing more, and their requests are offered to others", async () => {
  const sent = await scene.contactRequests.send(request());
  await scene.hold(reachable("a-1", { email: null, status: "suspendu" }));
  expect(await scene.requestDesk.find(staff, sent.id)).toMatchObject({ contact: null, text: null, acts: [] });
  await at("2026-11-23", "11:00");
  expect(await follow(sent)).toMatchObject({ state: "unanswered" });
  expect(subjects(LEADER).at(-1)).toBe("votre interlocuteur n'est plus disponible");
  await scene.hold(reachable("a-1", { email: null }));
});

test("advisors are written to in office hours alone; on Monday, one letter says what waits, and none where nothing does", async () => {
  scene.setNow("2026-11-28T20:00:00+01:00");
  const sent = await scene.contactRequests.send(request({ advisorId: "a-2" }));
  expect(sent.answerBy).toBe("2026-12-07");
  await scene.mail.run();
  expect([subjects(LEADER).length, subjects(ADVISOR).length]).toEqual([1, 0]);
  await at("2026-11-29", "10:00");
  await at("2026-11-30", "07:59");
  expect(subjects(ADVISOR)).toEqual([]);
  await at("2026-11-30", "08:00");
  expect(subjects(ADVISOR).sort()).toEqual([
    expect.stringContaining("un dirigeant souhaite vous parler"),
    "votre semaine",
  ]);
  await at("2026-11-30", "09:00");
  await at("2026-12-01", "09:00");
  expect(subjects(ADVISOR)).toHaveLength(2);
  expect(subjects("a-3@conseil.example")).toEqual([]);
  const week = scene.mail.left.find(({ subject }) => subject.includes("votre semaine"));
  expect(week?.text).toContain("Attendent votre réponse");
});

test("a service that was down for weeks sends one letter for what it missed, not each", async () => {
  const sent = await scene.contactRequests.send(request({ advisorId: "a-2" }));
  await scene.mail.run();
  await at("2026-12-02", "10:00");
  expect(await follow(sent)).toMatchObject({ state: "unanswered" });
  expect(subjects(ADVISOR)).toHaveLength(1);
  expect(subjects(LEADER)).toHaveLength(2);
});

test("a conversation that is erased takes its requests with it, and gives them whole before", async () => {
  const open = await scene.contactRequests.send(request({ advisorId: "a-2", conversationId: "c-9" }));
  await scene.mail.run();
  expect(await scene.conversations.exported("c-9")).toMatchObject([
    {
      id: open.id,
      state: "sent",
      phone: "06 12 34 56 78",
      email: LEADER,
      text: expect.stringContaining("devis"),
    },
  ]);
  expect(await scene.conversations.count(scene.db, "c-9")).toBe(1);
  const acts = await scene.db.transaction((tx) => scene.conversations.erase(tx, "c-9", scene.now()));
  expect(acts.map(({ kind }) => kind)).toEqual(["contact_closed", "contact_erased"]);
  await scene.mail.run();
  expect(await follow(open)).toBeNull();
  expect(await scene.conversations.count(scene.db, "c-9")).toBe(0);
  expect(subjects(ADVISOR).at(-1)).toBe("un dirigeant a annulé sa demande");
});

test("a restored backup closes again what was closed since, and erases again what was erased", async () => {
  const [closed, erased] = [
    await scene.contactRequests.send(request()),
    await scene.contactRequests.send(request({ advisorId: "a-2" })),
  ];
  const at = scene.now().toISOString();
  async function* lines() {
    yield { seq: 1, kind: "contact_closed" as const, id: closed.id, at };
    yield { seq: 2, kind: "contact_erased" as const, id: erased.id, at };
    yield { seq: 3, kind: "contact_erased" as const, id: "inconnue", at };
  }
  const { vault } = scene.deps;
  const deps = { vault, review: {} as never };
  expect(
    await scene.db.transaction((tx) => replayErasures(tx, deps, lines(), scene.now(), scene.now())),
  ).toBe(2);
  expect(await scene.requestDesk.find(staff, closed.id)).toMatchObject({
    contact: null,
    text: null,
    state: "lapsed",
  });
  expect(await follow(erased)).toBeNull();
  expect(await vault.key(scene.db, erased.id)).toBeNull();
});

test("over HTTP: sent with consent, followed by its secret alone, moved by its advisor's account alone", async () => {
  let current: Staff | null = null;
  const app = contactRoutes({
    requests: scene.contactRequests,
    desk: scene.requestDesk,
    access: createAccess(async () => current, scene.deps.clock),
    conversationOf: async () => null,
    trustProxy: false,
    rateLimit: true,
  });
  app.onError((error, c) => sendProblem(c, error));
  const call = (method: string, path: string, body?: unknown, secret?: string) =>
    app.request(`/api/contact-requests${path}`, {
      method,
      headers: {
        "Content-Type": "application/json",
        "Sec-Fetch-Site": "same-origin",
        ...(secret ? { Authorization: `Bearer ${secret}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const body = {
    advisorId: "a-1",
    text: "Mes devis.",
    phone: "0612345678",
    consent: true,
    company: { size: "PME", region: "53" },
  };
  const refused = await call("POST", "", { ...body, consent: false });
  expect([refused.status, await refused.json()]).toMatchObject([422, { errors: [{ field: "consent" }] }]);
  const response = await call("POST", "", body);
  expect(response.status).toBe(201);
  const sent = (await response.json()) as Sent;
  const [id, secret] = [sent.id, secretOf(sent)];
  expect(await (await call("GET", "/own", undefined, secret)).json()).toMatchObject({
    state: "sent",
    contact: { email: null },
  });
  expect((await call("GET", "/own")).status).toBe(404);
  expect((await call("GET", "/received")).status).toBe(401);
  current = { ...staff, roles: ["lead", "administrator"] };
  expect((await call("GET", `/received/${id}`)).status).toBe(403);
  current = staff;
  expect(await (await call("POST", `/received/${id}/acts`, { kind: "take" })).json()).toMatchObject({
    state: "taken",
  });
  expect((await call("PUT", "/received/availability", { openMax: 31 })).status).toBe(422);
  expect((await call("POST", "/own/cancellation", undefined, secret)).status).toBe(204);
  expect((await call("POST", `/received/${id}/acts`, { kind: "take" })).status).toBe(409);
  expect((await call("POST", "/own/dispute", undefined, secret)).status).toBe(409);
  expect((await call("POST", "/preview", { text: "06 12 34 56 78" })).status).toBe(200);
});

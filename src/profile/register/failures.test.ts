import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/support/database.ts";
import { systemClock } from "../../clock.ts";
import type { Database } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import { DomainError } from "../../errors.ts";
import { createRegister, type Register } from "./register.ts";
import {
  envelope,
  establishment,
  FakeRegister,
  json,
  SIREN,
  unit,
  WORKSHOP,
} from "./testing/fake-register.ts";

// A register that is down, slow, overloaded or lying: always one clear sentence, in time, and nothing kept.
let db: Database;
let baseUrl: string;
const server = new FakeRegister();
const registerAt = (address: string): Register =>
  createRegister({ baseUrl: address, clock: systemClock, db });
const fresh = () => registerAt(baseUrl);

beforeAll(async () => {
  [db, baseUrl] = await Promise.all([testDatabase(), server.start()]);
});
afterAll(async () => {
  await server.stop();
  await db.close();
});
beforeEach(async () => {
  server.requests = [];
  await db.query(sql`DELETE FROM register.company`);
});

async function refusal(register: Register, number = SIREN): Promise<DomainError> {
  const error = await register.lookUp(number).then(
    (result) => expect.unreachable(`got ${JSON.stringify(result)}`),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DomainError);
  return error as DomainError;
}
async function expectUnavailable(register = fresh(), number = SIREN): Promise<void> {
  const { type, message } = await refusal(register, number);
  expect(type).toBe("indisponible");
  expect(message).toContain("Remplissez la fiche à la main");
  expect(await db.query(sql`SELECT 1 FROM register.company`)).toEqual([]);
}

const without = (field: string) => {
  const record: Record<string, unknown> = unit();
  delete record[field];
  return record;
};
const foreign = establishment({ siret: "00000002600013" });
test.each<[string, unknown, string?]>([
  ["another company", envelope(unit({ siren: "000000026" }))],
  ["two companies for one number", envelope(unit(), unit())],
  ["the head office of another company", envelope(unit({ siege: foreign }))],
  ["another establishment", envelope(unit({ matching_etablissements: [foreign] })), WORKSHOP],
  ["no establishment", envelope(unit()), WORKSHOP],
  ["a number instead of a text", envelope(unit({ section_activite_principale: 3 }))],
  ["an object instead of a text", envelope(unit({ siege: establishment({ commune: {} }) }))],
  ["an unknown category", envelope(unit({ categorie_entreprise: "TPE" }))],
  ["no word on whether it is open", envelope(without("etat_administratif"))],
  ["no word on whether it may be shown", envelope(without("statut_diffusion"))],
  ["a total without results", { ...envelope(), total_results: 1 }],
  ["a list", []],
  ["nothing", null],
  ["an error's shape with a success's status", { erreur: "Une erreur inattendue" }],
])("a register that lies is not believed: %s", async (_, body, number) => {
  server.reply = json(body);
  await expectUnavailable(fresh(), number);
  expect(server.requests).toHaveLength(1);
});

test("a page of HTML, cut JSON, and a body that never ends in size", async () => {
  server.reply = (response) =>
    response.writeHead(200, { "Content-Type": "text/html" }).end("<html>Maintenance</html>");
  await expectUnavailable();
  server.reply = (response) => response.end(JSON.stringify(envelope(unit())).slice(0, 200));
  await expectUnavailable();
  let sent = 0;
  server.reply = (response) => {
    const pour = () => {
      if (response.destroyed) return;
      sent += 65_536;
      response.write(" ".repeat(65_536), () => setImmediate(pour));
    };
    pour();
  };
  await expectUnavailable();
  expect(sent).toBeLessThan(64 * 1024 * 1024);
});

test("a redirection is not followed, even to the register itself", async () => {
  server.reply = (response, request) =>
    request.url?.startsWith("/elsewhere")
      ? json(envelope(unit()))(response, request)
      : response.writeHead(302, { Location: `${baseUrl}/elsewhere` }).end();
  await expectUnavailable();
  expect(server.requests.map(({ url }) => url.pathname)).toEqual(["/search"]);
});

test("a silent register is left after two seconds, before or amid its answer", async () => {
  for (const reply of [
    () => {},
    (response: { write(text: string): unknown }) => response.write('{"results":['),
  ]) {
    server.reply = reply;
    server.requests = [];
    const before = performance.now();
    await expectUnavailable();
    const elapsed = performance.now() - before;
    expect(elapsed).toBeGreaterThan(1_900);
    expect(elapsed).toBeLessThan(4_000);
    expect(server.requests).toHaveLength(1);
  }
});

test("a register that cannot be reached: the same sentence", async () => {
  const gone = new FakeRegister();
  const address = await gone.start();
  await gone.stop();
  await expectUnavailable(registerAt(address));
});

/** Replies in turn; the last one goes on. */
function inTurn(...replies: FakeRegister["reply"][]): void {
  let at = 0;
  server.reply = (response, request) => replies[Math.min(at++, replies.length - 1)]?.(response, request);
}

test("one more try after a failure, and not a third", async () => {
  inTurn(json({ erreur: "x" }, 500), json(envelope(unit())));
  expect((await fresh().lookUp(SIREN)).outcome).toBe("found");
  await db.query(sql`DELETE FROM register.company`);
  server.requests = [];
  inTurn(json({ erreur: "x" }, 502));
  await expectUnavailable();
  expect(server.requests).toHaveLength(2);
});

test("a short Retry-After is waited for, a long one or a date is not", async () => {
  inTurn(json({}, 429, { "Retry-After": "1" }), json(envelope(unit())));
  const before = performance.now();
  expect((await fresh().lookUp(SIREN)).outcome).toBe("found");
  expect(performance.now() - before).toBeGreaterThan(950);
  for (const wait of ["60", "Wed, 25 Nov 2026 10:00:00 GMT"]) {
    await db.query(sql`DELETE FROM register.company`);
    server.requests = [];
    inTurn(json({}, 429, { "Retry-After": wait }));
    await expectUnavailable();
    expect(server.requests).toHaveLength(1);
  }
});

test("a refusal of the register is not tried again", async () => {
  server.reply = json({ erreur: "x" }, 400);
  await expectUnavailable();
  expect(server.requests).toHaveLength(1);
});

test("after five failures in a row the register is left alone", async () => {
  const register = fresh();
  server.reply = json({ erreur: "x" }, 400);
  for (let n = 0; n < 5; n++) await expectUnavailable(register);
  await expectUnavailable(register);
  expect(server.requests).toHaveLength(5);
});

test("never more than seven requests in a second, whoever asks; a cached number costs none", async () => {
  const register = fresh();
  server.reply = json(envelope());
  const numbers = Array.from({ length: 10 }, (_, n) => n * 10).map((n) => luhn(`0000001${String(n / 10)}`));
  const results = await Promise.allSettled(numbers.map((number) => register.lookUp(number)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(7);
  expect(server.requests).toHaveLength(7);
  const refused = results.find((result) => result.status === "rejected");
  expect(refused?.reason).toMatchObject({ type: "trop-de-demandes", retryAfterSeconds: 1 });
  expect((await register.lookUp(numbers[0] ?? "")).outcome).toBe("absent");
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect((await register.lookUp(numbers[9] ?? "")).outcome).toBe("absent");
});

/** Nine digits that pass Luhn, from eight. */
function luhn(eight: string): string {
  const sum = [...eight].reverse().reduce((total, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${eight}${(10 - (sum % 10)) % 10}`;
}

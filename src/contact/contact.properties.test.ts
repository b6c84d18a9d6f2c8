import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ContactScene, linksOf, openContact, reachable, request } from "../../tests/support/contact.ts";
import type { Staff } from "../accounts/staff.ts";
import { sql } from "../db/sql.ts";
import { DomainError } from "../errors.ts";
import { dayAfter } from "../working-days.ts";
import type { AdvisorAct, Sent } from "./contact.ts";

// Leaders, advisors, a mail server and a calendar, in any order, over a real database and the real outbox.
const ADVISORS = ["a-1", "a-2", "a-3"] as const;
const RUNS = Number(process.env.CONTACT_RUNS ?? 3);
let scene: ContactScene;
let staff: Map<string, Staff>;
let people = 0;
beforeAll(async () => {
  scene = await openContact();
  await scene.hold(...ADVISORS.map((id) => reachable(id)));
  // The third has no account: their links alone speak for them.
  staff = new Map([
    ["a-1", await scene.accountOf("a-1")],
    ["a-2", await scene.accountOf("a-2")],
  ]);
});
afterAll(() => scene.close());

const who = fc.constantFrom(...ADVISORS);
const which = fc.nat({ max: 5 });
const act: fc.Arbitrary<AdvisorAct> = fc.oneof(
  fc.constantFrom("take", "met", "unreachable", "not_for_me").map((kind) => ({ kind }) as AdvisorAct),
  fc.integer({ min: 0, max: 20 }).map((days) => ({ kind: "set_appointment", day: String(days) }) as const),
  fc
    .boolean()
    .map((useful) => ({ kind: "done", return: { useful, barrier: "cout", nextStep: "rien" } }) as const),
);
const command = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("send" as const), who, mail: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("act" as const), which, act, byLink: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 170 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("leader" as const),
      which,
      how: fc.constantFrom(
        "cancel" as const,
        "erase" as const,
        "agree" as const,
        "satisfy" as const,
        "dispute" as const,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("refuse" as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("away" as const),
      who: fc.constantFrom("a-1" as const, "a-2" as const),
      days: fc.nat({ max: 9 }),
    }),
  },
);
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;
type Known = { sent: Sent; secret: string; advisor: string; email: string | null };

/** What may be refused is refused in words; anything else is a fault. */
const allowed = async (work: Promise<unknown>): Promise<void> => {
  await work.catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
  });
};
async function live(hours: number): Promise<void> {
  const until = scene.now().getTime() + hours * 3_600_000;
  for (;;) {
    const [due] = await scene.db.query<{ at: Date | null }>(
      sql`SELECT min(next_at) AS at FROM contact.request`,
    );
    if (!due?.at || due.at.getTime() > until) break;
    if (due.at > scene.now()) scene.setNow(due.at);
    await Promise.all([scene.tick(), scene.tick()]);
    await scene.mail.run();
    await scene.tick();
    expect(await scene.db.query(sql`SELECT 1 FROM contact.request WHERE next_at <= ${scene.now()}`)).toEqual(
      [],
    );
  }
  scene.setNow(new Date(until));
  await scene.tick();
  await scene.mail.run();
  // What a mail server said is learnt by the next minute.
  await scene.tick();
}

/** The request and those who may act on it, by a link of its last letter or by the account. */
async function say(known: Known, said: AdvisorAct, byLink: boolean): Promise<void> {
  const day = dayAfter(
    scene.now().toISOString().slice(0, 10),
    said.kind === "set_appointment" ? Number(said.day) : 0,
  );
  const real = said.kind === "set_appointment" ? { ...said, day } : said;
  const account = staff.get(known.advisor);
  if (account && !byLink) return allowed(scene.requestDesk.act(account, known.sent.id, real));
  const letter = scene.mail.left.findLast(
    ({ to, text }) => to === `${known.advisor}@conseil.example` && text.includes(`/retour/${known.sent.id}.`),
  );
  for (const path of linksOf(letter?.text ?? "").values()) {
    const link = path.replace("/retour/", "");
    const tap = await scene.oneTaps.read(link);
    if (tap?.kind !== "advisor" || tap.act !== real.kind) continue;
    const given = { day, ...(real.kind === "done" ? { return: real.return } : {}) };
    const before = tap.state;
    const after = await scene.oneTaps.confirm(link, given).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      return before;
    });
    // Once it did something, it does nothing more.
    if (after !== before) expect(await scene.oneTaps.confirm(link, given)).toBeNull();
    return;
  }
}

async function run(known: Known[], one: Command): Promise<void> {
  if (one.do === "wait") return live(one.hours);
  if (one.do === "refuse") return void scene.mail.refuse.add(`${one.who}@conseil.example`);
  if (one.do === "send") {
    const n = String(people++ % 1_000).padStart(3, "0");
    const email = one.mail ? `dirigeant${n}@entreprise.example` : null;
    return allowed(
      scene.contactRequests
        .send(request({ advisorId: one.who, contact: { phone: `06 12 34 5${n[0]} ${n.slice(1)}`, email } }))
        .then((sent) => known.push({ sent, secret: sent.path.split("/")[2] ?? "", advisor: one.who, email })),
    );
  }
  if (one.do === "away") {
    const account = staff.get(one.who);
    const today = scene.now().toISOString().slice(0, 10);
    if (account) await allowed(scene.requestDesk.addAbsence(account, today, dayAfter(today, one.days)));
    return;
  }
  const target = known[one.which % Math.max(1, known.length)];
  if (!target) return;
  if (one.do === "act") return say(target, one.act, one.byLink);
  const { cancel, dispute, erase, satisfy, follow, agree } = scene.contactRequests;
  if (one.how === "dispute") return allowed(dispute(target.secret));
  if (one.how === "cancel") return allowed(cancel(target.secret));
  if (one.how === "erase") return allowed(erase(target.secret));
  if (one.how === "satisfy") return allowed(satisfy(target.secret, { helped: "oui", wouldAdvise: true }));
  const next = (await follow(target.secret))?.next?.advisors[0];
  if (next)
    await allowed(
      agree(target.secret, next.id, true).then((sent) =>
        known.push({ ...target, sent, secret: sent.path.split("/")[2] ?? "", advisor: next.id }),
      ),
    );
}

/** The end of a request, in the letter that tells it; by the leader themselves, or with their words, it is told on the spot. */
const ENDS: Record<string, string> = {
  done_helped: "finished",
  done_without: "finished",
  unreachable: "unreachable",
  lapsed: "lapsed",
};

test("nothing falls through: every request ends, its end is told, no letter leaves twice, and nobody else ever reads it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 12, maxLength: 30 }), async (commands) => {
      const known: Known[] = [];
      scene.setNow("2026-11-23T09:30:00.000Z");
      scene.mail.left.length = 0;
      scene.mail.refuse.clear();
      for (const table of [
        "mail.outbox",
        "contact.digest",
        "contact.absence",
        "contact.request",
        "vault.conversation_key",
      ])
        await scene.db.query({ text: `DELETE FROM ${table}`, values: [] });
      for (const one of commands) {
        await run(known, one);
        for (const { sent, advisor } of known)
          for (const [id, other] of staff)
            if (id !== advisor)
              await expect(scene.requestDesk.find(other, sent.id)).rejects.toMatchObject({
                type: "introuvable",
              });
      }
      await live(130 * 24);
      const rows = await scene.db.query<{ id: string; state: string; moves: number; erasedAt: Date | null }>(
        sql`SELECT id, state, moves, erased_at AS "erasedAt" FROM contact.request`,
      );
      expect(rows).toHaveLength(known.length);
      const letters = await scene.db.query<{
        requestId: string;
        kind: string;
        sent: boolean | null;
        move: number;
        mailId: string;
      }>(sql`SELECT request_id AS "requestId", kind, move, sent, mail_id AS "mailId" FROM contact.letter`);
      for (const { sent, email, secret } of known) {
        const row = rows.find(({ id }) => id === sent.id);
        expect(row?.erasedAt).not.toBeNull();
        expect(await scene.contactRequests.follow(secret)).toBeNull();
        const end = ENDS[row?.state ?? ""];
        if (end && email)
          expect(
            letters.filter(
              // Disputed, it may have ended before.
              ({ requestId, kind, move, sent: left }) =>
                requestId === sent.id && kind === end && move === row?.moves && left,
            ),
          ).toHaveLength(1);
        else expect(end ?? row?.state).toMatch(/^(?:cancelled|passed_on|finished|unreachable|lapsed)$/);
      }
      const ids = scene.mail.left.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(letters.filter(({ sent }) => sent === null)).toEqual([]);
      expect(await scene.db.query(sql`SELECT 1 FROM vault.conversation_key`)).toEqual([]);
      expect(scene.failures).toEqual([]);
    }),
    { numRuns: RUNS, endOnFailure: false },
  );
}, 60_000);

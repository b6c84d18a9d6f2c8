import fc from "fast-check";
import { expect, test } from "vitest";
import { dayAfter } from "../working-days.ts";
import { type AdvisorAct, CLOSED, STATES, type State } from "./contact.ts";
import { DELAYS } from "./delays.ts";
import {
  actsIn,
  afterAct,
  afterLeader,
  afterNews,
  afterStep,
  answerBy,
  dueAt,
  HELD,
  isClosed,
  isRead,
  type Life,
  lastAppointment,
  mayDispute,
  meetingTime,
  nextAt,
  OFFERED,
} from "./life-cycle.ts";

const SENT = new Date("2026-11-23T09:30:00Z");
const DAY_MS = 86_400_000;
const life = (over: Partial<Life> = {}): Life => ({
  state: "sent",
  since: SENT,
  sentAt: SENT,
  appointment: null,
  metAt: null,
  closedAt: null,
  done: [],
  satisfactionSettled: false,
  erased: false,
  ...over,
});
const hour = (date: Date | null) =>
  date?.toLocaleString("sv-SE", { timeZone: "Europe/Paris" }).slice(0, 16) ?? null;

test("what is due, and when, in each state", () => {
  const next = (over: Partial<Life>) => hour(nextAt(life(over)));
  expect(next({})).toBe("2026-11-25 08:00");
  expect(next({ done: ["remind_first"] })).toBe("2026-11-27 08:00");
  expect(next({ done: ["remind_first", "remind_last"] })).toBe("2026-11-30 18:00");
  for (const state of OFFERED) expect(next({ state })).toBe("2026-12-07 18:00");
  expect(next({ state: "taken" })).toBe("2026-12-07 08:00");
  expect(next({ state: "taken", done: ["nudge"] })).toBe("2026-12-14 18:00");
  // A Friday: asked on Monday, again on Thursday, over two weeks after.
  const set = { state: "appointment_set", appointment: "2026-12-04" } as const;
  expect(next(set)).toBe("2026-12-07 08:00");
  expect(next({ ...set, done: ["ask_return"] })).toBe("2026-12-10 08:00");
  expect(next({ ...set, done: ["ask_return", "remind_return"] })).toBe("2026-12-21 18:00");
  const met = { state: "met", metAt: SENT } as const;
  expect(next(met)).toBe("2026-11-26 08:00");
  expect(next({ ...met, done: ["remind_return"] })).toBe("2026-12-03 08:00");
  expect(next({ ...met, done: ["remind_return"], satisfactionSettled: true })).toBe("2026-12-07 18:00");
  expect(next({ state: "lapsed", closedAt: SENT })).toBe("2026-12-23 10:30");
  expect(next({ state: "lapsed", closedAt: SENT, erased: true })).toBeNull();
});

test("working days are counted from the day on which the advisor is told, holidays left out", () => {
  expect(answerBy(new Date("2026-11-28T20:00:00Z"))).toBe("2026-12-07");
  // In the evening, they are told the next morning; Christmas and New Year's Day are off.
  expect(answerBy(new Date("2026-12-23T19:00:00Z"))).toBe("2027-01-04");
  expect(answerBy(SENT)).toBe("2026-11-30");
});

test("steps that are overtaken are passed over: the last one reached is taken, and the leader is asked beside it", () => {
  const late = new Date("2026-12-20T10:00:00Z");
  expect(dueAt(life(), late)).toEqual({
    step: "give_up",
    passed: ["remind_first", "remind_last"],
    askLeader: false,
  });
  const done = life({ state: "done_helped", metAt: SENT, closedAt: SENT });
  expect(dueAt(done, late)).toEqual({ step: null, passed: [], askLeader: true });
  // Nobody is written to about what is destroyed.
  expect(dueAt(done, new Date("2027-01-20T10:00:00Z"))).toEqual({
    step: "erase",
    passed: [],
    askLeader: false,
  });
});

test("each state is closed, held by the advisor or offered to others, and a closed one moves no more", () => {
  for (const state of STATES) {
    expect([state, [CLOSED, HELD, OFFERED].filter((group) => group.includes(state)).length]).toEqual([
      state,
      1,
    ]);
    if (!isClosed(state)) continue;
    expect(actsIn(state)).toEqual([]);
    expect([afterLeader(state, "cancel"), afterLeader(state, "agree"), afterNews(state, "gone")]).toEqual([
      null,
      null,
      null,
    ]);
  }
});

test("the leader may say that there was no exchange, of what the advisor closed, for thirty days and while the offer fits", () => {
  const day = (n: number) => new Date(SENT.getTime() + n * DAY_MS);
  for (const state of STATES) {
    const closed = life({ state, closedAt: isClosed(state) ? SENT : null });
    const may = ["done_helped", "done_without", "unreachable"].includes(state);
    expect([state, mayDispute(closed, day(29)), mayDispute(closed, day(30))]).toEqual([state, may, false]);
    expect([state, afterLeader(state, "dispute")]).toEqual([state, may ? "unanswered" : null]);
  }
  const late = life({ state: "done_helped", closedAt: day(105) });
  expect([mayDispute(late, day(109)), mayDispute(late, day(111))]).toEqual([true, false]);
  expect(mayDispute({ ...late, erased: true }, day(109))).toBe(false);
});

test("words and details are read while the request is the advisor's to follow, and by no other state", () => {
  expect(STATES.filter(isRead)).toEqual(["sent", "unanswered", "taken", "appointment_set", "met"]);
});

const act: fc.Arbitrary<AdvisorAct> = fc.oneof(
  fc.constantFrom("take", "met", "unreachable", "not_for_me").map((kind) => ({ kind }) as AdvisorAct),
  fc.record({
    kind: fc.constant("set_appointment" as const),
    day: fc.integer({ min: 0, max: 100 }).map(String),
  }),
  fc
    .boolean()
    .map((useful) => ({ kind: "done", return: { useful, barrier: "cout", nextStep: "rien" } }) as const),
);
const happening = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant("act" as const), act }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constantFrom("cancel", "agree", "dispute", "refused", "gone") as fc.Arbitrary<
        "cancel" | "agree" | "dispute" | "refused" | "gone"
      >,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 400 }) }),
  },
);

test("whatever is said and whenever, an open request has a step ahead, and none outlives its term", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true }),
      fc.array(happening, { maxLength: 30 }),
      (sentAt, happenings) => {
        let now = sentAt;
        let one = life({ sentAt, since: sentAt });
        const go = (state: State | null, over: Partial<Life> = {}): void => {
          if (state === null) return;
          const metAt = over.metAt ?? one.metAt;
          one = {
            ...one,
            ...over,
            metAt,
            state,
            since: now,
            done: [],
            closedAt: isClosed(state) ? now : null,
          };
        };
        const live = (until: Date): void => {
          for (;;) {
            const at = nextAt(one);
            if (at === null || at > until) break;
            now = at > now ? at : now;
            const { step, passed, askLeader } = dueAt(one, now);
            expect(step !== null || askLeader).toBe(true);
            if (askLeader) one = { ...one, satisfactionSettled: true };
            if (step === "erase") one = { ...one, erased: true };
            else if (step && afterStep(step)) go(afterStep(step));
            else if (step) one = { ...one, done: [...one.done, ...passed, step] };
          }
          now = until;
        };
        for (const happened of happenings) {
          if (one.erased) break;
          // Something is ahead, however long ago what is there was said.
          expect(nextAt(one)).not.toBeNull();
          const { what } = happened;
          if (what === "wait") live(new Date(now.getTime() + happened.hours * 3_600_000));
          else if (what === "act") {
            const day =
              happened.act.kind === "set_appointment"
                ? dayAfter(now.toISOString().slice(0, 10), Number(happened.act.day))
                : null;
            if (day !== null && day > lastAppointment(sentAt)) continue;
            const met = happened.act.kind === "met" || happened.act.kind === "done";
            go(afterAct(one.state, happened.act), {
              ...(day === null ? {} : { appointment: day }),
              ...(met && !one.metAt ? { metAt: meetingTime(one.appointment, now) } : {}),
            });
          } else if (what === "dispute") {
            if (!mayDispute(one, now)) continue;
            go(afterLeader(one.state, what));
            one = { ...one, metAt: null };
          } else if (what === "cancel" || what === "agree") go(afterLeader(one.state, what));
          else go(afterNews(one.state, what));
        }
        live(new Date(sentAt.getTime() + DELAYS.keptAtMost * DAY_MS));
        expect([one.erased, isClosed(one.state), nextAt(one)]).toEqual([true, true, null]);
      },
    ),
    { numRuns: 300 },
  );
});

import { parisDay } from "../clock.ts";
import {
  dayAfter,
  isWorkingDay,
  OFFICE_CLOSES,
  OFFICE_OPENS,
  officeTimeFrom,
  parisHour,
  workingDayAfter,
} from "../working-days.ts";
import { type AdvisorAct, CLOSED, type State } from "./contact.ts";
import { DELAYS } from "./delays.ts";

/** States in which the advisor has something to do: those that count against how many they take. */
export const HELD: readonly State[] = ["sent", "taken", "appointment_set", "met"];
/** States in which another advisor is offered to the leader. */
export const OFFERED: readonly State[] = ["undelivered", "unanswered", "not_for_me"];

export const isClosed = (state: State): boolean => CLOSED.includes(state);
/** True while the advisor reads the words and the details: neither once it is over, nor where they said no, or were not reached. */
export const isRead = (state: State): boolean =>
  !isClosed(state) && state !== "not_for_me" && state !== "undelivered";

// Whoever answers late is still welcome: nobody else was asked yet.
const TAKEABLE: readonly State[] = ["sent", "undelivered", "unanswered"];
const UNDER_WAY: readonly State[] = [...TAKEABLE, "taken", "appointment_set"];
const FROM: Record<AdvisorAct["kind"], readonly State[]> = {
  take: TAKEABLE,
  set_appointment: UNDER_WAY,
  met: UNDER_WAY,
  done: [...UNDER_WAY, "met"],
  unreachable: UNDER_WAY,
  not_for_me: UNDER_WAY,
};
const ACTS = Object.keys(FROM) as AdvisorAct["kind"][];

/** What the advisor may say of a request in a state. */
export const actsIn = (state: State): AdvisorAct["kind"][] => ACTS.filter((act) => FROM[act].includes(state));

/** The state that an act of the advisor leads to; null: it may not be said now. */
export function afterAct(state: State, act: AdvisorAct): State | null {
  if (!FROM[act.kind].includes(state)) return null;
  switch (act.kind) {
    case "take":
      return "taken";
    case "set_appointment":
      return "appointment_set";
    case "done":
      return act.return.useful ? "done_helped" : "done_without";
    default:
      return act.kind;
  }
}

// What the advisor alone said, and the leader may know better.
const DISPUTABLE: readonly State[] = ["done_helped", "done_without", "unreachable"];

/** What the leader does. `agree`: to another advisor. `dispute`: « nous ne nous sommes pas parlé »; see `mayDispute` for until when. */
export function afterLeader(state: State, act: "cancel" | "agree" | "dispute"): State | null {
  if (act === "dispute") return DISPUTABLE.includes(state) ? "unanswered" : null;
  if (isClosed(state)) return null;
  if (act === "cancel") return "cancelled";
  return OFFERED.includes(state) ? "passed_on" : null;
}

/** What the service learns: a mail server refused the advisor's letter, or the advisor is no more to be proposed. */
export function afterNews(state: State, news: "refused" | "gone"): State | null {
  if (news === "refused") return state === "sent" ? "undelivered" : null;
  return state === "sent" || state === "taken" || state === "appointment_set" ? "unanswered" : null;
}

export const STEPS = [
  "remind_first",
  "remind_last",
  "give_up",
  "nudge",
  "stall",
  "ask_return",
  "remind_return",
  "lapse",
  "ask_satisfaction",
  "erase",
] as const;
/** A step of the calendar: a letter, a change of state, or the end of the words. */
export type DueStep = (typeof STEPS)[number];

/** What the calendar reads of a request. */
export type Life = {
  state: State;
  /** When it came into this state. */
  since: Date;
  sentAt: Date;
  /** Europe/Paris day. */
  appointment: string | null;
  metAt: Date | null;
  closedAt: Date | null;
  /** Steps taken, or passed over, in this state. */
  done: readonly string[];
  /** The leader was asked whether it helped, or has said so. */
  satisfactionSettled: boolean;
  erased: boolean;
};

export type Due = { step: DueStep; at: Date };

const DAY_MS = 86_400_000;
const opens = (day: string): Date => parisHour(day, OFFICE_OPENS);
const closes = (day: string): Date => parisHour(day, OFFICE_CLOSES);

/** The day from which an advisor's working days are counted: the one on which they are told. */
export const toldOn = (sentAt: Date): string => parisDay(officeTimeFrom(sentAt));
/** The last day, Europe/Paris, to answer a request before another advisor is offered. */
export const answerBy = (sentAt: Date): string => workingDayAfter(toldOn(sentAt), DELAYS.answerWithin);
/** The last day that an appointment may be set for. */
export const lastAppointment = (sentAt: Date): string => dayAfter(parisDay(sentAt), DELAYS.appointmentWithin);
/** When words and details are destroyed, as things stand. */
export function erasedBy({ sentAt, closedAt }: Pick<Life, "sentAt" | "closedAt">): Date {
  const latest = sentAt.getTime() + DELAYS.keptAtMost * DAY_MS;
  const soonest = closedAt === null ? latest : closedAt.getTime() + DELAYS.keptClosed * DAY_MS;
  return new Date(Math.min(latest, soonest));
}

/** True while the leader may say that there was no exchange: the offer that follows must fit before the words are destroyed. */
export const mayDispute = (
  { state, closedAt, sentAt, erased }: Pick<Life, "state" | "closedAt" | "sentAt" | "erased">,
  now: Date,
): boolean =>
  !erased &&
  closedAt !== null &&
  afterLeader(state, "dispute") !== null &&
  now.getTime() < closedAt.getTime() + DELAYS.disputeWithin * DAY_MS &&
  now < closes(dayAfter(parisDay(sentAt), DELAYS.openAtMost));

/** The day on which the advisor is asked what came of an appointment. */
function returnDay(appointment: string): string {
  const next = dayAfter(appointment, DELAYS.returnAfter);
  return isWorkingDay(next) ? next : workingDayAfter(next, 1);
}

/** The steps that a state asks for, in order. */
function stepsOf({ state, since, sentAt, appointment }: Life): Due[] {
  const day = parisDay(since);
  switch (state) {
    case "sent": {
      const told = toldOn(sentAt);
      const [first, last] = DELAYS.remindAfter;
      return [
        { step: "remind_first", at: opens(workingDayAfter(told, first)) },
        { step: "remind_last", at: opens(workingDayAfter(told, last)) },
        { step: "give_up", at: closes(answerBy(sentAt)) },
      ];
    }
    case "undelivered":
    case "unanswered":
    case "not_for_me":
      return [{ step: "lapse", at: closes(workingDayAfter(day, DELAYS.offeredFor)) }];
    case "taken":
      return [
        { step: "nudge", at: opens(workingDayAfter(day, DELAYS.nudgeAfter)) },
        { step: "stall", at: closes(workingDayAfter(day, DELAYS.stalledAfter)) },
      ];
    case "appointment_set": {
      const asked = returnDay(appointment ?? day);
      return [
        { step: "ask_return", at: opens(asked) },
        { step: "remind_return", at: opens(workingDayAfter(asked, DELAYS.returnReminderAfter)) },
        { step: "lapse", at: closes(workingDayAfter(asked, DELAYS.returnWithin)) },
      ];
    }
    case "met":
      return [
        { step: "remind_return", at: opens(workingDayAfter(day, DELAYS.returnReminderAfter)) },
        { step: "lapse", at: closes(workingDayAfter(day, DELAYS.returnWithin)) },
      ];
    default:
      return [];
  }
}

/** Every step still to take, the soonest first. */
function ahead(life: Life): Due[] {
  if (life.erased) return [];
  const { state, sentAt, metAt, done } = life;
  const steps = stepsOf(life).filter(({ step }) => !done.includes(step));
  if (!isClosed(state))
    steps.push({ step: "lapse", at: closes(dayAfter(parisDay(sentAt), DELAYS.openAtMost)) });
  if (metAt && !life.satisfactionSettled && state !== "cancelled")
    steps.push({ step: "ask_satisfaction", at: opens(dayAfter(parisDay(metAt), DELAYS.satisfactionAfter)) });
  if (isClosed(state)) steps.push({ step: "erase", at: erasedBy(life) });
  return steps.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** When the calendar has something to do next; null: never again. */
export const nextAt = (life: Life): Date | null => ahead(life)[0]?.at ?? null;

/**
 * What is due at an instant: the last step reached of the state's own, since those before it are overtaken (a service that was down
 * does not send two reminders at once), and whether the leader is to be asked if it helped.
 * @returns `step` null: nothing of the state; `passed` the steps that this one overtakes
 */
export function dueAt(
  life: Life,
  now: Date,
): { step: DueStep | null; passed: DueStep[]; askLeader: boolean } {
  const reached = ahead(life).filter(({ at }) => at <= now);
  const own = reached.flatMap(({ step }) => (step === "ask_satisfaction" ? [] : [step]));
  const step = own.at(-1) ?? null;
  const askLeader = reached.some((due) => due.step === "ask_satisfaction") && step !== "erase";
  return { step, passed: own.slice(0, -1).filter((one) => one !== step), askLeader };
}

/** The state that a step of the calendar leads to; null: it changes none. */
export function afterStep(step: DueStep): State | null {
  if (step === "give_up" || step === "stall") return "unanswered";
  return step === "lapse" ? "lapsed" : null;
}

/** When the meeting was, told on a day: that of the appointment where it is past. */
export function meetingTime(appointment: string | null, told: Date): Date {
  if (appointment === null || appointment >= parisDay(told)) return told;
  return parisHour(appointment, 12);
}

/**
 * Every delay of a request, in one place: the ADR shows this table, the pages tell it from here. Working days are those of
 * the labour code (working-days.ts); « opens » and « closes » are the office hours of Paris. Those of the specification are
 * marked; the others are ours, and may be changed here.
 */
export const DELAYS = {
  /** Working days after it was told, at opening: a word to the advisor (specification). */
  remindAfter: [2, 4],
  /** Working days after it was told, at closing: another advisor is offered (specification). */
  answerWithin: 5,
  /** Working days that another advisor and the public fallback stay offered, then it lapses. */
  offeredFor: 10,
  /** Taken, and nothing more: working days before a word to the advisor. */
  nudgeAfter: 10,
  /** Taken, and nothing more: working days before another is offered to the leader. */
  stalledAfter: 15,
  /** Working days after the day of an appointment, at opening, when the advisor is asked what came of it (specification: the day after). */
  returnAfter: 1,
  /** Working days after that, or after a meeting, before the advisor is asked again, once. */
  returnReminderAfter: 3,
  /** Working days after that, or after a meeting, when it lapses. */
  returnWithin: 10,
  /** Days after the meeting, at opening, when the leader is asked whether it helped (specification). */
  satisfactionAfter: 10,
  /** Days after the advisor closed it when the leader may say that there was no exchange. */
  disputeWithin: 30,
  /** An appointment is within so many days of the request: what follows it fits before its details are destroyed. */
  appointmentWithin: 90,
  /** Days after which an open request lapses whatever its state. */
  openAtMost: 110,
  /** Days after it closed when its words and details are destroyed: the time to ask the leader, and to answer. */
  keptClosed: 30,
  /** Days after it was sent when they are destroyed whatever its state. */
  keptAtMost: 120,
  /** Days that a link of a letter is good for. */
  linkGoodFor: 45,
  /** Days that what is left of a request, without a word or a detail, is kept: three years, to count what comes of contacts. */
  traceKept: 1_095,
  /** Days that an absence is kept once it is over: a year later, one may ask why someone was not proposed. */
  absenceKept: 365,
} as const;

/** Open requests that an advisor holds at once, where they did not say. */
export const OPEN_MAX_DEFAULT = 5;
export const OPEN_MAX_BOUNDS = { min: 1, max: 30 } as const;
/** Open requests of one conversation, and of one telephone or address: beyond, nobody is helped, and others wait. */
export const MOST_OPEN = 3;
/** Longest text, in code points. */
export const LONGEST_TEXT = 2_000;
/** Longest absence, in days. */
export const LONGEST_ABSENCE = 366;

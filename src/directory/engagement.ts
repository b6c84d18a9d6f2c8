import type { Advisor } from "./advisor.ts";

export type EngagementState = "not_begun" | "running" | "ended";
/** What the life cycle reads of an advisor; days are Europe/Paris, `YYYY-MM-DD`, which compare as text. */
type Engaged = Pick<Advisor, "kind" | "engagementStart" | "nonRenewalNotice">;

/**
 * The first day out of the network, or null while the engagement renews tacitly (charter of the ambassadors, art. 6): the
 * first twelve-month anniversary strictly after the notice.
 * @param on the day it is asked for: a notice dated later is not given yet, and is ignored
 */
export function engagementEnd(advisor: Engaged, on: string): string | null {
  const { engagementStart: start, nonRenewalNotice: notice } = advisor;
  if (start === null || notice === null || notice > on) return null;
  const years = Math.max(1, yearOf(notice) - yearOf(start));
  const end = anniversary(start, years);
  return end > notice ? end : anniversary(start, years + 1);
}

/**
 * Where an engagement stands on a day. Article 6 binds ambassadors: one without a start has not begun, an activator
 * without one is bound by no term.
 */
export function engagementState(advisor: Engaged, on: string): EngagementState {
  if (advisor.engagementStart === null) return advisor.kind === "activateur" ? "running" : "not_begun";
  if (on < advisor.engagementStart) return "not_begun";
  const end = engagementEnd(advisor, on);
  return end !== null && on >= end ? "ended" : "running";
}

/**
 * The anniversary of an engagement that comes next, strictly after a day, twelve months after its start at the earliest; null
 * without a start. It renews that day, unless it ends (`engagementEnd`).
 */
export function nextAnniversary({ engagementStart: start }: Engaged, on: string): string | null {
  if (start === null) return null;
  const years = Math.max(1, yearOf(on) - yearOf(start));
  const next = anniversary(start, years);
  return next > on ? next : anniversary(start, years + 1);
}

const yearOf = (day: string): number => Number(day.slice(0, 4));

// 29 February counts as 28: an engagement would otherwise end on another day every fourth year.
function anniversary(start: string, years: number): string {
  const year = String(yearOf(start) + years).padStart(4, "0");
  return `${year}${start.endsWith("-02-29") ? "-02-28" : start.slice(4)}`;
}

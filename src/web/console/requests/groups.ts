import { parisDay } from "../../../clock.ts";
import type { AdvisorView } from "../../../contact/contact.ts";
import { endOfWeek } from "./words.ts";

/** Open requests by what they wait for, the most pressing first within each. */
export type Groups = {
  /** Nobody has answered the leader yet. */
  toAnswer: AdvisorView[];
  /** Taken, without a day: a call is awaited. */
  toCall: AdvisorView[];
  thisWeek: AdvisorView[];
  later: AdvisorView[];
  /** The meeting took place, or its day is past: thirty seconds to say what came of it. */
  toReturn: AdvisorView[];
  /** Nothing is awaited from this advisor: the leader decides. */
  elsewhere: AdvisorView[];
};

/** @param today a Europe/Paris day */
export function groupsOf(open: readonly AdvisorView[], today: string): Groups {
  const groups: Groups = { toAnswer: [], toCall: [], thisWeek: [], later: [], toReturn: [], elsewhere: [] };
  for (const request of open) groups[groupOf(request, today)].push(request);
  const by = (key: (request: AdvisorView) => string) => (a: AdvisorView, b: AdvisorView) =>
    key(a).localeCompare(key(b)) || a.sentAt.getTime() - b.sentAt.getTime();
  groups.toAnswer.sort(by(({ answerBy }) => answerBy));
  for (const group of [groups.thisWeek, groups.later, groups.toReturn])
    group.sort(by(({ appointment }) => appointment ?? ""));
  for (const group of [groups.toCall, groups.elsewhere]) group.sort(by(({ sentAt }) => parisDay(sentAt)));
  return groups;
}

function groupOf({ state, appointment, acts }: AdvisorView, today: string): keyof Groups {
  if (state === "met") return "toReturn";
  if (state === "taken") return "toCall";
  if (state === "appointment_set") {
    if (appointment === null || appointment < today) return "toReturn";
    return appointment <= endOfWeek(today) ? "thisWeek" : "later";
  }
  return acts.includes("take") ? "toAnswer" : "elsewhere";
}

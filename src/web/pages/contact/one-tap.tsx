import type { Handler } from "hono";
import { isDay, parisDay } from "../../../clock.ts";
import {
  type AdvisorAct,
  BARRIERS,
  type MeetingReturn,
  NEXT_STEPS,
  type OneTap,
  type State,
} from "../../../contact/contact.ts";
import { DomainError, type FieldError } from "../../../errors.ts";
import type { PagesDeps } from "../../deps.ts";
import { formText, readForm } from "../session.ts";
import { showDead, showDetails, showDone } from "./one-tap-after.tsx";
import { showTap } from "./one-tap-page.tsx";
import { satisfactionIn } from "./satisfaction.tsx";

/** What the link of a letter would do. Looking changes nothing: mail scanners look too. */
export const oneTap =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const tap = await deps.oneTaps.read(c.req.param("token") ?? "");
    return tap === null ? showDead(c, deps) : showTap(c, deps, tap, {}, []);
  };

/** Does it, once. */
export const postOneTap =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const token = c.req.param("token") ?? "";
    const tap = await deps.oneTaps.read(token);
    if (tap === null) return showDead(c, deps);
    if (tap.kind === "details") {
      const view = await deps.oneTaps.details(token);
      return view === null ? showDead(c, deps) : showDetails(c, deps, view);
    }
    const form = await readForm(c);
    const given = givenFor(tap, form, parisDay(deps.clock.now()));
    if (Array.isArray(given)) return showTap(c, deps, tap, form, given);
    try {
      const state = await deps.oneTaps.confirm(token, given);
      if (state === null) return showDead(c, deps);
      // It moved while the page was open: nothing was recorded, and the state is told.
      const moved = tap.kind === "advisor" && !REACHED[tap.act].includes(state);
      return moved ? showTap(c, deps, { ...tap, state }, form, []) : showDone(c, deps, tap, state);
    } catch (error) {
      if (!(error instanceof DomainError) || error.fields.length === 0) throw error;
      return showTap(c, deps, tap, form, error.fields);
    }
  };

/** The state that an act leads to. */
const REACHED: Record<AdvisorAct["kind"], readonly State[]> = {
  take: ["taken"],
  set_appointment: ["appointment_set"],
  met: ["met"],
  done: ["done_helped", "done_without"],
  unreachable: ["unreachable"],
  not_for_me: ["not_for_me"],
};

type Confirmed = Parameters<PagesDeps["oneTaps"]["confirm"]>[1];

/** What the form adds to the link, or what is missing from it. */
function givenFor(
  tap: Exclude<OneTap, { kind: "details" }>,
  form: Record<string, unknown>,
  today: string,
): Confirmed | FieldError[] {
  if (tap.kind === "satisfaction") {
    const satisfaction = satisfactionIn(form);
    return Array.isArray(satisfaction) ? satisfaction : { satisfaction };
  }
  if (tap.act === "set_appointment") {
    const day = formText(form, "day");
    return isDay(day) && day >= today
      ? { day }
      : [{ field: "day", message: "Donnez un jour, aujourd'hui ou plus tard." }];
  }
  return tap.act === "done" ? returnIn(form) : {};
}

function returnIn(form: Record<string, unknown>): { return: MeetingReturn } | FieldError[] {
  const useful = formText(form, "useful");
  const barrier = BARRIERS.find((known) => known === formText(form, "barrier"));
  const nextStep = NEXT_STEPS.find((known) => known === formText(form, "nextStep"));
  if ((useful === "oui" || useful === "non") && barrier && nextStep)
    return { return: { useful: useful === "oui", barrier, nextStep } };
  const missing = [
    useful !== "oui" && useful !== "non" && "useful",
    barrier === undefined && "barrier",
    nextStep === undefined && "nextStep",
  ];
  return missing.flatMap((field) => (field ? [{ field, message: "Choisissez une réponse." }] : []));
}

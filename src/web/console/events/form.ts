import type { Proposal, ProposalForm, TypedDate } from "../../../events/proposals/proposal.ts";
import { THEME_WORDS } from "../../../events/proposals/themes.ts";
import { isoIn, zoneOfRegion } from "../../../events/zone.ts";
import { textOf } from "../words.ts";

/** Rows of dates shown at first, and added by the button. */
const ROWS = 3;
const MORE = 5;
/** More rows than a form of ours has: what comes beyond is not read. */
const MOST_ROWS = 40;

export type TypedEvent = { form: ProposalForm; rows: number };

const NO_DATE: TypedDate = { day: "", from: "", to: "" };

export const EMPTY: TypedEvent = {
  rows: ROWS,
  form: {
    title: "",
    summary: "",
    description: "",
    conditions: "",
    dates: [],
    attendance: "",
    venue: "",
    street: "",
    postalCode: "",
    city: "",
    onlineUrl: "",
    registrationUrl: "",
    registrationPhone: "",
    registrationEmail: "",
    themes: [],
  },
};

/** What a body of the form says; whatever is not there is empty. `body` read with `all`. */
export function typedEvent(body: Readonly<Record<string, unknown>>): TypedEvent {
  const text = (name: string): string => textOf([body[name]].flat()[0]);
  const asked = Math.trunc(Number(text("rows"))) || ROWS;
  const rows = Math.min(Math.max(asked, ROWS), MOST_ROWS);
  const dates = Array.from({ length: rows }, (_, n) => ({
    day: text(`day-${n}`),
    from: text(`from-${n}`),
    to: text(`to-${n}`),
  }));
  const form = Object.fromEntries(Object.keys(EMPTY.form).map((name) => [name, text(name)]));
  const themes = [body.themes].flat().map(textOf);
  return {
    rows: Math.min(text("act") === "dates" ? rows + MORE : rows, MOST_ROWS),
    form: {
      ...(form as unknown as ProposalForm),
      dates,
      themes: THEME_WORDS.filter((word) => themes.includes(word)),
    },
  };
}

/** A proposal as a form, to propose it again: its dates too, for whoever corrects them. */
export function typedFrom({ facts, place }: Pick<Proposal, "facts" | "place">): TypedEvent {
  const zone = zoneOfRegion(facts.region);
  const wall = (instant: string): [string, string] => {
    const [day = "", time = ""] = isoIn(new Date(instant), zone).split("T");
    return [day, time.slice(0, 5)];
  };
  const dates = facts.timings.map(({ begin, end }) => {
    const [day, from] = wall(begin);
    return { day, from, to: wall(end)[1] };
  });
  const contact = (type: "phone" | "email"): string =>
    facts.registrationContacts?.find((one) => one.type === type)?.value ?? "";
  const { title, summary, description, conditions, attendance, venue, city } = facts;
  return {
    rows: Math.max(dates.length, ROWS),
    form: {
      ...{ title, summary, description, conditions, attendance, venue, city },
      dates,
      street: place.street,
      postalCode: place.postalCode,
      onlineUrl: facts.onlineUrl ?? "",
      registrationUrl: facts.registrationUrl ?? "",
      registrationPhone: contact("phone"),
      registrationEmail: contact("email"),
      themes: facts.keywords,
    },
  };
}

export const dateAt = ({ form }: TypedEvent, row: number): TypedDate => form.dates[row] ?? NO_DATE;

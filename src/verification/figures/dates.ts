import { fold } from "../../retrieval/tokenise.ts";
import { type Read, SCALE } from "./numbers.ts";
import { unitAt } from "./units.ts";

export const MONTHS =
  "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split(" ");

const GARBLED = new RegExp(`\\b20\\d\\d (?:${MONTHS.join("|")}) (?:20)?\\d\\d?`);

export function garbledDate(sentence: string): string | null {
  const plain = fold(sentence);
  const turned = plain.match(GARBLED)?.[0];
  const span = [...plain.matchAll(/\b(20\d\d) ?[-–] ?(20\d\d)\b/g)].find(
    ([, from = "", to = ""]) => from > to,
  );
  return turned ?? span?.[0] ?? null;
}

const isYear = (tokens: readonly string[], at: number): boolean =>
  /^(?:19|20)\d\d$/.test(tokens[at] ?? "") && SCALE[tokens[at + 1] ?? ""] === undefined;

/** « 9 juin 2026 » is 20260609, « juin 2026 » 20260600, a year alone 20260000, « 9 juin » 609: what is not said is zero. */
export function readDate(tokens: readonly string[], at: number, day: Read | null): Read | null {
  if (isYear(tokens, at) && unitAt(tokens, at + 1) === null)
    return { value: Number(tokens[at]) * 10_000, scale: 1, next: at + 1 };
  const monthAt = day === null ? at : day.next;
  if (day && tokens[at - 1] === "le" && day.value <= 31 && isDayAlone(tokens, day.next))
    return { value: day.value, scale: 1, next: day.next };
  if (!isMonth(tokens, monthAt) || (day !== null && day.value > 31)) return null;
  const year = isYear(tokens, monthAt + 1) ? Number(tokens[monthAt + 1]) : 0;
  const month = MONTHS.indexOf(tokens[monthAt] ?? "") + 1;
  return {
    value: year * 10_000 + month * 100 + (day?.value ?? 0),
    scale: 1,
    next: monthAt + (year === 0 ? 1 : 2),
  };
}

/** « publié le 24 », « le 24 du même mois »; not « le 24 % », nor « le 117e congrès ». */
const isDayAlone = (tokens: readonly string[], at: number): boolean =>
  tokens[at] === undefined || /^(?:du|et|puis|ou|[,;)])$/.test(tokens[at] ?? "");

/** « mai » is a month beside a figure only. */
const isMonth = (tokens: readonly string[], at: number): boolean =>
  MONTHS.includes(tokens[at] ?? "") &&
  (tokens[at] !== "mai" || /^\d/.test(tokens[at - 1] ?? "") || /^\d/.test(tokens[at + 1] ?? ""));

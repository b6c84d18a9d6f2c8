import { locatePersonalData } from "../../src/privacy/mask.ts";
import { readCases } from "../support/cases.ts";
import type { Judged, Measure, Report } from "../support/report.ts";
import thresholds from "./thresholds.json" with { type: "json" };

const KINDS = [
  "iban",
  "carte",
  "nir",
  "telephone",
  "courriel",
  "plaque",
  "adresse",
  "nom",
  "sante",
  "sensible",
] as const;
type Kind = (typeof KINDS)[number];

/**
 * A message, and each personal datum in it as a careful person would underline it: its kind, and its very characters (for `sante` and
 * `sensible`, the words that reveal it). `company`: SIREN or SIRET in it, which must stay. Empty `data`: nothing is to be masked.
 * `kept`: parts that must stay; the suite holds these cases one by one (src/privacy/mask.test.ts).
 */
export type PrivacyCase = {
  id: string;
  text: string;
  data: { kind: Kind; text: string }[];
  company?: string[];
  kept?: string[];
};

const meaningful = (text: string): number[] => [...text.matchAll(/[\p{L}\p{N}]/gu)].map(({ index }) => index);

/** The places of each expected datum; a datum said twice is expected twice. */
function placesOf({ id, text, data }: PrivacyCase): { kind: Kind; at: number[] }[] {
  let from = 0;
  return data.map(({ kind, text: datum }) => {
    const start = text.indexOf(datum, from) >= 0 ? text.indexOf(datum, from) : text.indexOf(datum);
    if (start < 0) throw new Error(`${id} : « ${datum} » n'est pas dans le message`);
    from = start + datum.length;
    return { kind, at: meaningful(datum).map((index) => start + index) };
  });
}

function judge(one: PrivacyCase) {
  const found = locatePersonalData(one.text);
  const masked = new Set(
    found.flatMap(({ start, end }) => meaningful(one.text.slice(start, end)).map((at) => start + at)),
  );
  const expected = placesOf(one);
  const wanted = new Set(expected.flatMap(({ at }) => at));
  // A datum is found when nothing readable is left of it. The words that reveal a state of health may be cut otherwise.
  const missed = expected.filter(({ kind, at }) =>
    kind === "sante" || kind === "sensible"
      ? !at.some((place) => masked.has(place))
      : !at.every((place) => masked.has(place)),
  );
  // A mask is right when it touches what was to be hidden.
  const wrong = found.filter(
    ({ start, end }) =>
      !Array.from({ length: end - start }, (_, at) => start + at).some((at) => wanted.has(at)),
  );
  const company = (one.company ?? []).filter((number) => {
    const start = one.text.indexOf(number);
    return meaningful(number).some((at) => masked.has(start + at));
  });
  return { found, expected, missed, wrong, company };
}

/** Is each personal datum hidden, and nothing else? */
export async function evaluatePrivacy(file: URL | string): Promise<Report> {
  const cases = await readCases<PrivacyCase>(file);
  const judged = cases.map((one) => ({ one, ...judge(one) }));
  const count = (of: (result: (typeof judged)[number]) => readonly unknown[]): number =>
    judged.reduce((sum, result) => sum + of(result).length, 0);
  const measures = KINDS.flatMap((kind): Measure[] => {
    const is = (item: { kind: string }): boolean => item.kind === kind;
    const total = count(({ expected }) => expected.filter(is));
    const masked = count(({ found }) => found.filter(is));
    const recall = {
      name: `rappel ${kind}`,
      hits: total - count(({ missed }) => missed.filter(is)),
      total,
      threshold: thresholds.recall[kind],
    };
    const precision = {
      name: `précision ${kind}`,
      hits: masked - count(({ wrong }) => wrong.filter(is)),
      total: masked,
      threshold: thresholds.precision,
    };
    return [...(total > 0 ? [recall] : []), ...(masked > 0 ? [precision] : [])];
  });
  const companies = cases.reduce((sum, { company = [] }) => sum + company.length, 0);
  const clean = judged.filter(({ expected }) => expected.length === 0);
  return {
    step: `Données personnelles (${cases.length} messages)`,
    about: "Chaque donnée personnelle d'un message est-elle cachée, et rien d'autre ?",
    measures: [
      ...measures,
      ...(companies > 0
        ? [
            {
              name: "SIREN et SIRET gardés",
              hits: companies - count(({ company }) => company),
              total: companies,
              threshold: 1,
            },
          ]
        : []),
      ...(clean.length > 0
        ? [
            {
              name: "messages sans donnée, intacts",
              hits: clean.filter(({ found }) => found.length === 0).length,
              total: clean.length,
              threshold: thresholds.clean,
            },
          ]
        : []),
    ],
    figures: {},
    cases: judged.map(({ one, missed, wrong, company }): Judged => {
      const ok = missed.length + wrong.length + company.length === 0;
      const shown = (items: readonly { kind: string }[]): string => items.map(({ kind }) => kind).join(", ");
      return {
        id: one.id,
        topic: one.data[0]?.kind ?? "rien",
        question: one.text,
        miss: ok
          ? null
          : {
              expected: one.data.map(({ kind, text }) => `${kind} « ${text} »`).join(" ; ") || "rien",
              got: `manqué : ${shown(missed) || "rien"} ; à tort : ${wrong.map(({ start, end, kind }) => `${kind} « ${one.text.slice(start, end)} »`).join(" ; ") || "rien"}${company.length > 0 ? ` ; entreprise : ${company.join(", ")}` : ""}`,
            },
      };
    }),
  };
}

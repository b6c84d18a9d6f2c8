import {
  MATURITIES,
  MATURITY_LABELS,
  NEED_CODES,
  NEEDS,
  SECTIONS,
  type Section,
  SIZE_LABELS,
  SIZES,
} from "../profile/lists.ts";
import { REGION_LIST } from "../profile/places/regions.ts";
import type { Company } from "./company.ts";
import type { NextQuestion, QuestionField } from "./orientation.ts";

type Asked = {
  field: QuestionField;
  text: string;
  options: readonly { value: string; label: string }[];
  isKnown(company: Company): boolean;
  given(company: Company, value: string): Company;
};

// Households and extra-territorial bodies are no company that would ask.
const ASKED_SECTIONS = (Object.keys(SECTIONS) as Section[]).filter((code) => code !== "T" && code !== "U");

/** What may be asked, in the published order that settles ties. */
const ASKED: readonly Asked[] = [
  {
    field: "region",
    text: "Dans quelle région est votre entreprise ?",
    options: REGION_LIST.map(({ code, name }) => ({ value: code, label: name })),
    isKnown: ({ region }) => region !== null,
    given: (company, region) => ({ ...company, region }),
  },
  {
    field: "sector",
    text: "Dans quel secteur travaillez-vous ?",
    options: ASKED_SECTIONS.map((code) => ({ value: code, label: SECTIONS[code] })),
    isKnown: ({ section }) => section !== null,
    given: (company, section) => ({ ...company, section: section as Section }),
  },
  {
    field: "size",
    text: "Combien êtes-vous dans l'entreprise, vous compris ?",
    options: SIZES.map((size) => ({ value: size, label: SIZE_LABELS[size] })),
    isKnown: ({ size }) => size !== null,
    given: (company, size) => ({ ...company, size: size as Company["size"] }),
  },
  {
    field: "need",
    text: "Sur quoi voulez-vous de l'aide en premier ?",
    options: NEED_CODES.map((code) => ({ value: code, label: NEEDS[code] })),
    isKnown: ({ need }) => need !== null,
    given: (company, need) => ({ ...company, need: need as Company["need"] }),
  },
  {
    field: "maturity",
    text: "Où en êtes-vous avec le numérique et l'IA ?",
    options: MATURITIES.map((level) => ({ value: String(level), label: MATURITY_LABELS[level] })),
    isKnown: ({ maturity }) => maturity !== null,
    given: (company, level) => ({ ...company, maturity: Number(level) }),
  },
  {
    field: "wants",
    text: "Que préférez-vous ?",
    options: [
      { value: "accompagnement", label: "Être accompagné par quelqu'un" },
      { value: "temoignage", label: "Écouter quelqu'un qui l'a déjà fait" },
    ],
    isKnown: ({ wants }) => wants !== null,
    given: (company, wants) => ({ ...company, wants: wants as Company["wants"] }),
  },
];

/**
 * The question whose answer would change most what is shown, or null when none would: the expected 1 − Jaccard of
 * what `shown` gives, over the field's values taken as equally likely. Ties go to the first of the published order.
 * @param shown what the leader would see of a company: ids of the top three advisors and of the schemes that may apply
 * @param options `skipped`: fields that the person chose not to answer; `mustAsk`: advisors wait for an answer, so that where no
 *   answer alone would change what is shown (region and sector both wanted), the first that is missing is still asked
 */
export function nextQuestion(
  company: Company,
  shown: (company: Company) => ReadonlySet<string>,
  { skipped = [], mustAsk = false }: { skipped?: readonly string[]; mustAsk?: boolean } = {},
): NextQuestion | null {
  const now = shown(company);
  let best: { asked: Asked; change: number } | null = null;
  for (const asked of ASKED) {
    if (asked.isKnown(company) || skipped.includes(asked.field)) continue;
    const changes = asked.options.map(({ value }) => distance(now, shown(asked.given(company, value))));
    const change = changes.reduce((sum, one) => sum + one, 0) / changes.length;
    if (change > (best?.change ?? 0) + 1e-9) best = { asked, change };
  }
  const waited = mustAsk
    ? ASKED.find(({ field, isKnown }) => isWaited(field) && !isKnown(company) && !skipped.includes(field))
    : undefined;
  const chosen = best?.asked ?? waited;
  if (!chosen) return null;
  const { field, text, options } = chosen;
  return { field, text, options: [...options] };
}

const isWaited = (field: QuestionField): boolean => field === "region" || field === "sector";

/** 1 − Jaccard of two sets; nothing and nothing are the same. */
function distance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const union = new Set([...a, ...b]).size;
  if (union === 0) return 0;
  return 1 - [...a].filter((id) => b.has(id)).length / union;
}

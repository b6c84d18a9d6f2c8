import { z } from "zod";
import { frenchDate } from "../clock.ts";
import { SIZE_LABELS, SIZES } from "../profile/lists.ts";
import { regionName } from "../profile/places/regions.ts";
import type { Company } from "./company.ts";
import type { SchemeMatch } from "./orientation.ts";

/** The machine-read conditions of a scheme, as its fiche states them; null and empty: no such condition is known. */
export const Eligibility = z.strictObject({
  sizes: z.array(z.enum(SIZES)),
  minAgeYears: z.number().nullable(),
  minHeadcount: z.number().nullable(),
  maxHeadcount: z.number().nullable(),
  minTurnover: z.number().nullable(),
  /** INSEE region codes. */
  regions: z.array(z.string().regex(/^\d{2}$/, "attendu : un code INSEE de région")),
  opensOn: z.string().nullable(),
  closesOn: z.string().nullable(),
  notes: z.string(),
});

export type Scheme = {
  id: string;
  title: string;
  operator: string;
  operatorUrl: string | null;
  status: "open" | "announced" | "closed" | "unknown";
  eligibility: z.infer<typeof Eligibility>;
  /** For whom the fiche speaks: orders what is shown, excludes no one. */
  audience: { needs: readonly string[]; maturity: readonly number[] };
  checkedOn: string;
};

type Verdict = { holds: boolean | null; text: string; missing?: string };

/**
 * What the published conditions say for this company. Never a decision: the operator's alone. A condition whose answer
 * is unknown excludes nobody, and says what is missing.
 * @param on a Europe/Paris day
 */
export function matchScheme(scheme: Scheme, company: Company, on: string): SchemeMatch {
  const { id, title, eligibility, operator, operatorUrl } = scheme;
  const base = { id, title, url: operatorUrl ?? `/fiches/${id}` };
  const closed = scheme.status === "closed" || (eligibility.closesOn !== null && eligibility.closesOn < on);
  if (closed) {
    const since = eligibility.closesOn ? ` depuis le ${frenchDate(eligibility.closesOn)}` : "";
    return { ...base, status: "closed", reasons: [`Fermé${since}, d'après notre fiche.`], missing: [] };
  }
  const verdicts = verdictsOf(scheme, company);
  const against = verdicts.filter(({ holds }) => holds === false).map(({ text }) => text);
  if (against.length > 0) return { ...base, status: "ineligible", reasons: against, missing: [] };
  const missing = verdicts.flatMap(({ holds, missing: what }) => (holds === null && what ? [what] : []));
  const reasons = verdicts.filter(({ holds }) => holds === true).map(({ text }) => text);
  const opening = openingOf(scheme, on);
  const decides = `${operator} décide.`;
  const notes = eligibility.notes
    ? [`${eligibility.notes} (fiche vérifiée le ${frenchDate(scheme.checkedOn)})`]
    : [];
  return {
    ...base,
    status: opening === null && missing.length === 0 ? "eligible" : "to_confirm",
    reasons: [...reasons, ...(opening ? [opening] : []), ...notes, decides],
    missing,
  };
}

function verdictsOf({ eligibility }: Scheme, company: Company): Verdict[] {
  const { sizes, regions, minHeadcount, maxHeadcount, minTurnover, minAgeYears } = eligibility;
  const verdicts: Verdict[] = [];
  if (sizes.length > 0) {
    const served = sizes.map((size) => SIZE_LABELS[size]).join(", ");
    verdicts.push({
      holds: company.size === null ? null : sizes.includes(company.size),
      text: `Prévu pour : ${served}.`,
      missing: "la taille de votre entreprise",
    });
  }
  if (regions.length > 0) {
    verdicts.push({
      holds: company.region === null ? null : regions.includes(company.region),
      text: `Prévu pour : ${regions.map(regionName).join(", ")}.`,
      missing: "votre région",
    });
  }
  // A threshold inside the size already given says nothing more; beyond it, the number itself is wanted.
  if (minHeadcount !== null || maxHeadcount !== null) {
    const { headcount } = company;
    const [least, most] = [minHeadcount ?? 0, maxHeadcount ?? Number.POSITIVE_INFINITY];
    verdicts.push({
      holds:
        headcount === null ? withinSize(company.size, least, most) : headcount >= least && headcount <= most,
      text: headcountText(minHeadcount, maxHeadcount),
      missing: "votre effectif",
    });
  }
  if (minTurnover !== null)
    verdicts.push({
      holds: company.turnover === null ? null : company.turnover >= minTurnover,
      text: `Chiffre d'affaires d'au moins ${minTurnover.toLocaleString("fr-FR")} €.`,
      missing: "votre chiffre d'affaires",
    });
  if (minAgeYears !== null)
    verdicts.push({
      holds: null,
      text: "",
      missing: `l'ancienneté de l'entreprise (${minAgeYears} an au moins)`,
    });
  return verdicts;
}

const SIZE_BOUNDS = {
  TPE: [0, 9],
  PME: [10, 249],
  ETI: [250, 4_999],
  GE: [5_000, Number.POSITIVE_INFINITY],
} as const;

/** Whether every, some or no headcount of a size is within bounds. */
function withinSize(size: Company["size"], least: number, most: number): boolean | null {
  if (size === null) return null;
  const [low, high] = SIZE_BOUNDS[size];
  if (low >= least && high <= most) return true;
  return high < least || low > most ? false : null;
}

function headcountText(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return `De ${min} à ${max} personnes.`;
  return min !== null ? `À partir de ${min} personnes.` : `Jusqu'à ${max} personnes.`;
}

function openingOf({ status, eligibility }: Scheme, on: string): string | null {
  if (eligibility.opensOn !== null && eligibility.opensOn > on)
    return `Ouvre le ${frenchDate(eligibility.opensOn)}.`;
  if (status === "announced") return "Annoncé ; son ouverture est à vérifier.";
  return status === "unknown" ? "Son ouverture actuelle est à vérifier." : null;
}

const STATUS_ORDER = { eligible: 0, to_confirm: 1, ineligible: 2, closed: 3 } as const;

/** Every scheme with its status: what may serve first; among equals, those whose fiche speaks of this need and level. */
export function matchSchemes(schemes: readonly Scheme[], company: Company, on: string): SchemeMatch[] {
  const fitness = ({ audience }: Scheme): number =>
    (company.need !== null && audience.needs.includes(company.need) ? 2 : 0) +
    (company.maturity !== null && audience.maturity.includes(company.maturity) ? 1 : 0);
  return schemes
    .map((scheme) => ({ match: matchScheme(scheme, company, on), fitness: fitness(scheme) }))
    .sort(
      (a, b) =>
        STATUS_ORDER[a.match.status] - STATUS_ORDER[b.match.status] ||
        b.fitness - a.fitness ||
        a.match.title.localeCompare(b.match.title, "fr"),
    )
    .map(({ match }) => match);
}

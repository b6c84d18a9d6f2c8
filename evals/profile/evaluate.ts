import type { Profile } from "../../src/profile/profile.ts";
import { readProfile } from "../../src/profile/update.ts";
import { readCases } from "../support/cases.ts";
import type { Judged, Report } from "../support/report.ts";
import thresholds from "./thresholds.json" with { type: "json" };

const FIELDS = ["section", "headcount", "size", "region", "department", "maturity", "need", "wants"] as const;
type Field = (typeof FIELDS)[number];
type Values = Record<Field, string | number | null>;
/** Messages of one person in order, and what a careful reader knows of the company after the last. */
type ProfileCase = { id: string; turns: string[]; expect: Values; note?: string };

const valuesOf = ({ sector, wants, ...profile }: Profile): Values => ({
  section: sector?.section ?? null,
  headcount: profile.headcount,
  size: profile.size,
  region: profile.region,
  department: profile.department,
  maturity: profile.maturity,
  need: profile.need,
  wants: wants ?? null,
});

/** Is each field of the company read as a careful person would, null where they would not tell? */
export async function evaluateProfile(file: URL | string): Promise<Report> {
  const cases = await readCases<ProfileCase>(file);
  const judged: Judged[] = cases.flatMap(({ id, turns, expect }) => {
    const got = valuesOf(readProfile(turns));
    return FIELDS.map((field) => ({
      id: `${id}-${field}`,
      topic: field,
      question: turns.join(" // "),
      miss:
        got[field] === expect[field] ? null : { expected: String(expect[field]), got: String(got[field]) },
    }));
  });
  return {
    step: `Profil d'une entreprise (${cases.length} conversations)`,
    about:
      "Ce que le service comprend de l'entreprise est-il ce qu'une personne attentive comprendrait, champ par champ ?",
    measures: FIELDS.map((field) => {
      const own = judged.filter(({ topic }) => topic === field);
      return {
        name: field,
        hits: own.filter(({ miss }) => miss === null).length,
        total: own.length,
        threshold: thresholds.field,
      };
    }),
    figures: {},
    cases: judged,
  };
}

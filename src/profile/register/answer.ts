import { z } from "zod";
import { SECTIONS, type Section } from "../lists.ts";
import { CATEGORIES, type RegisterCompany, SIZE_OF_BRACKET } from "./company.ts";
import { RegisterFailure } from "./failure.ts";
import type { RegisterNumber } from "./number.ts";

const short = z.string().max(20).nullish();
const Establishment = z.object({
  siret: z
    .string()
    .regex(/^\d{14}$/)
    .nullish(),
  commune: short,
  etat_administratif: short,
  statut_diffusion_etablissement: short,
});
type Establishment = z.infer<typeof Establishment>;

/** The fields we use, as the register's code writes them; all others are dropped here and go nowhere. */
const Answer = z.object({
  results: z
    .array(
      z.object({
        siren: z.string().regex(/^\d{9}$/),
        nom_raison_sociale: z.string().max(300).nullish(),
        nature_juridique: short,
        section_activite_principale: short,
        activite_principale: short,
        categorie_entreprise: z.enum(CATEGORIES).nullish(),
        tranche_effectif_salarie: short,
        etat_administratif: z.enum(["A", "C"]),
        statut_diffusion: z.string().max(20),
        siege: Establishment.nullish(),
        matching_etablissements: z.array(Establishment).max(100).nullish(),
        complements: z.object({ est_entrepreneur_individuel: z.boolean() }).nullish(),
      }),
    )
    .max(25),
  total_results: z.number().int(),
});
type Unit = z.infer<typeof Answer>["results"][number];

const INDIVIDUAL = "1000"; // legal category « Entrepreneur individuel »

/**
 * Reads the register's answer, believing nothing: it must speak of the number that was asked.
 * @returns null when it holds no such number; « hidden » when the company, or the establishment, asked not to appear (a number
 *   finds it all the same, with its names masked)
 * @throws RegisterFailure `illisible`
 */
export function readAnswer(json: unknown, asked: RegisterNumber): RegisterCompany | "hidden" | null {
  const parsed = Answer.safeParse(json);
  if (!parsed.success) throw new RegisterFailure("illisible");
  const { results, total_results } = parsed.data;
  const [unit, ...others] = results;
  if (unit === undefined && total_results === 0) return null;
  if (unit?.siren !== asked.siren || others.length > 0) throw new RegisterFailure("illisible");
  const site = siteOf(unit, asked);
  if (unit.statut_diffusion !== "O" || site?.statut_diffusion_etablissement === "P") return "hidden";

  const siteClosed = asked.siret !== null && site?.etat_administratif === "F";
  const place = siteClosed ? unit.siege : site;
  const hiddenPlace = place?.statut_diffusion_etablissement === "P";
  const { section_activite_principale: section, activite_principale: naf } = unit;
  const bracket = unit.tranche_effectif_salarie;
  return {
    closed: unit.etat_administratif === "C",
    section: section && Object.hasOwn(SECTIONS, section) ? (section as Section) : null,
    naf: naf && /^\d{2}\.?\d{2}[A-Z]$/.test(naf) ? naf.replace(".", "") : null,
    category: unit.categorie_entreprise ?? null,
    bracket: bracket && Object.hasOwn(SIZE_OF_BRACKET, bracket) ? bracket : null,
    commune: hiddenPlace ? null : (place?.commune ?? null),
    name: nameOf(unit),
    siteClosed,
  };
}

/** The establishment asked for, or the head office. */
function siteOf(unit: Unit, asked: RegisterNumber): Establishment | null {
  const { siege, matching_etablissements } = unit;
  if (siege?.siret && !siege.siret.startsWith(unit.siren)) throw new RegisterFailure("illisible");
  if (asked.siret === null) return siege ?? null;
  const site = [...(matching_etablissements ?? []), ...(siege ? [siege] : [])].find(
    ({ siret }) => siret === asked.siret,
  );
  if (site === undefined) throw new RegisterFailure("illisible");
  return site;
}

/** A company's name, never a person's: without a word on who it is, it is a person's. */
function nameOf({ complements, nature_juridique, nom_raison_sociale }: Unit): string | null {
  const individual = complements?.est_entrepreneur_individuel ?? true;
  return individual || nature_juridique === INDIVIDUAL ? null : (nom_raison_sociale ?? null);
}

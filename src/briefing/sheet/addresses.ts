import type { SchemeMatch } from "../../orientation/orientation.ts";
import type { Reading } from "../reading/read.ts";
import type { UseCase } from "./use-cases.ts";

/** Passages that sheets cite whatever the case, by what they state. */
export const ANCHORS = {
  conflicts: "charte-ambassadeurs-ia#conflit-interets",
  redirect: "charte-ambassadeurs-ia#engagement-reorienter",
  listen: "charte-ambassadeurs-ia#engagement-accueil",
} as const;

/** The anchors by which a fiche of a kind says what it is for, in the order in which they are tried. */
const OF_CASE = ["usage", "resultat"];
const OF_SCHEME = ["pour-qui", "definition"];

export const caseAddresses = (fiche: string): string[] => OF_CASE.map((anchor) => `${fiche}#${anchor}`);
export const schemeAddresses = (id: string): string[] => OF_SCHEME.map((anchor) => `${id}#${anchor}`);

/** Every passage that the sheet of a case may cite. */
export const quotedBy = (
  { precautions, beyond }: Reading,
  useCases: readonly UseCase[],
  schemes: readonly SchemeMatch[],
): string[] => [
  ...precautions.map(({ address }) => address),
  ...beyond.flatMap(({ address }) => address ?? []),
  ...useCases.flatMap(({ fiche }) => caseAddresses(fiche)),
  ...schemes.flatMap(({ id }) => schemeAddresses(id)),
];

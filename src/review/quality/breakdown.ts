import { DomainError } from "../../errors.ts";
import { SECTIONS, type Section, SIZE_LABELS, type Size } from "../../profile/lists.ts";
import { regionName } from "../../profile/places/regions.ts";
import { modeName, outcomeName } from "../labels.ts";
import { type Share, shareOf } from "./share.ts";

/** What the sample can be told apart by. */
export const DIMENSIONS = {
  section: "Secteur",
  size: "Taille",
  region: "Région",
  mode: "Origine de la réponse",
  prompt: "Version de la consigne",
  outcome: "Issue",
} as const;
export type Dimension = keyof typeof DIMENSIONS;

const DEFAULT: Dimension = "outcome";

/** @throws DomainError `entree-invalide` */
export function dimensionOf(asked: string | undefined): Dimension {
  if (!asked) return DEFAULT;
  if (Object.hasOwn(DIMENSIONS, asked)) return asked as Dimension;
  const message = `Valeurs acceptées : ${Object.keys(DIMENSIONS).join(", ")}.`;
  throw new DomainError("entree-invalide", "Ce découpage n'existe pas.", [{ field: "by", message }]);
}

const NAMES: Record<Dimension, (value: string) => string> = {
  section: (value) => SECTIONS[value as Section] ?? value,
  size: (value) => SIZE_LABELS[value as Size] ?? value,
  region: regionName,
  mode: modeName,
  prompt: (value) => value,
  outcome: outcomeName,
};
/** Not understood in the exchange, erased since by the person, or no model at work. */
const ABSENT: Partial<Record<Dimension, string>> = { prompt: "Aucun modèle" };

/** Answers of the sample that share a value; `read` and `errors` are null where they are not told. */
export type Cell = {
  value: string | null;
  label: string;
  /** « few »: fewer than `FEW` were read; « deducible »: the total would give away the only one that is. */
  hidden: "few" | "deducible" | null;
  errors: Share | null;
};

/** Below so many read, a rate means nothing and a cell could point at one company. */
export const FEW = 5;

/**
 * The cells of a breakdown, the most read first, those that are not told at the end. The totals are public: while what is
 * hidden is one cell, or adds up to fewer than `FEW`, the smallest of the others is hidden too, so that no subtraction finds it.
 */
export function cellsOf(
  dimension: Dimension,
  counted: readonly { value: string | null; read: number; errors: number }[],
): Cell[] {
  const sorted = [...counted]
    .map((row) => ({ ...row, label: nameOf(dimension, row.value) }))
    .sort((a, b) => b.read - a.read || a.label.localeCompare(b.label, "fr"));
  const told = sorted.filter(({ read }) => read >= FEW);
  const few = sorted.filter(({ read }) => read < FEW);
  const deducible: typeof sorted = [];
  const isFound = (): boolean => {
    const hidden = [...few, ...deducible].filter(({ read }) => read > 0);
    const read = hidden.reduce((sum, row) => sum + row.read, 0);
    return read > 0 && (hidden.length === 1 || read < FEW);
  };
  while (isFound() && told.length > 0) deducible.unshift(...told.splice(-1));
  const secret = (hidden: "few" | "deducible") => (row: (typeof sorted)[number]) => ({
    value: row.value,
    label: row.label,
    hidden,
    errors: null,
  });
  return [
    ...told.map(({ value, label, read, errors }) => ({
      value,
      label,
      hidden: null,
      errors: shareOf(errors, read),
    })),
    ...deducible.map(secret("deducible")),
    ...few.map(secret("few")).sort((a, b) => a.label.localeCompare(b.label, "fr")),
  ];
}

const nameOf = (dimension: Dimension, value: string | null): string =>
  value === null ? (ABSENT[dimension] ?? "Non connu") : NAMES[dimension](value);

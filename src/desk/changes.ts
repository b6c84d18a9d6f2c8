import type { Advisor } from "../directory/advisor.ts";

/** What an advisor may propose to change of their card. Name, kind, engagement and status are the administration's. */
export const EDITABLE = [
  "sectors",
  "regions",
  "sizes",
  "expertise",
  "maturityLevels",
  "availability",
  "activateurRegistered",
  "commercialInterest",
  "conflicts",
  "url",
  "email",
  "phone",
  "description",
] as const satisfies readonly (keyof Advisor)[];
export type Editable = (typeof EDITABLE)[number];

/**
 * The fields that differ, with their new value. Of conflicts, those taken back: one declared meanwhile, which holds at once, is
 * not lost when the rest is accepted.
 */
export type Changes = Partial<Pick<Advisor, Exclude<Editable, "conflicts">>> & {
  conflictsRemoved?: Advisor["conflicts"];
};

export const FIELD_LABELS: Readonly<Record<Editable, string>> = {
  sectors: "Secteurs",
  regions: "Régions",
  sizes: "Tailles d'entreprise",
  expertise: "Domaines, le principal d'abord",
  maturityLevels: "Niveaux de départ",
  availability: "Disponibilité",
  activateurRegistered: "Inscrit comme activateur France Num",
  commercialInterest: "Intérêt commercial",
  conflicts: "Conflits d'intérêts",
  url: "Site",
  email: "Courriel",
  phone: "Téléphone",
  description: "Présentation",
};

/** Lists whose order says something; that of the others is how someone ticked. */
const ORDERED: ReadonlySet<Editable> = new Set(["expertise"]);

const canonical = (field: Editable, value: unknown): string =>
  JSON.stringify(
    Array.isArray(value) && !ORDERED.has(field) ? value.map((one) => JSON.stringify(one)).sort() : value,
  );

/** The same conflict, however it is spaced, and whatever is said of it. */
export const sameConflict = (
  one: Advisor["conflicts"][number],
  other: Advisor["conflicts"][number],
): boolean =>
  one.scope === other.scope && one.value.trim().toLowerCase() === other.value.trim().toLowerCase();

/** What `after` changes of `before`, of what may be proposed. A conflict is only ever taken back. */
export function changesBetween(before: Advisor, after: Pick<Advisor, Editable>): Changes {
  const changed = EDITABLE.filter(
    (field) => field !== "conflicts" && canonical(field, before[field]) !== canonical(field, after[field]),
  );
  const conflictsRemoved = before.conflicts.filter(
    (conflict) => !after.conflicts.some((kept) => sameConflict(kept, conflict)),
  );
  return {
    ...Object.fromEntries(changed.map((field) => [field, after[field]])),
    ...(conflictsRemoved.length > 0 ? { conflictsRemoved } : {}),
  };
}

export const fieldsOf = (changes: Changes): Editable[] =>
  EDITABLE.filter((field) => (field === "conflicts" ? "conflictsRemoved" : field) in changes);

/** The advisor once they are made. */
export function withChanges(advisor: Advisor, { conflictsRemoved = [], ...changes }: Changes): Advisor {
  const conflicts = advisor.conflicts.filter(
    (conflict) => !conflictsRemoved.some((removed) => sameConflict(removed, conflict)),
  );
  return { ...advisor, ...changes, conflicts };
}

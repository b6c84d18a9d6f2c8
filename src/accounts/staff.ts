/** What a member of staff may be. Rights add up; nobody has one by default. */
export const ROLES = ["ambassador", "reviewer", "lead", "dpo", "administrator"] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_LABELS: Record<Role, string> = {
  ambassador: "Ambassadeur",
  reviewer: "Relecteur",
  lead: "Responsable de la relecture",
  dpo: "Délégué à la protection des données",
  administrator: "Administrateur",
};

/** « Relecteur, Administrateur » */
export const roleNames = (roles: readonly Role[]): string =>
  roles.length === 0 ? "aucun rôle" : roles.map((role) => ROLE_LABELS[role]).join(", ");

/** Who acts, as the rest of the service knows them: never by name. */
export type Staff = {
  accountId: string;
  roles: readonly Role[];
  /** « Chargée de mission », shown where an answer was approved. */
  function: string;
  organisation: string;
  /** The card of the directory that an ambassador speaks for; null: none. */
  advisorId: string | null;
  sessionId: string;
  /** The last time they proved who they are. */
  authenticatedAt: Date;
};

export const hasRole = (staff: Staff, ...roles: readonly Role[]): boolean =>
  staff.roles.some((role) => roles.includes(role));

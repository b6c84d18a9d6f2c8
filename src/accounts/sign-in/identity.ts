/** Who came back from the identity provider, once everything it signed is checked. */
export type Identity = {
  issuer: string;
  /** Empty where the provider is a single one. */
  idpId: string;
  sub: string;
  /** In lower case; null: the provider gave none, or says that it is not theirs. */
  email: string | null;
  /** The last time they proved who they are, which may be before they came to us. */
  authenticatedAt: Date;
  idToken: string | null;
};

/** E-mails are compared without regard to case, as people write them. */
export const normalEmail = (email: string): string => email.trim().normalize("NFC").toLowerCase();

export const REFUSALS = [
  "not_invited",
  "disabled",
  "weak",
  "cancelled",
  "stale",
  "unverified",
  "unavailable",
] as const;
/**
 * Why a sign-in opens nothing: nobody invited this e-mail; the account is disabled; the proof is weaker than demanded;
 * the person gave up; there is no sign-in under way in this browser (too old, done already, begun elsewhere); what came
 * back is not what the provider signs for us; the provider does not answer.
 */
export type Refusal = (typeof REFUSALS)[number];

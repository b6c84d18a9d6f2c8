/** 081, 082, 089: dialled from France, with its country code, or badly. */
const PREMIUM = /^(?:(?:\+|00)330?|0)8[129]/;
/** Shared-cost and premium numbers of no country (ITU-T E.164: +979 and +808). */
const WORLDWIDE = /^(?:\+|00)(?:979|808)/;

/**
 * Whether calling a number costs more than an ordinary call: numbers in 081, 082 and 089 (national numbering plan, ARCEP decision
 * 2018-0881). Those in 080 do not.
 */
export function isPremiumNumber(written: string): boolean {
  const dialled = written.normalize("NFKC").replace(/[^\d+]/g, "");
  return PREMIUM.test(dialled) || WORLDWIDE.test(dialled);
}

export const PREMIUM_REFUSED =
  "C'est un numéro surtaxé : un dirigeant ne doit pas payer pour appeler. Donnez un numéro ordinaire.";

/** Luhn's formula (ISO/IEC 7812-1, annex B), which cards, SIREN and SIRET share. `digits` holds digits only. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits.charAt(digits.length - 1 - index));
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const LA_POSTE = "356000000";

/** A well-formed SIREN: nine digits that pass Luhn (INSEE). */
export const isSiren = (digits: string): boolean => /^[0-9]{9}$/.test(digits) && passesLuhn(digits);

/** A well-formed SIRET: SIREN + NIC, Luhn over both (INSEE); La Poste's sites only have a digit sum divisible by 5. */
export function isSiret(digits: string): boolean {
  if (!/^[0-9]{14}$/.test(digits)) return false;
  if (isSiren(digits.slice(0, 9)) && passesLuhn(digits)) return true;
  return digits.startsWith(LA_POSTE) && [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
}

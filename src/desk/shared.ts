import type { Advisor } from "../directory/advisor.ts";
import type { Changes } from "./changes.ts";

/** What a card would say that others say already: whoever decides looks twice. */
export type Shared = {
  field: "email" | "phone" | "url" | "siret";
  /** Names of the other cards. */
  cards: readonly string[];
};

/** The mailbox that an address leads to: capitals and what follows a « + » change nothing of it. */
const mailboxOf = (address: string): string =>
  address
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\+[^@]*(?=@)/, "");
const digitsOf = (text: string): string => text.normalize("NFKC").replace(/\D/g, "");
const dialledOf = (phone: string): string => digitsOf(phone).replace(/^(?:00)?33(?=\d{9}$)/, "0");

function siteOf(address: string): string {
  const { hostname, pathname } = new URL(address);
  return hostname.replace(/^www\./, "") + pathname.toLowerCase().replace(/\/+$/, "");
}

/** The other advisors whose mailbox an address is. */
export const ownersOf = (email: string, advisorId: string, all: readonly Advisor[]): Advisor[] =>
  all.filter(
    (other) => other.id !== advisorId && other.email !== null && mailboxOf(other.email) === mailboxOf(email),
  );

/** What a proposal brings to a card that is another card's too. */
export function sharedWith(advisorId: string, changes: Changes, all: readonly Advisor[]): Shared[] {
  const others = all.filter(({ id }) => id !== advisorId);
  const { email, phone, url, description, commercialInterest } = changes;
  const words = digitsOf(`${description ?? ""} ${commercialInterest ?? ""}`);
  const among = (field: Shared["field"], same: (other: Advisor) => boolean): Shared[] => {
    const cards = others.filter(same).map(({ name }) => name);
    return cards.length > 0 ? [{ field, cards }] : [];
  };
  return [
    ...(email ? among("email", (other) => ownersOf(email, advisorId, [other]).length > 0) : []),
    ...(phone
      ? among("phone", (other) => other.phone !== null && dialledOf(other.phone) === dialledOf(phone))
      : []),
    ...(url ? among("url", (other) => other.url !== null && siteOf(other.url) === siteOf(url)) : []),
    ...among("siret", ({ siret }) => siret !== null && words.includes(siret)),
  ];
}

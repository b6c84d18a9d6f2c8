/** What one person tells and should not have: made of digits and letters that are nowhere else. */
export type Canary = {
  index: number;
  /** Typed as people do. */
  message: string;
  phone: string;
  email: string;
  /** Not a personal datum: a word of theirs. */
  word: string;
  /** Everything above that must be found nowhere, as typed. */
  secrets: string[];
};

const MARK = "zqxkanwu";
const LETTERS = "abcdefghij";
/** A number in letters: names hold no digit. */
const spelt = (index: number): string => [...String(index)].map((digit) => LETTERS[Number(digit)]).join("");
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
/** 06 49 7… : a thousand numbers that no other text holds. */
const phoneOf = (index: number): string => `0649${String(700_000 + index * 7)}`;
const spaced = (digits: string): string => digits.replace(/(..)(?=.)/g, "$1 ");
const luhn = (digits: string): string => {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits + ((10 - (sum % 10)) % 10);
};
/** ISO 7064 mod 97-10, on a French account. */
const ibanOf = (index: number): string => {
  const account = `30006000${String(990_000_000_000 + index * 13).padStart(15, "0")}`.slice(0, 23);
  let rest = 0;
  for (const digit of `${account}152700`) rest = (rest * 10 + Number(digit)) % 97;
  return `FR${String(98 - rest).padStart(2, "0")}${account}`;
};
const nirOf = (index: number): string => {
  const body = `18505${String(7_800_000_0 + index).padStart(8, "0")}`;
  return body + String(97 - (Number(body) % 97)).padStart(2, "0");
};

/** The canary of a conversation: the kinds of data and the ways of saying them take turns. */
export function canaryOf(index: number): Canary {
  const code = spelt(index);
  const phone = phoneOf(index);
  const email = `${MARK}.${code}@${MARK}${index}.exemple.fr`;
  const word = `${MARK}mot${code}`;
  const name = capital(`${MARK}u${code}`);
  const street = `${(index % 90) + 2} rue des ${capital(`${MARK}o${code}`)}`;
  const [iban, card, nir] = [ibanOf(index), luhn(`497${String(100_000_000_000 + index * 17)}`), nirOf(index)];
  const tellings: [string, string[]][] = [
    [`Quelles aides pour mon projet ${word} ? rappelez moi au ${spaced(phone)}`, [spaced(phone)]],
    [`c koi un ambassadeur ia, mon mail ${email} projet ${word}`, [email]],
    [`mon comptable M. ${name} demande qui pilote le plan ${word}`, [name]],
    [`Je m'appelle Sophie ${name}, boulangère à Dax, par où commencer ? ${word}`, [name]],
    [`le siège est ${street} 44000 Nantes, quel activateur pour ${word} ?`, [street]],
    [`virement sur ${iban} pour le diagnostic data-ia ? ${word}`, [iban]],
    [`payé avec ma carte ${card}, c'est remboursé ? ${word}`, [card]],
    [`mon n° de sécu ${nir}, j'ai droit à une formation ? ${word}`, [nir]],
    [
      `ma salariée Mme ${name} est en arrêt pour un cancer, l'IA peut remplacer ${word} ?`,
      [name, "arrêt pour un cancer"],
    ],
    [`garage de 6 personnes à Limoges, par où commencer ? tel ${phone} ${email} ${word}`, [phone, email]],
  ];
  const [message, secrets] = tellings[index % tellings.length] ?? ["", []];
  return { index, message, phone: spaced(phone), email, word, secrets: [...secrets, word] };
}

const MARKED = new RegExp(`${MARK}[a-z0-9.]+`, "gi");
const PERSONAL = new RegExp(`${MARK}(?!mot)[a-z0-9.]+`, "gi");
// Read as UTF-8, or byte by byte.
const HEALTH = /arr(?:ê|Ãª)t pour un cancer/gi;
const PHONE = /(?<![0-9a-f])0[ .-]?6[ .-]?4[ .-]?9[ .-]?7(?:[ .-]?\d){5}(?![0-9a-f])/gi;
const NUMBERS = /(?<![0-9a-f])(?:FR\d\d30006000000990\d{9}|4971000000\d{6}|185057800\d{6})(?![0-9a-f])/gi;

const inHex = (text: string): string =>
  (text.match(/(?:[0-9a-f]{2}){5,}/gi) ?? [])
    .map((hex) => Buffer.from(hex, "hex").toString("latin1"))
    .join("\n");

/**
 * The canaries that a text holds, as typed, in other spacing or case, or in hexadecimal (bytes of a cell, as PostgreSQL writes them).
 * @param kept `all`: people's ordinary words too; `personal`: personal data alone
 */
export function leaksIn(text: string, kept: "all" | "personal" = "all"): string[] {
  const patterns = [kept === "all" ? MARKED : PERSONAL, HEALTH, PHONE, NUMBERS];
  const found = [text, inHex(text)].flatMap((read) =>
    patterns.flatMap((pattern) => read.match(pattern) ?? []),
  );
  return [...new Set(found.map((leak) => leak.toLowerCase()))];
}

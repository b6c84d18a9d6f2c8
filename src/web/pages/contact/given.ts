import { createHash } from "node:crypto";
import { CALL_TIMES, type CallTime, type RequestCompany } from "../../../contact/contact.ts";
import {
  MATURITIES,
  MATURITY_LABELS,
  NEED_CODES,
  NEEDS,
  SECTION_CODES,
  SECTIONS,
  SIZE_LABELS,
  SIZES,
} from "../../../profile/lists.ts";
import { REGION_LIST } from "../../../profile/places/regions.ts";
import { formText } from "../session.ts";

/** What the company says of itself: closed lists, each may be left unsaid. */
export const COMPANY_FIELDS = [
  {
    name: "sector",
    title: "Secteur",
    options: SECTION_CODES.map((code) => ({ value: code as string, label: SECTIONS[code] as string })),
  },
  {
    name: "size",
    title: "Taille",
    options: SIZES.map((size) => ({ value: size as string, label: SIZE_LABELS[size] })),
  },
  {
    name: "region",
    title: "Région",
    options: REGION_LIST.map(({ code, name }) => ({ value: code as string, label: name })),
  },
  {
    name: "need",
    title: "Besoin",
    options: NEED_CODES.map((code) => ({ value: code as string, label: NEEDS[code] as string })),
  },
  {
    name: "maturity",
    title: "Usage de l'IA",
    options: MATURITIES.map((level) => ({ value: String(level), label: MATURITY_LABELS[level] })),
  },
] as const;
type CompanyField = (typeof COMPANY_FIELDS)[number]["name"];

/** What the form holds, as typed; an empty choice is « je ne sais pas ». */
export type Given = Record<CompanyField, string> & {
  text: string;
  phone: string;
  email: string;
  callTime: CallTime;
  consent: boolean;
  /** Drawn with the empty form: the same words sent twice from it are one request. */
  form: string;
};

/** Choices of an address or of a form; what is in no list is no choice. */
export function companyChoices(read: (name: string) => string): Record<CompanyField, string> {
  const choices = COMPANY_FIELDS.map(({ name, options }) => {
    const value = read(name);
    return [name, options.some((option) => option.value === value) ? value : ""];
  });
  return Object.fromEntries(choices) as Record<CompanyField, string>;
}

/** A form as the browser sends it: its line ends are those of the web, not those of a text. */
export function givenIn(form: Record<string, unknown>): Given {
  const callTime = formText(form, "callTime") as CallTime;
  return {
    ...companyChoices((name) => formText(form, name)),
    text: formText(form, "text").replaceAll("\r\n", "\n").trim(),
    phone: formText(form, "phone").trim(),
    email: formText(form, "email").trim(),
    callTime: CALL_TIMES.includes(callTime) ? callTime : "indifferent",
    consent: formText(form, "consent") !== "",
    form: formText(form, "form").slice(0, 64),
  };
}

/** The codes that go with the text. */
export const companyIn = ({ sector, size, region, need, maturity }: Given): RequestCompany => ({
  section: sector || null,
  size: SIZES.find((known) => known === size) ?? null,
  region: region || null,
  need: need || null,
  maturity: maturity === "" ? null : Number(maturity),
});

/** The label of a choice of the company; null when left unsaid. */
export function labelOf(name: CompanyField, value: string): string | null {
  const options: readonly { value: string; label: string }[] =
    COMPANY_FIELDS.find((field) => field.name === name)?.options ?? [];
  return options.find((option) => option.value === value)?.label ?? null;
}

/** What the advisor would get, in one digest: what is sent must be what was shown. */
export function digestOf(advisorId: string, given: Given): string {
  const { consent: _, ...said } = given;
  const parts = [advisorId, ...Object.entries(said).sort().flat()];
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}

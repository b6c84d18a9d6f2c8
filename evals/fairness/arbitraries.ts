import fc from "fast-check";
import {
  ADVISOR_KINDS,
  type Advisor,
  AVAILABILITIES,
  CONFLICT_SCOPES,
  COSTS,
  STATUSES,
} from "../../src/directory/advisor.ts";
import type { Company } from "../../src/orientation/company.ts";
import type { Scheme } from "../../src/orientation/schemes.ts";
import { MATURITIES, NEED_CODES, SECTION_CODES, SIZES, sizeOf, WANTS } from "../../src/profile/lists.ts";

/** The day on which random networks are asked. */
export const ON = "2026-11-23";

// Few values, so that a random company and a random advisor often meet.
const SECTIONS = SECTION_CODES.slice(2, 6);
const REGIONS = ["53", "11", "04"];
const NEEDS = ["formation", "diagnostic_strategie", "achats", "maintenance"] as const;
const COMPANIES = ["Verlune", "Scierie Tréval"];
const SOLUTIONS = ["Corolle", "Assistant Brume"];

const some = <T>(values: readonly T[], minLength = 1): fc.Arbitrary<T[]> =>
  fc.subarray([...values], { minLength });
const day = fc
  .date({ min: new Date("2022-01-01"), max: new Date("2028-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
/** Mostly what lets someone be proposed: a directory where nobody may be tells little. */
const mostly = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

const conflict = fc.constantFrom(...CONFLICT_SCOPES).chain((scope) =>
  fc.record({
    scope: fc.constant(scope),
    value: fc.constantFrom(...(scope === "sector" ? SECTIONS : scope === "company" ? COMPANIES : SOLUTIONS)),
    detail: fc.constant("déclaré"),
  }),
);

/** Any advisor that the directory may hold, more often than not one who may be proposed to someone. */
export const anyAdvisor: fc.Arbitrary<Advisor> = fc.record({
  id: fc.constant("a"),
  kind: fc.constantFrom(...ADVISOR_KINDS),
  name: fc.nat(999).map((number) => `Structure ${number} (fictif)`),
  sectors: fc.oneof<fc.Arbitrary<Advisor["sectors"]>[]>(
    fc.constant(["*"]),
    some(SECTIONS),
    mostly<Advisor["sectors"]>(["*"], fc.constant([])),
  ),
  regions: fc.oneof<fc.Arbitrary<string[]>[]>(
    fc.constant(["FR"]),
    some(REGIONS),
    mostly<string[]>(["FR"], fc.constant([])),
  ),
  sizes: mostly([...SIZES], some(SIZES, 0)),
  expertise: fc.shuffledSubarray([...NEEDS]),
  maturityLevels: some(MATURITIES, 0),
  availability: mostly<Advisor["availability"]>("disponible", fc.constantFrom(...AVAILABILITIES)),
  engagementStart: mostly<string | null>("2025-03-01", fc.option(day)),
  nonRenewalNotice: mostly<string | null>(null, day),
  charterAccepted: mostly<boolean | null>(true, fc.constantFrom(false, null)),
  activateurRegistered: mostly(true, fc.constant(false)),
  conflicts: fc.oneof(
    { weight: 3, arbitrary: fc.constant<Advisor["conflicts"]>([]) },
    { weight: 1, arbitrary: fc.array(conflict, { maxLength: 2 }) },
  ),
  status: mostly<Advisor["status"]>("actif", fc.constantFrom(...STATUSES)),
  url: fc.constant(null),
  email: fc.option(fc.constant("contact@example.org")),
  phone: fc.option(fc.constant("01 99 00 00 11")),
  description: fc.option(fc.constant("Des dirigeants qui s'entraident.")),
  siret: fc.constant(null),
  cost: fc.constantFrom(...COSTS),
  commercialInterest: mostly<string | null>(null, fc.constant("Vend une formation")),
  publicationConsent: mostly(true, fc.constant(false)),
});

/** A directory, each advisor under an id of their own. */
export const anyDirectory = (most = 14): fc.Arbitrary<Advisor[]> =>
  fc
    .array(anyAdvisor, { maxLength: most, size: "max" })
    .map((all) => all.map((one, at) => ({ ...one, id: `a-${at}` })));

/** Any company, each field known or not; a headcount gives its size. */
export const anyCompany: fc.Arbitrary<Company> = fc
  .record({
    section: fc.option(fc.constantFrom(...SECTIONS), { freq: 3 }),
    size: fc.option(fc.constantFrom(...SIZES), { freq: 3 }),
    region: fc.option(fc.constantFrom(...REGIONS), { freq: 3 }),
    maturity: fc.option(fc.constantFrom<number>(...MATURITIES)),
    need: fc.option(fc.constantFrom(...NEEDS), { freq: 3 }),
    wants: fc.option(fc.constantFrom(...WANTS)),
    companyName: fc.option(fc.constantFrom("VERLUNE", "SARL Verlune", "scierie treval", "Autre maison"), {
      freq: 2,
    }),
    solution: fc.option(fc.constantFrom("corolle", "assistant brume", "Autre outil"), { freq: 2 }),
    headcount: fc.option(fc.integer({ min: 1, max: 9_000 }), { freq: 2 }),
    turnover: fc.option(fc.nat(90_000_000), { freq: 2 }),
  })
  .map((company) => (company.headcount === null ? company : { ...company, size: sizeOf(company.headcount) }));

/** A company of which everything that may be asked is known. */
export const knownCompany: fc.Arbitrary<Company> = fc
  .tuple(
    anyCompany,
    fc.constantFrom(...SECTIONS),
    fc.constantFrom(...SIZES),
    fc.constantFrom(...REGIONS),
    fc.constantFrom(...NEEDS),
    fc.constantFrom<number>(...MATURITIES),
    fc.constantFrom(...WANTS),
  )
  .map(([company, section, size, region, need, maturity, wants]) => ({
    ...company,
    ...{ section, size, region, need, maturity, wants, headcount: null },
  }));

const threshold = (most: number): fc.Arbitrary<number | null> => fc.option(fc.nat(most), { freq: 2 });

/** A public scheme with any conditions. */
export const anyScheme: fc.Arbitrary<Scheme> = fc.record({
  id: fc.nat(99_999).map((number) => `dispositif-${number}`),
  title: fc.constant("Un dispositif (fictif)"),
  operator: fc.constant("Un opérateur (fictif)"),
  operatorUrl: fc.constant(null),
  status: fc.constantFrom("open", "announced", "closed", "unknown"),
  eligibility: fc.record({
    sizes: some(SIZES, 0),
    minAgeYears: threshold(5),
    minHeadcount: threshold(300),
    maxHeadcount: threshold(6_000),
    minTurnover: threshold(10_000_000),
    regions: some(REGIONS, 0),
    opensOn: fc.option(day),
    closesOn: fc.option(day),
    notes: fc.constant(""),
  }),
  audience: fc.record({ needs: some(NEED_CODES.slice(0, 5), 0), maturity: some(MATURITIES, 0) }),
  checkedOn: fc.constant(ON),
});

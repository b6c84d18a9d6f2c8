import { withChanges } from "../../../desk/changes.ts";
import type { MyCard } from "../../../desk/desk.ts";
import type { GivenCard } from "../../../desk/read-card.ts";
import type { Advisor } from "../../../directory/advisor.ts";

/** A card as the form shows it: text and codes. */
export type CardForm = GivenCard & {
  sectors: readonly string[];
  regions: readonly string[];
  sizes: readonly string[];
  expertise: readonly string[];
  maturityLevels: readonly string[];
};

const formOf = (advisor: Advisor): CardForm => ({
  sectors: advisor.sectors,
  regions: advisor.regions,
  sizes: advisor.sizes,
  expertise: advisor.expertise,
  maturityLevels: advisor.maturityLevels.map(String),
  availability: advisor.availability,
  activateurRegistered: advisor.activateurRegistered ? "oui" : "non",
  commercialInterest: advisor.commercialInterest ?? "",
  conflicts: advisor.conflicts,
  url: advisor.url ?? "",
  email: advisor.email ?? "",
  phone: advisor.phone ?? "",
  description: advisor.description ?? "",
});

/** What was proposed, or refused and to be corrected, over what the directory says. */
export const startOf = ({ advisor, pending, refused }: MyCard): CardForm =>
  formOf(withChanges(advisor, pending?.changes ?? refused?.changes ?? {}));

/** A conflict in a tick box: it has no id of its own. */
export const conflictKey = ({ scope, value }: Advisor["conflicts"][number]): string => `${scope}:${value}`;

type Body = Record<string, string | File | (string | File)[]>;
const textsOf = (body: Body, name: string): string[] =>
  [body[name] ?? []].flat().filter((value) => typeof value === "string" && value !== "") as string[];
const textOf = (body: Body, name: string): string => textsOf(body, name)[0] ?? "";

/** What came, read as the form made it; a conflict that is not the card's is none. */
export const cardIn = (body: Body, advisor: Advisor): CardForm => ({
  sectors: textsOf(body, "sectors"),
  regions: textsOf(body, "regions"),
  sizes: textsOf(body, "sizes"),
  expertise: textsOf(body, "expertise"),
  maturityLevels: textsOf(body, "maturityLevels"),
  availability: textOf(body, "availability"),
  activateurRegistered: textOf(body, "activateurRegistered"),
  commercialInterest: textOf(body, "commercialInterest"),
  conflicts: advisor.conflicts.filter((conflict) =>
    textsOf(body, "conflicts").includes(conflictKey(conflict)),
  ),
  url: textOf(body, "url"),
  email: textOf(body, "email"),
  phone: textOf(body, "phone"),
  description: textOf(body, "description"),
});

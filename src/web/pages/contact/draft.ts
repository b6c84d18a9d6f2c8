import type { Outcome } from "../../../answering/outcomes.ts";
import type { ConversationView } from "../../../conversation/conversations.ts";
import { withoutPlaceholders } from "../../../privacy/mask.ts";
import { NEEDS, type Need } from "../../../profile/lists.ts";
import { inRegion } from "../../../profile/places/regions.ts";
import { spaced } from "../../typography.ts";
import type { Given } from "./given.ts";
import { labelOf } from "./given.ts";

/** Best first. Only what was about the company's matter: nothing of distress, of an offence or of rights is quoted by itself. */
const QUOTED: readonly (readonly Outcome[])[] = [
  ["answered", "refused_no_source", "refused_favouritism"],
  ["orientation"],
];
const LONGEST_QUOTE = 400;

const SIZES_IN_A_SENTENCE: Record<string, string> = {
  TPE: "une très petite entreprise",
  PME: "une PME",
  ETI: "une entreprise de taille intermédiaire",
  GE: "une grande entreprise",
};

/**
 * The text proposed to the leader, from what the conversation knows; to be edited, and masked again before it is shown.
 * @param turns of the conversation, their questions as kept (personal data masked)
 */
export function draftOf(
  { sector, size, region, need }: Pick<Given, "sector" | "size" | "region" | "need">,
  turns: ConversationView["turns"],
): string {
  const company = [
    `Je dirige ${SIZES_IN_A_SENTENCE[size] ?? "une entreprise"}`,
    region && inRegion(region),
    sector && `(${labelOf("sector", sector)})`,
  ];
  const quoted = lastQuestion(turns);
  const lines = [
    "Bonjour,",
    `${company.filter(Boolean).join(" ")}.`,
    need && `Mon besoin : ${NEEDS[need as Need].toLowerCase()}.`,
    quoted && `J'ai demandé : « ${quoted} »`,
    "Pouvez-vous me rappeler ou m'écrire ?",
  ];
  return spaced(lines.filter(Boolean).join("\n"));
}

function lastQuestion(turns: ConversationView["turns"]): string | null {
  const [asked] = QUOTED.flatMap(
    (outcomes) => turns.findLast(({ answer }) => answer !== null && outcomes.includes(answer.outcome)) ?? [],
  );
  if (asked === undefined) return null;
  const words = withoutPlaceholders(asked.question)
    .replaceAll(/\s+/g, " ")
    .replaceAll(/(?:[,;] )+(?=[,;.])/g, "")
    .trim();
  const letters = [...words];
  return letters.length > LONGEST_QUOTE ? `${letters.slice(0, LONGEST_QUOTE).join("")}…` : words || null;
}

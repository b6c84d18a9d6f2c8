import { COST_LABELS, KIND_LABELS } from "../directory/labels.ts";
import type { Orientation, ProposedAdvisor } from "../orientation/orientation.ts";
import { NEEDS } from "../profile/lists.ts";
import { inRegion } from "../profile/places/regions.ts";
import type { Profile } from "../profile/profile.ts";
import { tradeWords } from "./case-question.ts";

/** Words that someone else wrote, shown as they are: in Markdown they may make neither a link nor a title. */
const literal = (text: string): string => text.replace(/[\\`*_[\]<>|~]/g, "\\$&");

/** « coiffeuse (autres services) »: the list's words alone would not be recognised. */
function sectorInWords(profile: Profile, label: string): string {
  const trade = tradeWords(profile);
  return trade === null || trade === label ? label : `${literal(trade)} (${label})`;
}

/** What was understood, in one line: « plombier (construction), 6 personnes, Rennes (en Bretagne) ». */
export function profileInWords(profile: Profile): string {
  const { sector, headcount, size, region, commune, maturity, need } = profile;
  const size_ = headcount !== null ? `${headcount} personne${headcount > 1 ? "s" : ""}` : size;
  const place = commune && region ? `${commune} (${inRegion(region)})` : region && inRegion(region);
  return [
    sector && sectorInWords(profile, sector.label.toLowerCase()),
    size_,
    place,
    maturity && `niveau ${maturity} sur 4`,
    need && `besoin : ${NEEDS[need].toLowerCase()}`,
  ]
    .filter(Boolean)
    .join(", ");
}

const NOT_ASKED: Record<"profile_updated" | "orientation", string> = {
  profile_updated: "C'est noté",
  orientation: "J'ai compris",
};

/** Four sentences at most, and one name. Nothing praises anyone: the reasons are those of the published rules. */
export function orientationInWords(
  profile: Profile,
  found: Orientation,
  outcome: "profile_updated" | "orientation",
  kept = false,
): string {
  const known = profileInWords(profile);
  const correction = kept
    ? " J'ai gardé ce que vous avez corrigé vous-même : modifiez-le dans « Votre entreprise »."
    : "";
  const opening = known ? `${NOT_ASKED[outcome]} : ${known}.${correction}` : "";
  const [first] = found.advisors;
  if (first) return [opening, advisorSentence(first, found.advisors.length)].filter(Boolean).join("\n\n");
  const [relay] = found.fallbacks;
  const meanwhile = relay
    ? `Vous pouvez déjà vous adresser ici : **${literal(relay.name)}**. ${relay.reason}`
    : "";
  const why =
    found.action === "ask"
      ? "Il me manque une précision pour vous proposer une personne : répondez à la question ci-dessous."
      : "Personne de l'annuaire ne convient à votre situation pour l'instant, et je préfère vous le dire.";
  return [opening, why, meanwhile].filter(Boolean).join("\n\n");
}

function advisorSentence(advisor: ProposedAdvisor, count: number): string {
  const reasons = advisor.reasons.filter(({ holds }) => holds).map(({ text }) => text.toLowerCase());
  const why = reasons.length > 0 ? ` Pourquoi : ${reasons.join(" ; ")}.` : "";
  const others =
    count > 1
      ? ` ${count - 1 === 1 ? "Une autre personne convient" : `${count - 1} autres conviennent`} aussi, plus bas.`
      : "";
  return `Voici qui peut vous aider : **${literal(advisor.name)}**, ${KIND_LABELS[advisor.kind].toLowerCase().replace("ia", "IA").replace("france num", "France Num")} (${COST_LABELS[advisor.cost]}).${why}${others}`;
}

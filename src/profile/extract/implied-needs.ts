import { type Clause, clausesOf } from "./clauses.ts";
import { headcountOf } from "./headcount/headcount.ts";
import { needShares } from "./need-model.ts";
import { type FoundNeed, isPutOff, MAIN } from "./needs.ts";
import { sectorOf, TOLD } from "./sector.ts";
import { isWord } from "./tokens.ts";
import { wantsOf } from "./wants.ts";

/** From what likelihood a need is taken, chosen by `npm run evals -- profile`: a false need costs as much as a missed one. */
const SURE = 0.55;
/** The same, in a sentence that complains or wishes: « il faut », « personne ne », « je voudrais ». */
const SURE_OF_TROUBLE = 0.4;
/** Fewer words tell a place, a number or a greeting. */
const FEWEST_WORDS = 5;
/** A clause this short that tells who one is or how many tells nothing else. */
const SHORT_FACT = 8;
/** Of the leader as a person, who must be judged alike whatever they say of themselves. */
const PERSONAL =
  /\b\d+ ans\b|\b(?:maman|papa|pere|mere|grand pere|grand mere|enfants?|celibataire|mariee?|divorcee?|veu(?:f|ve)|enceinte|etudiante?|retraitee?|quinqua\w*|trentenaire|jeune|senior|nee? (?:a|au|en)|origine|originaire|immigree?|refugiee?|handicap\w*|malade|maladie|diabet\w+|cancer|sourde?|aveugle|fauteuil roulant|dyslexique|depressi\w+|musulmane?|catholique|chretienne?|juive?|juif|protestante?|bouddhiste|athee|croyante?|pratiquante?|appelle|prenom|homme|femme|gay|lesbienne)\b/;
const LONGEST_QUOTE = 80;

/** The plan's own words, a definition, a figure: asked of the plan, not told of one's own troubles. */
const ABOUT_THE_PLAN =
  /\b(?:c(?: est)?|ca veut dire|ca signifie) (?:quoi|koi)\b|\bqu est ce qu|\bque (?:veut dire|signifie)|\bdefinition\b|^(?:et )?(?:combien|cb) (?:de|d)\b|\bdifference (?:entre|avec)\b|\bosez l ia\b|\b(?:le|du|ce|votre) (?:plan|programme)\b|\b(?:em|am)bas+ad\w*|\bcharte\b|\breferente?s?\b|\bacademie\b/;
/** « rappelez-moi », « effacez tout »: asked of this service. */
const ASKED_OF_US =
  /\b(?:pouvez vous|pourriez vous|me (?:faire )?rappeler|(?:rappele|efface|supprime|donne|explique|traduis|traduise|envoye)[rz]? ?(?:moi|tout|mes|ca|comment)|vs avez|vous avez)\b/;
const FIRST_PERSON = /\b(?:je|j|jai|on|nous|moi|mon|ma|mes|notre|nos|me)\b/;

/**
 * The needs that sentences tell without any of the words of `needs.ts` (« une pièce sur huit finit à la benne »), the likeliest
 * first. Judged by likeness to examples, so only for a message that names no need.
 */
export function impliedNeeds(sentences: readonly string[]): FoundNeed[] {
  return sentences
    .flatMap((sentence) => impliedNeed(sentence) ?? [])
    .sort((a, b) => b.weight - a.weight || a.at - b.at);
}

function impliedNeed(sentence: string): FoundNeed | null {
  if (wantsOf(sentence) !== null) return null;
  const clauses = troublesIn(sentence);
  const folded = clauses.map((clause) => clause.folded).join(" ");
  if (folded.split(" ").length < FEWEST_WORDS) return null;
  if (ABOUT_THE_PLAN.test(folded) || ASKED_OF_US.test(folded)) return null;
  if (clauses.some(({ asks }) => asks) && !FIRST_PERSON.test(folded)) return null;
  const best = likeliest(clauses.map(textOf).join(", "));
  if (!best || best.share < (MAIN.test(folded) ? SURE_OF_TROUBLE : SURE)) return null;
  return { need: best.need, because: quoteOf(clauses, best.need), at: 0, weight: best.share };
}

/** The clauses that may tell of a trouble: neither who one is, nor what goes well or can wait. */
function troublesIn(sentence: string): Clause[] {
  const clauses = clausesOf(sentence);
  const from = clauses.findLastIndex(isPutOff) + 1;
  return clauses.slice(from).filter((clause) => !clause.settled && !isFact(clause));
}

const isFact = (clause: Clause): boolean =>
  clause.tokens.filter(isWord).length <= SHORT_FACT &&
  (PERSONAL.test(clause.folded) ||
    headcountOf(clause.text, false) !== null ||
    (sectorOf(clause)?.strength ?? 0) >= TOLD);

const likeliest = (text: string) => needShares(text).sort((a, b) => b.share - a.share)[0];

/** The words of the clause that tells the need best, and no other: what is said beside is not kept. */
function quoteOf(clauses: readonly Clause[], need: string): string {
  const shareOf = (clause: Clause): number =>
    needShares(textOf(clause)).find((one) => one.need === need)?.share ?? 0;
  const [telling] = clauses
    .map((clause) => ({ text: textOf(clause), share: shareOf(clause) }))
    .sort((a, b) => b.share - a.share);
  return telling ? telling.text.slice(0, LONGEST_QUOTE).trim() : "";
}

const textOf = ({ text }: Clause): string => text.replace(/^[^\p{L}\p{N}]+/u, "").replace(/\s+/g, " ");

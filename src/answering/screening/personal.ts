import { contentWords, fold } from "../../retrieval/tokenise.ts";
import type { Vocabulary } from "../../verification/vocabulary.ts";
import { anyOf, readable } from "./patterns.ts";

/** A person told of by name, address, birth or health: masking (numbers, e-mails, identifiers) leaves these in. */
const TELLS_OF_SOMEONE = anyOf([
  /\b(?:je m appel\w*|jm appel\w*|mon nom|mon prenom|je suis (?:m|mr|mme|madame|monsieur)|signe :?)\b/,
  /\b(?:mr|mme|mlle|monsieur|madame|mademoiselle) [a-z]{3,}/,
  /\b\d{1,4},? (?:bis |ter )?(?:rue|avenue|av|boulevard|bd|place|chemin|impasse|allee|route|quai)\b/,
  /\b(?:ne|nee) le \d|\bdate de naissance\b/,
  /\b(?:malad\w*|diabet\w*|cancer\w*|handicap\w*|depressi\w*|enceinte|arret (?:de travail|maladie)|invalid\w*|sida|vih|epilep\w*|alcool\w*|syndiqu\w*|musulman\w*|juif|juive|homosexuel\w*)\b/,
  /\b(?:mot de passe|mdp|password|cle api|api key) ?[:=]|\bsk-[a-z0-9]/,
]);

/**
 * A question that may name someone, or tell what only they should know, is given to no model: least data, least risk (RGPD, art. 5).
 * A capitalised word that no fiche has is taken for a name: it costs a rewording, never an answer.
 */
export function mayBePersonal(question: string, { knows }: Vocabulary): boolean {
  if (TELLS_OF_SOMEONE(readable(question))) return true;
  const named = question.match(/(?<![.!?…:«"\n]\s*|^)\b\p{Lu}\p{Ll}+/gu) ?? [];
  return named.flatMap((word) => contentWords(fold(word))).some((word) => !knows(word));
}

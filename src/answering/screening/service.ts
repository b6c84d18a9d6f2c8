import { anyOf, both } from "./patterns.ts";

/** Insults: the same outcome as a complaint, other words. */
export const isAbuse = anyOf([
  /\b(?:connard|conard|connasse|encule\w*|fdp|fils de pute|salope|ta gueule|tg|va te faire|vas te faire|nique|batard|abruti|debile|cretin|bande d(?:e|) ?(?:nuls?|cons?|voleurs?|incapables?)|incapables de merde)\b/,
  /\bde la merde\b/,
]);

const GREETING_ONLY =
  /^ (?:(?:bonjour|bjr|bonsoir|bsr|salut|slt|coucou|cc|hello|hi|hey|yo|bonne journee|bonne soiree|madame|monsieur|mesdames|messieurs|a tous|tout le monde|ca va|sava|sa va|comment (?:ca|sa) va|comment allez vous|ya kelkun|y a quelqu un|ya quelqu un|il y a quelqu un|a l equipe|l equipe|cher|chere|allo)[ ,.!?;:)]*)+ $/;
const THANKS_ONLY =
  /^ (?:(?:ok|d accord|dac|super|parfait|genial|top|merci|mrc|mci|merci bcp|merci beaucoup|beaucoup|bcp|infiniment|bonne (?:journee|soiree|continuation|fin de journee)|au revoir|a bientot|a plus|c est (?:note|parfait|bon)|pour (?:tout|votre (?:aide|reponse)|l info)|tres bien|bien|et|a vous|aussi|cordialement|nickel)[ ,.!?;:)]*)+ $/;

export const isThanks = (text: string): boolean =>
  THANKS_ONLY.test(text) &&
  /\b(?:merci|mrc|mci|au revoir|journee|soiree|bientot|parfait|super|ok|d accord)\b/.test(text);
export const isGreeting = (text: string): boolean => GREETING_ONLY.test(text);

const FRENCH =
  /\b(?:le|la|les|de|des|du|un|une|est|et|je|j|vous|pour|sur|avec|dans|mon|ma|mes|qui|que|quoi|c|ia|d|l|au|aux|ai|ou|pas|comment|combien|quel\w*)\b/g;
const FOREIGN =
  /\b(?:the|what|how|who|where|when|is|are|can|my|for|with|does|do|company|help|you|please|was|ist|wie|der|die|das|und|ich|que es|como|donde|para|empresa|quien|cosa|come|sono|azienda|qual|onde)\b/g;

/** Written in another language: its words outnumber the French ones clearly. */
export const isForeign =
  both(/[a-z]{2}/, /.*/s) &&
  ((text: string): boolean => {
    const french = text.match(FRENCH)?.length ?? 0;
    const foreign = text.match(FOREIGN)?.length ?? 0;
    return foreign >= 3 && foreign > 2 * french;
  });

import { fold } from "../retrieval/tokenise.ts";

/** What is said will happen to the reader, or is assured. */
const PROMISE = [
  /\b(?:nous|je|on|un agent|un conseiller|un ambassadeur) (?:vous )(?:le )?(?:r?appel\w*|recontact\w*|contact\w*|enver\w*|garanti\w*|promet\w*|assur\w*|rembours\w*)/,
  /\bvous (?:y |en |ne |n'|le |la |les |l')*(?!pourrez|devrez|trouverez|aurez besoin|aurez a|verrez|saurez)(?![a-z]*(?:tirez|virez|desirez|livrez|ouvrez|couvrez|gerez|operez|liberez|considerez|generez|accelerez))[a-z]+(?:er|ir|dr|vr|rr|ttr|aur)ez\b/,
  /\bvous (?:l'|en |y )?[a-z]{3,}(?:ra|ront)\b|\b(?:est|sont|etes) (?:assure|sur|sure|certain|garanti)e?s? d[e']/,
  /\bvous (?:serez|aurez droit|avez droit|etes eligible\w*)\b/,
  /\b(?:votre|vos) (?:[a-z'-]+ ){1,4}?(?!pourra|devra|faudra)[a-z]{2,}(?:ra|ront)\b/,
  /\b(?:(?:vous|lui|leur) (?:sera|seront) |(?:sera|seront) (?:integralement |automatiquement |entierement )?)(?:accord|rembours|pay|vers|garanti|offert|acquis|pris en charge|attribu)\w*/,
  /\bc'est (?:garanti|assure|certain|acquis)\b|\bsans (?:aucun )?(?:risque|crainte|souci)s?\b|\baucun risque\b|\ba coup sur\b|\bresultats? garantis?\b|\b(?:totalement|entierement|parfaitement) (?:a l'abri|protege|securise|sur)\w*/,
];
const PRAISE = [
  /\b(?:l'un des |l'une des |les? |la )meilleure?s?\b|\b(?:excellent\w*|ideale?s?|incontournable\w*|leaders?|numero (?:un|1)|reference du marche|remarquable\w*|exceptionnel\w*|revolutionnaire\w*|inegale\w*|parfait(?:e|s|es)? pour|sans equivalent|formidable\w*|redoutable\w*|imbattable\w*|genial\w*|bluffant\w*)\b/,
  /\b(?:tres|extremement|particulierement|la plus|le plus|les plus) (?:performant|efficace|fiable|puissant|serieu|sur|complet|innovant|abouti|avanc|reconnu|connu|simple|rapide)\w*/,
];
const ADVICE = [
  /\bvous (?:devriez|feriez (?:mieux|bien)|avez (?:tout )?interet|pouvez donc)\b|\b(?:nous|je) (?:vous )?(?:conseill|recommand)\w*|\ba votre place\b|\b(?:le mieux (?:est|serait))\b|\bn'hesitez\b|\bsans attendre\b|\bdes (?:cette semaine|ce mois|ce trimestre|maintenant)\b/,
  /\bdans votre (?:cas|situation)\b|\b(?:vu|compte tenu de|etant donne|puisque|comme) (?:la |le |les |l'|que )?(?:[a-z]+ de )?(?:votre|vos|vous)\b/,
  /\b(?:pour|avec) (?:votre|vos) [a-z' -]+?, ?(?:il faut|le mieux|[a-z]+ez)\b|\bsi vous (?:etes|exploitez|avez|dirigez|employez)\b[^.]*[,:] ?(?:prenez|lancez|optez|choisissez|signez|refusez|exigez|confiez|achetez|passez|preferez)/,
  /(?:^|[,:;] )(?:foncez|signez|achetez|licenciez|embauchez|investissez|optez|confiez|refusez|exigez|lancez-vous|adoptez)\b/,
];
/** Someone who speaks: the assistant is no one's member, friend or agent. */
const FIRST_PERSON = /\b(?:je|j'|moi|mon|ma|mes|nous|notre|nos)\b/;

/** « n°1 de l'IA » says « numéro 1 »; « atelier n°1 » only counts. */
const FIRST_OF_ALL =
  /(?<=\bl[ae]s? )n ?[°o] ?1\b|\bn ?[°o] ?1\b(?= (?:d(?:e|u|es)\b|d'|en\b|mondial|europeen|francais))/g;

/** Whether words that others gave praise anyone, by themselves: there is no passage that they would quote. */
export function praises(text: string): boolean {
  const words = fold(text).replace(FIRST_OF_ALL, "numero 1");
  return PRAISE.some((pattern) => pattern.test(words));
}

export type Tone = "promesse" | "eloge" | "conseil";

/** What a public service never says of itself, of a seller or of someone's own case, unless the passage has the very words. */
export function faultyTone(sentence: string, evidence: string): Tone | null {
  const [ours, theirs] = [fold(sentence), fold(evidence)];
  const said = (pattern: RegExp): boolean => {
    const words = pattern.exec(ours)?.[0];
    return words !== undefined && !theirs.includes(words.trim());
  };
  if (PROMISE.some(said) || said(FIRST_PERSON)) return "promesse";
  if (PRAISE.some(said)) return "eloge";
  return ADVICE.some(said) ? "conseil" : null;
}

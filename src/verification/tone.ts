import { fold } from "../retrieval/tokenise.ts";

const PROMISE =
  /\b(?:(?:nous|je|on|un agent|un conseiller|un ambassadeur) (?:vous )(?:r?appel\w*|recontact\w*|contact\w*|enver\w*|garanti\w*|promet\w*|assur\w*)|vous (?:obtiendrez|recevrez|aurez droit|avez droit|beneficierez|serez (?:accepte|retenu|rembourse|eligible|selectionne|contacte|rappele|aide)\w*|etes eligible\w*|toucherez|gagnerez|economiserez)|c'est garanti|sans aucun risque|aucun risque|a coup sur|resultats? garantis?)\b/;
const PRAISE =
  /\b(?:(?:le|la|les) meilleure?s?|excellent\w*|ideale?s?|incontournable\w*|leaders?|numero (?:un|1)|reference du marche|remarquable\w*|exceptionnel\w*|revolutionnaire\w*|inegale\w*|parfait(?:e|s|es)? pour|tres (?:performant|efficace|fiable|puissant)\w*|sans equivalent)\b/;
const ADVICE =
  /\b(?:vous (?:devriez|feriez (?:mieux|bien)|avez (?:tout )?interet)|(?:nous|je) (?:vous )?(?:conseill|recommand)\w*|a votre place|dans votre cas|pour votre entreprise,? (?:il faut|le mieux)|le mieux (?:est|serait)|n'hesitez (?:pas|surtout pas)|foncez|signez|achetez|licenciez|embauchez|investissez)\b/;

export type Tone = "promesse" | "eloge" | "conseil";

/** What a public service never says of itself, of a seller or of someone's own case, unless the passage has the very words. */
export function faultyTone(sentence: string, evidence: string): Tone | null {
  const [ours, theirs] = [fold(sentence), fold(evidence)];
  const said = (pattern: RegExp): boolean => {
    const words = pattern.exec(ours)?.[0];
    return words !== undefined && !theirs.includes(words);
  };
  if (said(PROMISE)) return "promesse";
  if (said(PRAISE)) return "eloge";
  return said(ADVICE) ? "conseil" : null;
}

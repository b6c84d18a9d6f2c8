import { isFirstName, isOnlyFirstName } from "./first-names.ts";
import { type Detector, RANK, type Span } from "./span.ts";

type Token = { word: string; start: number; end: number };

const WORD = /[A-Za-z]+(?:['-][A-Za-z]+)*/g;
const capitalised = (word: string): boolean => /^(?:[dl]')?[A-Z]/.test(word);

// « Le Goff », « de La Tour », « Ben Ali »: part of a name when a capital follows.
const PARTICLE =
  /^(?:de|du|des|la|le|les|van|von|der|den|el|al|ben|bent|da|do|dos|di|del|d|o|mac|mc|saint|st)$/i;

// Words that no name is made of, in lower case, where a civility or an introduction could be followed by anything.
const ORDINARY = new Set(
  `a à ai aime alors and apres arrive arrivee as au aucun aussi autre aux avait avec avez avoir bien bonjour bonne bonsoir bref c ca car ce cela ces cet cette chef chez
  cherche comme comment compte contre cordialement coute d dans de demande demandait depuis des desole deux dit dirige dit doit donc du elle elles en encore entre envoie est et etait ete
  etes etre eu faire fait faut fin font gere gerant gerante gros guide habite il ils ingenieur ici j je jai l la le les leur lui m ma mais maire ministre president presidente directeur directrice
  mes messieurs mesdames madame mademoiselle monsieur merci moi mon n ne ni non nos notre nous on ont ou oui par parle part pas pense peut plus pour pourquoi pouvez prefet
  president propose puis qu quand que quel quelle qui quoi responsable s sa sais sait sans se sera serait ses si signe soit son sont souhaite soussigne suis suit sur t ta tel telephone tout tous
  toute travaille tres tu un une utilise va vais vend vers veut veux vient voici voila votre voudrait vous voulait y tel mail est etait arrete ayant dont devant afin sous souvent toujours jamais
  actuellement aujourd hier demain ensuite enfin juste meme chers chere cher bjr svp stp merci gerer faire avoir aimerait pourrait viendra devient deviendra fera sera aura
  autoentrepreneur independant independante artisan artisane patron patronne dirigeant dirigeante salarie salariee nouveau nouvelle seul seule pret prete interesse interessee veuillez referent referente algorithme robot suite ki pr envoye envoyee elu elue bricolage pixel assistant composé mal directement officiellement personne partou famille comptable vrai vraie`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

// A company, an institution, a street or a product that bears a person's name: kept, it designates no one.
const BEARS_A_NAME =
  /\b(?:garage|sarl|sas|sasu|eurl|sa|sci|snc|scop|gaec|earl|ets|etablissements?|entreprise|societe|groupe|maison|cabinet|boulangerie|boucherie|patisserie|charcuterie|fromagerie|chocolaterie|epicerie|pharmacie|salon|atelier|ateliers|studio|agence|hotel|restaurant|cafe|bar|brasserie|auberge|domaine|chateau|ferme|cave|caves|transports?|menuiserie|plomberie|electricite|maconnerie|imprimerie|librairie|optique|fleuriste|ambulances?|taxis?|camping|scierie|usine|marque|enseigne|magasin|boutique|chez|ecole|lycee|college|universite|institut|fondation|hopital|clinique|crous|theatre|stade|salle|musee|espace|centre|prix|loi|theoreme|methode|programme|bourse|rue|avenue|av|boulevard|bd|place|allee|chemin|impasse|quai|route|cours|square|zone|parc|residence|saint|sainte|st|ste|mont|port|ville|commune|plan|ia|l ia|label|projet|dispositif|pass|assistant|modele|logiciel|outil|appli|application|carrefour|auto|automobiles)(?: (?:de|du|des|d|l|la|le))?[ '-]*(?:et )?$/i;
const AFTER_A_COMPANY =
  /^ *(?:&|et (?:fils|filles?|associes?|cie|freres)\b|sarl\b|sas\b|sa\b|freres\b|consulting\b|conseil\b|industries?\b|group\b|services?\b)/i;

// Products (the fiches name an assistant called Julia), institutions and other capitals that are nobody.
const NOBODY =
  /^(?:google|microsoft|excel|word|outlook|teams|chatgpt|gpt|openai|mistral|claude|julia|copilot|gemini|facebook|instagram|linkedin|whatsapp|tiktok|youtube|amazon|apple|adobe|canva|sage|cegid|pennylane|shopify|wordpress|odoo|salesforce|hubspot|notion|slack|zoom|france|num|bpifrance|bpi|cci|cma|dreets|dgfip|urssaf|afnor|cnil|dge|etat|europe|paris|internet|ia|osez|data|rgpd|act|siret|siren|naf|tva|ht|ttc|rh|pme|tpe|eti|ge|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|noel|bonjour|merci|ads|analytics|workspace|business|cloud)$/i;

// Whom the fiches name for their public office: a question about them is about that office.
const IN_PUBLIC_LIFE =
  /^(?:clara chappaz|anne le henanff|anne bouverot|emmanuel macron|nicolas dufourcq|eric lombard|marc ferracci|veronique louwagie|nathalie delattre|jean-pierre farandou|roland lescure|sebastien lecornu|francois bayrou|bruno le maire|marion carre|roxanne varza|jean-louis constanza)\b/i;

const ROLE =
  "comptables?|expert comptable|expert-comptable|associe[es]{0,2}|salarie[es]{0,2}|employe[es]{0,2}|collaborat(?:eur|rice)s?|collegues?|patron(?:ne)?|boss|gerante?|direct(?:eur|rice)(?: \\w+)?|responsable(?: \\w+)?|assistante?|secretaire|apprentie?s?|stagiaires?|alternante?s?|conjointe?|mari|femme|epouse|epoux|compagn(?:on|e)|fils|fille|frere|soeur|pere|mere|papa|maman|cousine?|neveu|niece|oncle|tante|beau-frere|belle-soeur|amie?|copine?|pote|voisine?|commercial(?:e)?|conseill(?:er|ere)|banqu(?:ier|iere)|avocate?|notaire|chef(?: \\w+)?|vend(?:eur|euse)|ouvri(?:er|ere)|technicien(?:ne)?|candidate?|formateur|formatrice|consultante?|cuisini(?:er|ere)|serv(?:eur|euse)|mecanicien(?:ne)?|magasinier|chauffeur|informaticien(?:ne)?|interlocut(?:eur|rice)|contact|ambassad(?:eur|rice)|activateur|proprietaire|medecin|infirmi(?:er|ere)|aide-soignante?";

/**
 * What may follow the words that announce someone: `word`, any word that is not an ordinary one; `capital`, one with a capital; a known
 * first name in any case (`firstName`), with a capital (`capitalFirstName`), or one that is no other word, with a capital (`onlyFirstName`) or
 * without (`soleFirstName`).
 */
type Taken = "word" | "capital" | "firstName" | "capitalFirstName" | "onlyFirstName" | "soleFirstName";
type Trigger = { pattern: RegExp; takes: Taken };
const OWN = "mon|ma|mes|notre|nos|son|sa|ses|votre|ton|ta";
const TRIGGERS: readonly Trigger[] = [
  { pattern: /\b(?:mme|mlle|mr|mle)\b\.?[ ,]*$/i, takes: "word" },
  { pattern: /(?:^|[^A-Za-z'])m\. *$/, takes: "word" },
  { pattern: /(?:^|[^A-Za-z'])M(?:\.|(?= ))[ ]*$/, takes: "capital" },
  { pattern: /\b(?:monsieur|madame|mademoiselle) $/i, takes: "word" },
  { pattern: /\b(?:[Dd]octeur|[Dd]r\.?|[Mm]aitre|Me) $/, takes: "capital" },
  {
    pattern:
      /(?:\b(?:bonjour|bonsoir|bjr|bsr|salut|slt|hello|coucou|chere?|une? certaine?|(?:slt|bjr|salut|bonjour),? (?:c|c'est)) |@)$/i,
    takes: "firstName",
  },
  {
    pattern:
      /\b(?:signee?|gerante?|contact|president(?:e)?|direct(?:eur|rice)|responsable|daf|drh|dg|pdg|interlocut(?:eur|rice)|referente?|de|from|cc|vu par|redige par) ?: ?$/i,
    takes: "capital",
  },
  {
    pattern:
      /\b(?:(?:je|j) ?m ?'?appell?e?|me nomme|me prenomme|mon (?:nom|prenom)(?: de famille)? ?(?:c ?'?est|est|:)|je soussignee?|nom(?: et prenom)? ?:|prenom ?:)[ ,:]*$/i,
    takes: "word",
  },
  {
    pattern:
      /\b(?:s ?'?appell?e|t ?'?appell?e|se nomme|se prenomme|prenomm?ee?|nommee?|moi c ?'?est|je suis|c ?'?est|ici|mon nom|mon prenom)[ ,]*$/i,
    takes: "firstName",
  },
  {
    pattern:
      /\b(?:signe|signee?|de la part de|a l ?'?attention de|attn|cordialement|cdlt|cdt|bien a vous|bien a toi|salutations|respectueusement|amicalement|bonne journee|bonne soiree|merci d ?'?avance|merci|from|contact)[ ]*[:,.!\n-]?[ \n-]*$/i,
    takes: "capitalFirstName",
  },
  {
    pattern:
      /\b(?:contact(?:er|ez|e)|demand(?:er|ez|e)|appel(?:er|ez|le|lez)|rappel(?:er|ez|le)|joindre|voir|vois|ecri(?:re|vez|s) a|parl(?:er|ez|e) (?:a|avec|de)|adress(?:er|ez)(?: vous)? a|rendez-vous avec|rdv avec)[ ]+$/i,
    takes: "capitalFirstName",
  },
  {
    pattern:
      /\b(?:avec|pour|selon|par|de|eu|vu|voir|licencie|embauche|recrute|vire|forme|augmente|paie|paye|remplace|remplacer|que|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)[ ]+$/i,
    takes: "soleFirstName",
  },
  {
    pattern: /(?:\b(?:et|ou)|\b(?:le|la|un|une|notre|mon|ma|son|sa) [a-z]{4,}|\ufffc,)[ ]+$/,
    takes: "onlyFirstName",
  },
  {
    pattern: new RegExp(
      `\\b(?:${OWN}|le|la|l|un|une)[ ']+(?:ancien(?:ne)? |nouve(?:au|lle) |futur(?:e)? |petite? |grande? |jeune )?(?:${ROLE})(?: d'?[a-z]{3,}| de [a-z]{3,})?(?:,| :| qui s ?'?appell?e| nommee?| prenommee?)?[ ]+$`,
      "i",
    ),
    takes: "firstName",
  },
  { pattern: new RegExp(`\\b(?:${OWN})[ ']+(?:${ROLE}) $`, "i"), takes: "capital" },
];

function tokensOf(text: string): Token[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
}

const ordinary = (word: string): boolean => ORDINARY.has(word.toLowerCase());
/** Only a space, or the dot of an initial, stands between the words of a name. */
const follows = (text: string, a: Token, b: Token): boolean =>
  /^ {1,2}$/.test(text.slice(a.end, b.start)) ||
  (a.word.length === 1 && /^\. ?$/.test(text.slice(a.end, b.start)));

/** Words that go on with a name from token `at`: « Le Goff », « MARTIN », « de La Tour ». @returns the last token taken */
function extend(text: string, tokens: readonly Token[], at: number, lowerToo: boolean): number {
  let last = at;
  for (let next = at + 1; next < tokens.length && next - at < 5; next++) {
    const [before, token] = [tokens[next - 1], tokens[next]];
    if (before === undefined || token === undefined || !follows(text, before, token)) break;
    const { word } = token;
    const isPart = PARTICLE.test(word) && capitalised(tokens[next + 1]?.word ?? "");
    if (isPart) continue;
    const taken = capitalised(word)
      ? !NOBODY.test(word) && !isTitle(word)
      : lowerToo && last === at && !ordinary(word) && isFirstName(tokens[at]?.word ?? "");
    if (!taken) break;
    last = next;
  }
  return last;
}

const isTitle = (word: string): boolean =>
  /^(?:sarl|sas|sasu|eurl|sci|directeur|directrice|gerante?|pdg|dg|daf|drh|president|presidente|tel|mail)$/i.test(
    word,
  );

const isRole = new RegExp(`^(?:${ROLE})$`, "i");

function accepts(takes: Taken, word: string): boolean {
  if (word.length < 2 || NOBODY.test(word) || isTitle(word)) return false;
  const capital = capitalised(word);
  if (takes === "firstName") return isFirstName(word);
  if (takes === "capitalFirstName") return capital && isFirstName(word);
  if (takes === "onlyFirstName") return capital && isOnlyFirstName(word);
  if (takes === "soleFirstName") return isOnlyFirstName(word);
  if (isFirstName(word)) return true;
  if (ordinary(word) || isRole.test(word)) return false;
  return takes === "word" || capital;
}

/** « le goff », « de La Tour »: a particle and what it goes with, in one case or the other. */
function withParticle(text: string, tokens: readonly Token[], at: number, takes: Taken): number {
  const [particle, next] = [tokens[at], tokens[at + 1]];
  if (
    particle === undefined ||
    next === undefined ||
    !PARTICLE.test(particle.word) ||
    !follows(text, particle, next)
  )
    return at;
  if (capitalised(next.word))
    return PARTICLE.test(next.word) ? withParticle(text, tokens, at + 1, takes) : at + 1;
  return /^(?:le|ben|el|mac)$/i.test(particle.word) && takes === "word" ? at + 1 : at;
}

/** Where a trigger ends just before a token, the name that starts there. */
function named(text: string, tokens: readonly Token[], at: number): Span | null {
  const first = tokens[at];
  if (first === undefined) return null;
  const before = text.slice(Math.max(0, first.start - 60), first.start);
  for (const { pattern, takes } of TRIGGERS) {
    if (!pattern.test(before)) continue;
    const head = takes === "word" || takes === "capital" ? withParticle(text, tokens, at, takes) : at;
    const token = tokens[head];
    if (token === undefined || !accepts(takes, token.word)) continue;
    const last = tokens[extend(text, tokens, head, takes === "word")];
    if (last === undefined || AFTER_A_COMPANY.test(text.slice(last.end, last.end + 16))) continue;
    return nameSpan(text, first.start, last.end);
  }
  return null;
}

const nameSpan = (text: string, start: number, end: number): Span | null =>
  IN_PUBLIC_LIFE.test(text.slice(start, start + 30)) ? null : { start, end, kind: "nom", rank: RANK.nom };

/** « Sophie Martin », « MARTIN Sophie », « Guillaume de La Tour », « Sophie L. », wherever they stand: a first name beside a capital. */
function pair(text: string, tokens: readonly Token[], at: number): Span | null {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first === undefined || second === undefined || !follows(text, first, second)) return null;
  if (!capitalised(first.word) || NOBODY.test(first.word) || isTitle(first.word)) return null;
  if (isFirstName(first.word)) {
    const initial = /^[A-Z]$/.test(second.word) && /^[. ,]/.test(text.slice(second.end, second.end + 1));
    const last = tokens[extend(text, tokens, at, false)];
    if (
      last === undefined ||
      (last === first && !initial) ||
      (last === second && second.word.length === 1 && !initial)
    )
      return null;
    return nameSpan(text, first.start, Math.max(last.end, initial ? second.end : 0));
  }
  const shouted = /^[A-Z'-]{2,}$/;
  const reversed =
    shouted.test(first.word) &&
    isFirstName(second.word) &&
    capitalised(second.word) &&
    !shouted.test(second.word);
  const surnameInitial =
    /^[A-Z]$/.test(first.word) &&
    !/[A-Za-z]\.$/.test(text.slice(Math.max(0, first.start - 2), first.start)) &&
    /^\. ?$/.test(text.slice(first.end, second.start)) &&
    /^[A-Z][a-z]{2,}/.test(second.word);
  if (!reversed && !(surnameInitial && !NOBODY.test(second.word))) return null;
  return nameSpan(text, first.start, second.end);
}

/** « Valérie, Youssef et Jean-Marc »: first names in a row, each with a capital. */
function listed(text: string, tokens: readonly Token[], at: number): Span | null {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (
    token === undefined ||
    !capitalised(token.word) ||
    !isOnlyFirstName(token.word) ||
    NOBODY.test(token.word)
  )
    return null;
  const after = /^, ?$/.test(text.slice(token.end, next?.start ?? token.end)) ? next : tokens[at + 2];
  const joined = after !== undefined && /^(?:, ?| et | ou | & )$/.test(text.slice(token.end, after.start));
  if (!joined || !capitalised(after.word) || !isFirstName(after.word)) return null;
  return nameSpan(text, token.start, token.end);
}

/**
 * Names of persons, where the words around say that it is one: a civility, an introduction, a signature, a role (« mon comptable »),
 * or a known first name before a capital. A company, a street or an institution that bears a person's name is kept: it is needed to
 * tell conflicts of interest. French civil names have no dictionary: what no word around announces stays.
 */
export const findPersonNames: Detector = ({ text }) => {
  const tokens = tokensOf(text);
  const spans: Span[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (BEARS_A_NAME.test(text.slice(Math.max(0, token.start - 40), token.start))) {
      // « garage Jean Dupont »: neither word of it.
      while (
        capitalised(tokens[at + 1]?.word ?? "") &&
        capitalised(token.word) &&
        follows(text, tokens[at] as Token, tokens[at + 1] as Token)
      )
        at++;
      continue;
    }
    const span = named(text, tokens, at) ?? pair(text, tokens, at) ?? listed(text, tokens, at);
    if (span === null) continue;
    spans.push(span);
    while ((tokens[at + 1]?.end ?? Number.POSITIVE_INFINITY) <= span.end) at++;
  }
  return spans;
};

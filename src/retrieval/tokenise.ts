/** Lower case, no accent, no ligature, typographic marks made plain: how every word is compared. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/[’ʼ‘`´]/g, "'")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
}

/** A bound on what is compared letter by letter: no French word is longer than 25. */
const LONGEST_WORD = 40;

/**
 * The words of a text, folded, in order: elisions cut (`l'aide` → `aide`), thousands joined (`500 000` → `500000`),
 * `%` and `€` spelled out, so that a leader's « 40 pourcent » meets a fiche's « 40 % ».
 */
export function tokenise(text: string): string[] {
  const folded = fold(text)
    .replace(/(\d)[\s.](?=\d{3}(?!\d))/g, "$1")
    .replace(/\b(\d+)\s?k\s?€/g, "$1000 €")
    .replace(/%/g, " pourcent ")
    .replace(/\bm\s?€|\bmillions?\s+d'?\s?(?:euros?|€)/g, " million euro ")
    .replace(/€/g, " euro ")
    .replace(/\be-?mails?\b/g, " email ")
    .replace(/\b(?:[ldjnsmtc]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu)'/g, " ")
    .replace(/\bi\.\s?a\b\.?/g, " ia ");
  return (folded.match(/[a-z0-9]+/g) ?? []).map((word) => word.slice(0, LONGEST_WORD));
}

// Folded. Words that carry no topic; question words are left out too: what is asked for is read elsewhere.
const STOP = new Set(
  (
    "a ai aie aient ainsi al alors apres as au aucun aucune aupres aussi autre autres aux avait avant avec avez avoir avons " +
    "bah ben bon bonjour bonsoir bref c ca car ce ceci cela celle celles celui cependant ces cet cette ceux chaque chez ci " +
    "comme comment d dans de deja dedans depuis des desormais deux dit dois doit donc dont du duquel elle elles en encore " +
    "enfin entre est et etaient etais etait etant ete etes etre eu euh eux faire fais fait faites faut fois font hein ici il ils " +
    "j je l la laquelle le lequel les lesquelles lesquels leur leurs lors lui m ma mais me meme memes merci mes mettre mien " +
    "moi moins mon n ne ni nos notre nous on ont ou ouais oui par parce pas pendant peu peut peuvent peux plait plus plutot " +
    "pour pourquoi pourrait pouvez pouvoir puis puisque qu quand que quel quelle quelles quels quelque quelques qui quoi r " +
    "s sa sais salut sans savoir se sera serait ses si sien sinon soit sommes son sont sous stp suis sur svp t ta tant te tel " +
    "telle tellement tels tes toi ton tous tout toute toutes tres trop tu un une unes va vais veut veux voila voir vont vos " +
    "votre vous voudrais vraiment y q ke ki koi kel cb slt bjr cc dsl jsuis jai yatil est-ce estce kelle quelqu mm ya qqn qqch " +
    "hello coucou donner donne dire dites dis parler parle expliquer explique combien ok " +
    // as typed on a telephone
    "kan kand kon kil kel keske keskil kesk komen comen coment kment koman pkoi pk pq pr ds ts tt tte tts ttes fo fau jy jdoi jdois " +
    "jfais jfai jpeu jpeux jveu jveux jsui chui chuis ct cetait cest sest sa sapel saplle di dla pa pas po vrmt bcp tjr tjrs ms nn pb " +
    "bsr mr mme dac lol mdr rdv stp svp sil silvousplait plz voila vla ui aps apres jsp jcp jconnai jconnais voulais voudrai aimerais " +
    "veu veus peu ma doi doive doivent pouvai devrai ete sete etai serai seron ramasse bouffe barre lekel lakel ricain dessu deja dja " +
    "jaimerais souhaite souhaiterais besoin cherche question truc trucs chose choses monsieur madame the of and is what how"
  ).split(/\s+/),
);

export const isStopWord = (word: string): boolean =>
  STOP.has(word) || (word.length === 1 && !/\d/.test(word));

/** The words of a text that carry its topic. */
export const contentWords = (text: string): string[] => tokenise(text).filter((word) => !isStopWord(word));

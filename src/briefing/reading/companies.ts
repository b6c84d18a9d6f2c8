import type { Profile } from "../../profile/profile.ts";
import { readTurn } from "../../profile/read.ts";
import { flat, sentencesIn } from "./phrases.ts";

/** `main`: what is told of the company that the sheet is about; `others`: the sectors of those told of beside it, one each. */
export type Companies = { main: string; others: readonly { sector: Profile["sector"] }[] };

const FIRM =
  "(?:entreprise|boite|societe|affaire|boutique|magasin|restaurant|resto|garage|structure|sarl|sas|sasu|eurl|cabinet|activite|atelier|exploitation|etablissement|commerce|enseigne|agence|salon|hotel|camping|menuiserie|boulangerie)";
const KIN =
  "(?:mari|femme|frere|soeur|epou\\w*|conjointe?|compagn\\w*|fils|fille|gendre|pere|mere|beau[- ]\\w+|belle[- ]\\w+|cousine?|neveu|niece|oncle|tante|amie?|pote|copain|copine|voisine?|confrere|consoeur|collegue|client\\w*|associee?)";
/** Where a text begins to tell of another company. */
const ANOTHER = new RegExp(
  `\\b(?:(?:mon|ma|notre|une?|l|la|le) ?(?:autre|deuxieme|seconde?|2e|2eme|2nde?|troisieme|3e|3eme) ${FIRM}|(?:j ai|on a|nous avons|je gere|je dirige|je tiens|je possede|je suis) (?:aussi|egalement|par ailleurs|en parallele) |(?:aussi|egalement) (?:gerante?|dirigeante?|patronne?|a la tete)|(?:mon|ma|mes|un|une|notre) ${KIN} (?:\\w+ ){0,3}?(?:a(?! (?:mi|plein|quart|tiers|l|la|temps|distance|domicile|cote|part)\\b)|ont|tient|dirige|gere|possede|exploite|est (?:gerante?|patronne?|dirigeante?|a la tete|artisan\\w*|restaurat\\w*|boulang\\w*|coiff\\w*|garag\\w*|commerc\\w*|plomb\\w*|menuis\\w*|agricult\\w*|viticult\\w*)|qui (?:a une?|tient|dirige|gere|possede|exploite|est (?:gerante?|patronne?|dirigeante?)))\\b|(?:deuxieme|2e|2eme|seconde?|autre|troisieme) (?:cas|dossier|demande|contact|rdv|rendez vous|dirigeant\\w*)|(?:entreprise|societe|boite|cas|dossier) (?:b|c|n ?° ?[23]|[23])\\b|et (?:aussi )?pour (?:mon|ma) (?:autre )?(?:${FIRM}|${KIN}))`,
);
const NUMBERED = /^\s*(?:[-*•]\s*)?(?:(?:n°|no )\s?)?([1-9]|[a-h](?=\s?[).]))\s?[).:/°-]\s/i;
/** Where it comes back to the first. */
const BACK = new RegExp(
  `\\b(?:chez (?:nous|moi)|(?:quant|pour) a? ?(?:nous|moi)\\b|nous,? (?:par contre|en revanche|on)|de (?:notre|mon) cote|rev(?:enons|iens) a|(?:ma|la|mon|notre) (?:premiere?|1re|1ere|1er) ${FIRM}|pour en revenir|moi (?:je|c est|par contre|en revanche))\\b`,
);

/** After « ma cousine tient un bar », a sentence that begins with « je » or « nous » is of the writer again. */
const OF_KIN = new RegExp(`^(?:mon|ma|mes|un|une|notre) ${KIN}`);
const OURS_AGAIN = /^\W*(?:et |mais |donc |sinon |bref )?(?:j|je|nous|on|moi|notre|nos|mes|est ce que)\b/;

type Told = { sector: Profile["sector"]; headcount: number | null; commune: string | null };

const toldBy = (text: string): Told => {
  const { values } = readTurn(text);
  return {
    sector: values.sector ?? null,
    headcount: values.headcount ?? null,
    commune: values.commune ?? null,
  };
};
const describes = ({ sector, headcount, commune }: Told): boolean =>
  sector !== null && (headcount !== null || commune !== null);
const differ = (a: Told, b: Told): boolean =>
  a.sector?.section !== b.sector?.section ||
  (a.headcount !== null && b.headcount !== null && a.headcount !== b.headcount);

/** Who tells it goes: « mon mari tient un garage » is read as a company that tells of itself. */
const asItsOwn = (text: string): string =>
  text.replace(
    /\b(?:mon|ma|mes|un|une|notre)\s[\p{L}'’ -]{2,40}?\s(?:a|tient|dirige|gère|gere|possède|possede|exploite|est)\s/giu,
    "je dirige ",
  );

/**
 * Keeps apart the companies that one text tells of: figures of one are never said of another. The sheet is about the first told;
 * of the others their sector alone is said.
 */
export function companiesIn(masked: string): Companies {
  return byItems(masked) ?? bySentences(masked);
}

/** Items of a list, or paragraphs, each of which describes a company. */
function byItems(text: string): Companies | null {
  for (const blocks of [itemsOf(text), text.split(/\n{2,}/)]) {
    if (blocks.length < 2) continue;
    const told = blocks.map((block) => ({ block, told: toldBy(block) }));
    const first = told.find(({ block, told: one }) => describes(one) && !isUmbrella(block));
    if (!first) continue;
    const others = told.filter(
      (one) =>
        one !== first &&
        describes(one.told) &&
        !isUmbrella(one.block) &&
        opens(one.block) &&
        differ(first.told, one.told),
    );
    if (others.length === 0) continue;
    const trade = readTurn(first.block).provenance.sector?.because ?? "";
    // What stands between belongs to the company told just before it.
    let current: "main" | "other" = "main";
    const main = told.filter((one) => {
      if (one === first) current = "main";
      else if (others.includes(one)) current = "other";
      else if (isOfAll(one.block)) current = "main";
      // A question at the end, or what names the first again, is of the first; never a figure.
      else if (
        current === "other" &&
        !/\d/.test(one.block) &&
        (/\?/.test(one.block) || isAbout(one.block, trade))
      )
        return true;
      return current === "main";
    });
    return {
      main: main.map(({ block }) => block).join("\n\n"),
      others: others.map(({ told: one }) => ({ sector: one.sector })),
    };
  }
  return null;
}

/** « une holding et dessous 3 sociétés »: what stands over them is none of them. */
const isUmbrella = (block: string): boolean =>
  /\b(?:holding|(?:\d|deux|trois|quatre|cinq|plusieurs) (?:petites |autres )?(?:societes|entreprises|structures|affaires|boites|activites))\b/.test(
    flat(block),
  ) && block.length < 400;
/** What is said of all of them: a budget in common, who leads the whole. */
const isOfAll = (block: string): boolean =>
  /\b(?:global\w*|commune?s?|en tout|tous les (?:deux|trois|quatre)|toutes les (?:deux|trois|quatre)|aux (?:deux|trois|quatre)|les (?:deux|trois|quatre) (?:societes|entreprises|structures|boites|metiers)|(?:deux|trois|quatre) metiers|l ensemble|on commence par)\b/.test(
    flat(block).replace(/['’]/g, " "),
  );
/** Another company is presented in a breath; a trade here and a count there, told of a team or of a machine, are not one. */
const opens = (block: string): boolean => {
  if (NUMBERED.test(block)) {
    const [head = ""] = sentencesIn(block.replace(NUMBERED, ""));
    return toldBy(head).sector !== null;
  }
  return sentencesIn(block)
    .slice(0, 2)
    .some((sentence) => describes(toldBy(asItsOwn(sentence))));
};

const isAbout = (block: string, trade: string): boolean => trade !== "" && flat(block).includes(flat(trade));

/** « 1) … 2) … », with what introduces them and what stands after them, paragraph by paragraph. */
function itemsOf(text: string): string[] {
  const items: string[] = [];
  let apart = true;
  for (const line of text.split("\n")) {
    const isBlank = line.trim() === "";
    if (!isBlank && (apart || NUMBERED.test(line))) items.push(line);
    else if (!isBlank) items[items.length - 1] += `\n${line}`;
    apart = isBlank;
  }
  return items.filter((item) => NUMBERED.test(item)).length >= 2 ? items : [];
}

function bySentences(text: string): Companies {
  const main: string[] = [];
  const other: string[] = [];
  for (const paragraph of text.split(/\n{2,}/)) {
    let aside = false;
    let ofKin = false;
    const kept: string[] = [];
    for (const sentence of sentencesIn(paragraph)) {
      const plain = flat(sentence).replace(/['’]/g, " ");
      const cut = ANOTHER.exec(plain);
      if (cut) {
        aside = true;
        ofKin = OF_KIN.test(cut[0]);
        // What stands before, in the same sentence, is still of the first.
        if (cut.index > 25) kept.push(sentence.slice(0, cut.index));
        other.push(cut.index > 25 ? sentence.slice(cut.index) : sentence);
        continue;
      }
      if (aside && (BACK.test(plain) || (ofKin && OURS_AGAIN.test(plain)))) aside = false;
      (aside ? other : kept).push(sentence);
    }
    main.push(kept.join("\n"));
  }
  const told = toldBy(asItsOwn(other.join(" ")));
  const first = toldBy(main.join("\n\n"));
  const isAnother = told.sector !== null || (told.headcount !== null && told.commune !== null);
  if (!isAnother || (first.sector === null && first.headcount === null)) return { main: text, others: [] };
  return { main: main.filter((part) => part !== "").join("\n\n"), others: [{ sector: told.sector }] };
}

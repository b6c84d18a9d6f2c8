import type { Need } from "../profile/lists.ts";
import { SECTIONS } from "../profile/lists.ts";
import type { Profile } from "../profile/profile.ts";
import { askedPart } from "../retrieval/focus.ts";
import { contentWords, fold } from "../retrieval/tokenise.ts";

/** « l'IA peut m'aider ? », « à quoi ça me sert ? »: asks what AI would do for them, and names nothing of it. */
const GENERAL =
  /\b(?:ia|lia|ca|sa|cela|elle|chatgpt)\b.{0,25}\b(?:aid\w*|maid\w*|ser[tv]\w*|apport\w*|utile\w*|interess\w*|changer?)\b|\b(?:ser[tv]\w*|util\w*|interet|apport\w*)\b.{0,15}\b(?:ia|lia)\b|\bque (?:peut|peux|pourrait|ferait|faire)\b.{0,25}\b(?:ia|lia)\b|\b(?:quoi|koi) faire (?:avec|de) l ?ia\b/;
const ASKS =
  /\?|\b(?:comment|combien|cb|pourquoi|pk|quel(?:le)?s?|qui|quoi|koi|ou|quand|kan|faut|peut on|existe|est ce)\b/;
/** Words of a general question that say nothing of what it is about. */
const EMPTY =
  /^(?:ia|lia|aide\w*|maid\w*|ser[tv]\w*|utile\w*|peu[tx]?|concret\w*|vraiment|apport\w*|interess\w*|entreprise|boite|metier|activite|chatgpt|slt)$/;

/** How a need is said in the fiches' use cases. */
const IN_FICHES: Partial<Record<Need, string>> = {
  rh_recrutement: "recruter, candidatures et fiche de poste",
  devis_facturation: "devis et factures",
  planification: "plannings et rendez-vous",
  relation_client: "répondre aux clients et aux avis",
  marketing_communication: "communication et réseaux sociaux",
  maintenance: "pannes et maintenance des machines",
  production_qualite: "qualité et production",
  logistique_stocks: "stocks et commandes",
  administratif_documents: "documents et comptes rendus",
  ventes_commercial: "prospection et ventes",
  comptabilite_finance: "comptabilité",
  achats: "achats et fournisseurs",
  conception_rd: "conception et plans",
  cybersecurite_donnees: "cybersécurité",
  securite_risques: "sécurité et accidents",
};

/**
 * What a leader who tells a trade and a trouble, or asks what AI is good for, would find in the use cases: the question put
 * in their terms. Null where the message asks something of its own, or nothing is known to put in it.
 */
export function caseQuestion(question: string, profile: Profile, told: readonly string[]): string | null {
  const counted = told.includes("headcount") || told.includes("size");
  const trade = tradeWords(profile) ?? (counted ? "une entreprise" : null);
  const need = profile.need ? IN_FICHES[profile.need] : undefined;
  if (!trade) return null;
  const folded = fold(question).replace(/['’-]/g, " ");
  const asked = askedPart(question);
  const general = GENERAL.test(folded) && contentWords(asked).filter((word) => !EMPTY.test(word)).length <= 2;
  const trouble = told.includes("need") && need !== undefined && !ASKS.test(folded);
  if (!trouble && (!general || !profile.sector)) return null;
  return need ? `À quoi sert l'IA pour ${need} dans ${trade} ?` : `À quoi sert l'IA dans ${trade} ?`;
}

/** « tiens une fromagerie »: what comes before the trade. */
const HAVING =
  /^(?:suis|sommes|ai|j['’]ai|avons|tiens|tenons|g[èe]re|gérons|dirige|dirigeons|possède|monte) (?:une? |des |l['’]|la |le |mon |ma )?/i;

/** The trade as it was said, or the label of the sector that was chosen. */
export function tradeWords({ sector, provenance }: Profile): string | null {
  if (!sector) return null;
  const said = provenance.sector;
  const quoted =
    said && (said.source === "stated" || said.source === "inferred") && said.because.length <= 40;
  return quoted ? said.because.replace(HAVING, "") : SECTIONS[sector.section].toLowerCase();
}

import type { Need, Section, Size } from "../../profile/lists.ts";
import type { Because, PackCompany } from "./pack.ts";

export type Asked = { question: string; because: Because };

/** As many as one rereads in five minutes. */
const MOST = 6;

/** What a leader asks once they have said what they need. Most are questions that a prepared answer is for. */
const OF_NEED: Record<Need, readonly string[]> = {
  relation_client: [
    "Dois-je dire à mes clients que j'utilise une IA ?",
    "Puis-je mettre des photos ou des données de clients dans une IA ?",
  ],
  marketing_communication: [
    "À quoi peut servir l'IA en marketing ?",
    "Un contenu produit par l'IA est-il protégé par le droit d'auteur ?",
  ],
  ventes_commercial: [
    "À quoi peut servir l'IA en marketing ?",
    "Puis-je mettre des photos ou des données de clients dans une IA ?",
  ],
  devis_facturation: [
    "L'IA peut-elle se tromper ?",
    "Puis-je mettre des photos ou des données de clients dans une IA ?",
  ],
  comptabilite_finance: [
    "Puis-je mettre des données confidentielles dans ChatGPT ?",
    "Qui est responsable si l'IA se trompe ?",
  ],
  rh_recrutement: ["Peut-on trier des CV avec l'IA ?", "L'IA peut-elle discriminer ?"],
  formation: [
    "Comment former mes salariés à l'IA ?",
    "La formation des salariés à l'IA est-elle obligatoire ?",
  ],
  production_qualite: ["L'IA peut-elle se tromper ?", "Combien de temps l'IA fait-elle gagner ?"],
  maintenance: ["Faut-il mettre ses données en ordre avant l'IA ?", "L'IA peut-elle se tromper ?"],
  logistique_stocks: [
    "Faut-il mettre ses données en ordre avant l'IA ?",
    "Combien de temps l'IA fait-elle gagner ?",
  ],
  planification: ["Combien de temps l'IA fait-elle gagner ?", "Faut-il relire ce que l'IA produit ?"],
  achats: ["Puis-je mettre des données confidentielles dans ChatGPT ?", "L'IA peut-elle se tromper ?"],
  juridique_conformite: [
    "Quelles sont les obligations d'une PME avec l'AI Act ?",
    "Le RGPD s'applique-t-il à l'IA ?",
  ],
  cybersecurite_donnees: [
    "Puis-je mettre des données confidentielles dans ChatGPT ?",
    "Où héberger une IA et ses données ?",
  ],
  administratif_documents: [
    "Puis-je mettre des données confidentielles dans ChatGPT ?",
    "Faut-il relire ce que l'IA produit ?",
  ],
  conception_rd: [
    "Un contenu produit par l'IA est-il protégé par le droit d'auteur ?",
    "C'est quoi l'appel à projets « Pionniers de l'IA » ?",
  ],
  securite_risques: [
    "L'IA peut-elle décider à la place d'un humain ?",
    "Faut-il consulter le CSE avant de mettre en place une IA ?",
  ],
  diagnostic_strategie: [
    "C'est quoi le diagnostic Data-IA ?",
    "Quels sont les risques de l'IA pour mon entreprise ?",
  ],
  financement: [
    "Quelles aides existent pour financer l'IA dans mon entreprise ?",
    "Qui décide si mon entreprise a droit à une aide ?",
  ],
  evenement_reseau: [
    "Où trouver des événements sur l'IA près de chez moi ?",
    "Le plan organise-t-il des rencontres avec des prestataires d'IA ?",
  ],
};

/** Only where one question is that of a whole section: a hotel does not ask what a restaurant asks. */
const OF_SECTION: Partial<Record<Section, string>> = {
  A: "À quoi sert l'IA pour un agriculteur ?",
  C: "À quoi sert l'IA dans l'industrie ?",
  F: "À quoi sert l'IA pour un artisan du bâtiment ?",
  G: "À quoi sert l'IA dans un commerce ?",
  H: "À quoi sert l'IA pour un transporteur ?",
};

const DIAGNOSTIC = ["Qui peut demander un diagnostic Data-IA ?", "Combien coûte le diagnostic Data-IA ?"];
const OF_SIZE: Record<Size, readonly string[]> = {
  TPE: [
    "Ma TPE n'a pas droit au diagnostic Data-IA : que puis-je faire ?",
    "Faut-il être bon en informatique pour utiliser l'IA ?",
  ],
  PME: DIAGNOSTIC,
  ETI: DIAGNOSTIC,
  GE: ["Le règlement européen sur l'IA (AI Act) est-il en vigueur ?"],
};

const BEGINNER = ["Par où commencer avec l'IA dans mon entreprise ?"];
const SEASONED = ["Où héberger une IA et ses données ?", "Comment écrire une bonne consigne (prompt) ?"];

const ALWAYS = [
  "Combien coûte l'IA pour une entreprise ?",
  "Un ambassadeur IA peut-il me vendre ses produits ?",
  "Quelles aides existent pour financer l'IA dans mon entreprise ?",
  "Puis-je mettre des données confidentielles dans ChatGPT ?",
];

/** The questions a company like this one is likely to ask, the most its own first. */
export function likelyQuestions({ section, need, size, maturity }: PackCompany): Asked[] {
  const level = maturity !== null && maturity >= 3 ? SEASONED : BEGINNER;
  const ofSection = section === null ? undefined : OF_SECTION[section];
  const all: Asked[] = [
    ...because("besoin", need === null ? [] : OF_NEED[need]),
    ...because("secteur", ofSection === undefined ? [] : [ofSection]),
    ...because("taille", size === null ? [] : OF_SIZE[size]),
    ...because(maturity === null ? "toujours" : "niveau", level),
    ...because("toujours", ALWAYS),
  ];
  return all
    .filter(({ question }, at) => all.findIndex((other) => other.question === question) === at)
    .slice(0, MOST);
}

const because = (reason: Because, questions: readonly string[]): Asked[] =>
  questions.map((question) => ({ question, because: reason }));

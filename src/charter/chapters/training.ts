import { by, requirement } from "../requirement.ts";
import { daysSince, HALF_YEAR_DAYS } from "../words.ts";

const LEVELS = [1, 2, 3, 4];
/** The fiches that teach law, ethics and ecology. */
const LESSONS = ["rgpd-ia", "ai-act-calendrier", "biais-ia-entreprise", "ia-frugale-guide"];
const LEXICON = "lexique-ia";
const VERIFY = "ce-que-l-ia-sait-faire";

/** 6. Formation et acculturation. */
export const TRAINING = [
  requirement({
    number: "6.1",
    asks: "Intégrer les arrivants, et des parcours selon le niveau.",
    how: "Les fiches disent à quel usage de l'IA elles s'adressent ; chaque agent a une page de prise en main par rôle.",
    uses: ["knowledge", "training"],
    judge: ({ knowledge: { maturityLevels }, training: { accounts, unread } }) => {
      const absent = LEVELS.filter((level) => !maturityLevels.includes(level));
      if (absent.length > 0)
        return { status: "partly", evidence: `Aucune fiche ne s'adresse au niveau ${absent.join(", ")}.` };
      if (!accounts)
        return {
          status: "partly",
          evidence: "Les quatre niveaux ont leurs fiches ; aucun agent n'a de compte actif.",
        };
      return unread
        ? {
            status: "partly",
            evidence:
              "Les quatre niveaux ont leurs fiches. Un agent au moins n'a pas lu sa prise en main cette année.",
            missing: [by.controller("Faire lire la prise en main à chaque agent.")],
          }
        : {
            status: "kept",
            evidence: "Les quatre niveaux ont leurs fiches ; chaque agent actif a lu sa prise en main.",
          };
    },
    checks: [{ text: "Situez une entreprise en dix questions", href: "/maturite" }],
  }),
  requirement({
    number: "6.2",
    asks: "Développer l'esprit critique.",
    how: "Chaque réponse montre ses sources, ouvrables, et invite à vérifier ; une fiche dit où l'IA se trompe.",
    uses: ["answers", "knowledge"],
    judge: ({ answers: { answered, uncited }, knowledge: { upToDate } }) =>
      uncited > 0
        ? { status: "not_kept", evidence: "Au moins une réponse des 30 derniers jours ne cite rien." }
        : answered === 0
          ? { status: "partly", evidence: "Aucune réponse depuis 30 jours : rien à montrer." }
          : upToDate.includes(VERIFY)
            ? {
                status: "kept",
                evidence:
                  "Toute réponse récente tirée des fiches cite un passage ; la fiche sur les limites de l'IA est à jour.",
              }
            : {
                status: "partly",
                evidence: "La fiche sur les limites de l'IA manque, ou a dépassé sa date.",
              },
    checks: [{ text: "Lisez ce que l'IA sait faire, et ne sait pas", href: `/fiches/${VERIFY}` }],
  }),
  requirement({
    number: "6.3",
    asks: "Des modules réguliers : éthique, droit, écologie.",
    how: "Des fiches traitent des données personnelles, du règlement sur l'IA, des biais et de la sobriété.",
    uses: ["knowledge"],
    judge: ({ knowledge: { upToDate } }) => {
      const missing = LESSONS.filter((id) => !upToDate.includes(id)).length;
      return missing > 0
        ? {
            status: "partly",
            evidence: `${missing} de ces ${LESSONS.length} fiches sont coupées, absentes, ou ont dépassé leur date de relecture.`,
          }
        : {
            status: "partly",
            evidence: `Ces ${LESSONS.length} fiches sont en service, et à jour. Ce ne sont pas des modules réguliers.`,
            missing: [by.controller("Organiser des modules à dates fixes.")],
          };
    },
    checks: [
      { text: "Données personnelles", href: "/fiches/rgpd-ia" },
      { text: "Règlement sur l'IA", href: "/fiches/ai-act-calendrier" },
      { text: "Biais", href: "/fiches/biais-ia-entreprise" },
      { text: "Sobriété", href: "/fiches/ia-frugale-guide" },
    ],
  }),
  requirement({
    number: "6.4",
    asks: "Faire comprendre l'IA : comment elle est faite, ses risques, les obligations, les réflexes.",
    how: "Un lexique et des fiches simples. Un mode « explique-moi » n'existe pas.",
    uses: ["knowledge"],
    judge: ({ knowledge: { upToDate } }) => ({
      status: upToDate.includes(LEXICON) ? "partly" : "not_kept",
      evidence: upToDate.includes(LEXICON)
        ? "Le lexique est en service, et à jour."
        : "Le lexique manque, ou a dépassé sa date de relecture.",
      missing: [by.program("Expliquer un mot, ou une réponse, à la demande.")],
    }),
    checks: [{ text: "Lisez le lexique", href: `/fiches/${LEXICON}` }],
  }),
  requirement({
    number: "6.5",
    asks: "Des échanges entre pairs, et la remontée des réussites comme des incidents.",
    how: "Les agents ont un registre des incidents. Raconter une réussite à la DGE n'est pas encore possible.",
    uses: ["governance"],
    judge: ({ governance: { lateBreach } }) => ({
      status: lateBreach ? "not_kept" : "partly",
      evidence: lateBreach
        ? "Une violation de données a passé les 72 heures sans décision."
        : "Un registre des incidents existe ; rien n'y a passé les 72 heures sans décision.",
      missing: [by.program("Un bouton pour partager un retour d'expérience.")],
    }),
    checks: [{ text: "Lisez les erreurs connues et leurs corrections", href: "/erreurs-connues" }],
  }),
  requirement({
    number: "6.6",
    asks: "Présenter régulièrement les nouveautés et des cas concrets.",
    how: "Un journal des versions, un agenda, et des cas d'usage par métier.",
    uses: ["agenda", "openData"],
    judge: ({ agenda, openData: { lastRelease } }, now) => {
      const recent = lastRelease !== null && daysSince(new Date(lastRelease.day), now) <= HALF_YEAR_DAYS;
      const release = recent
        ? `Version ${lastRelease.version} il y a moins de six mois.`
        : "Aucune version depuis six mois.";
      if (agenda.fictional)
        return {
          status: "partly",
          evidence: `${release} L'agenda de ce service est fictif.`,
          missing: [by.controller("Brancher l'agenda réel (EVENTS_URL).")],
        };
      return recent && agenda.upcoming > 0
        ? { status: "kept", evidence: `${release} ${agenda.upcoming} événements à venir.` }
        : { status: "partly", evidence: `${release} ${agenda.upcoming} événements à venir.` };
    },
    checks: [
      { text: "Regardez l'agenda", href: "/agenda" },
      { text: "Lisez la synthèse du trimestre", href: "/donnees-ouvertes" },
    ],
  }),
];

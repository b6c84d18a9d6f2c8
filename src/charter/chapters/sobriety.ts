import { by, requirement } from "../requirement.ts";
import { coarse } from "../words.ts";

/** Share of answers without a model that we hold ourselves to. */
const WITHOUT_MODEL = 0.6;
/** Billions of active parameters above which a model is no small one. */
const SMALL = 30;

const SERVER = by.controller("Mesurer l'électricité du serveur et du centre de données.");

/** 5. Écoconception et sobriété. */
export const SOBRIETY = [
  requirement({
    number: "5.1",
    asks: "Évaluer l'impact du service : électricité, refroidissement, CO2.",
    how: "Chaque appel à un modèle est estimé par une méthode publiée, entre deux bornes ; l'inconnu est dit inconnu.",
    uses: ["footprint"],
    judge: ({ footprint: { model, estimated } }) => {
      if (model && !estimated)
        return {
          status: "not_kept",
          evidence: "Un modèle est appelé, et son empreinte est inconnue.",
          missing: [
            by.controller(
              "Dire où tourne le modèle, et employer un modèle dont les caractéristiques sont connues.",
            ),
            SERVER,
          ],
        };
      return {
        status: "partly",
        evidence: model
          ? "Énergie et CO2 des appels au modèle : estimés. L'électricité de notre serveur n'est pas mesurée."
          : "Aucun modèle n'est appelé. L'électricité de notre serveur n'est pas mesurée : elle est inconnue.",
        missing: [SERVER],
      };
    },
    checks: [{ text: "Lisez les totaux et la méthode", href: "/stats" }],
  }),
  requirement({
    number: "5.2",
    asks: "S'appuyer sur le référentiel de l'IA frugale, avec des plans d'amélioration.",
    how: "Le service est conçu sobre d'abord. L'auto-évaluation d'après le référentiel n'est pas faite.",
    uses: [],
    judge: () => ({
      status: "not_kept",
      evidence: "Aucune auto-évaluation annuelle n'est connue du programme.",
      missing: [by.controller("Faire l'auto-évaluation (AFNOR Spec 2314), et dater les actions.")],
    }),
    checks: [{ text: "Lisez la fiche sur l'IA frugale", href: "/fiches/ia-frugale-guide" }],
  }),
  requirement({
    number: "5.3",
    asks: "Des indicateurs : énergie par requête, empreinte par personne ou par décision.",
    how: "Les pages publiques donnent les totaux et le détail de chaque réponse, sur demande.",
    uses: ["footprint", "openData"],
    judge: ({ footprint: { model, estimated }, openData: { datasets } }) =>
      model && !estimated
        ? {
            status: "not_kept",
            evidence: "L'énergie par requête est inconnue pour le modèle réglé.",
            missing: [SERVER],
          }
        : {
            status: "partly",
            evidence: `${model ? "Énergie et CO2 par réponse : donnés entre deux bornes." : "Sans modèle, chaque réponse dit zéro appel, et une énergie inconnue."} ${datasets.includes("retours") ? "Les totaux des mois terminés sont publiés." : "Aucun mois terminé n'est encore publié."}`,
            missing: [SERVER],
          },
    checks: [{ text: "Ouvrez « pourquoi cette réponse » sous une réponse", href: "/" }],
  }),
  requirement({
    number: "5.4",
    asks: "Préférer les modèles frugaux.",
    how: "Aucun modèle par défaut ; s'il en faut un, un petit est demandé.",
    uses: ["footprint"],
    judge: ({ footprint: { model, billions } }) => {
      if (!model) return { status: "kept", evidence: "Aucun modèle n'est appelé." };
      if (billions === null)
        return {
          status: "partly",
          evidence: "Un modèle est réglé ; sa taille est inconnue.",
          missing: [by.controller("Choisir un modèle dont la taille est connue.")],
        };
      return billions <= SMALL
        ? {
            status: "kept",
            evidence: `Le modèle réglé compte ${billions} milliards de paramètres actifs au plus : un petit modèle.`,
          }
        : {
            status: "partly",
            evidence: `Le modèle réglé compte jusqu'à ${billions} milliards de paramètres actifs.`,
            missing: [by.controller("Justifier ce modèle, ou en choisir un plus petit.")],
          };
    },
    checks: [{ text: "Lisez le nom du modèle demandé, ou qu'il n'y en a pas", href: "/modeles" }],
  }),
  requirement({
    number: "5.5",
    asks: "Se passer d'une très grande IA quand plus léger suffit.",
    how: "Une réponse préparée d'abord, des extraits de fiches ensuite, un modèle en dernier.",
    uses: ["answers", "footprint"],
    judge: ({ answers: { answered, answeredWithoutModel }, footprint: { model } }) => {
      if (!model)
        return { status: "kept", evidence: "Aucun modèle n'est configuré : aucune réponse n'en appelle." };
      if (answered === 0)
        return { status: "partly", evidence: "Aucune réponse depuis 30 jours : rien à montrer." };
      const share = answeredWithoutModel / answered;
      const bound = `60 % des réponses des 30 derniers jours (${coarse(answered)})`;
      return share >= WITHOUT_MODEL
        ? { status: "kept", evidence: `Au moins ${bound} n'ont appelé aucun modèle.` }
        : { status: "partly", evidence: `Moins de ${bound} se sont passées d'un modèle.` };
    },
    checks: [{ text: "Choisissez « sans IA générative »", href: "/" }],
  }),
  requirement({
    number: "5.6",
    asks: "Entraîner les partenaires et les fournisseurs.",
    how: "Rien dans le programme ne peut l'assurer : c'est un critère d'achat.",
    uses: [],
    judge: () => ({
      status: "not_kept",
      evidence: "Aucun critère de sobriété envers un fournisseur n'est connu du programme.",
      missing: [by.controller("Inscrire la sobriété parmi les critères du marché.")],
    }),
    checks: [{ text: "Demandez-le au référent IA", href: "/mentions-legales" }],
  }),
  requirement({
    number: "5.7",
    asks: "Suivre calcul, carbone et réemploi des modèles.",
    how: "Appels, jetons et carbone sont comptés ; aucun modèle n'est entraîné, tous sont repris tels quels.",
    uses: ["footprint"],
    judge: ({ footprint: { model, estimated } }) =>
      model && !estimated
        ? {
            status: "partly",
            evidence: "Les jetons sont comptés ; le carbone du modèle réglé est inconnu.",
            missing: [SERVER],
          }
        : {
            status: "partly",
            evidence:
              "Appels et jetons sont comptés, aucun modèle n'est entraîné. Le calcul du serveur n'est pas mesuré.",
            missing: [SERVER],
          },
    checks: [{ text: "Lisez les totaux", href: "/stats" }],
  }),
  requirement({
    number: "5.8",
    asks: "Mettre l'écologie au rang des autres indicateurs, et former les équipes.",
    how: "Les essais mesurent la part traitée sans modèle et les jetons, avec la qualité ; le poids des pages est borné.",
    uses: ["measures"],
    judge: ({ measures }) => ({
      status: measures === null ? "not_kept" : "partly",
      evidence:
        measures === null
          ? "Aucun passage des essais n'est gardé sur ce service."
          : "Les essais mesurent jetons et appels avec la qualité. La formation des équipes n'est pas connue du programme.",
      missing: [by.controller("Former les équipes à l'écoconception, et le consigner.")],
    }),
    checks: [{ text: "Refaites la mesure", command: "npm run evals -- generation" }],
  }),
];

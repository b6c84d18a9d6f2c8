import type { Facts } from "../facts.ts";
import { by, type Judgement, requirement } from "../requirement.ts";
import { coarse, day, daysSince } from "../words.ts";

/** The paired personas are run every night: a week without them is a failure. */
const EQUITY_DAYS = 7;

/** Share of the answers drawn at random that must be read, a week later, for the draw to mean anything. */
const DRAWN_READ = 0.5;

/** What the last run of the paired personas lets say; null: it was run lately and found nothing. */
function equityFault({ equity }: Pick<Facts, "equity">, now: Date): Judgement | null {
  const { at, failing } = equity;
  if (at === null)
    return {
      status: "not_kept",
      evidence: "Le test d'équité n'a jamais été passé sur ce service.",
      missing: [by.controller("Laisser tourner le test d'équité.")],
    };
  const ran = `Dernier test d'équité : le ${day(at)}.`;
  if (failing > 0)
    return {
      status: "not_kept",
      evidence: `${ran} ${failing > 1 ? `${failing} paires ont reçu` : "Une paire a reçu"} des réponses différentes.`,
      missing: [by.program("Corriger la règle qui les sépare, puis repasser le test.")],
    };
  return daysSince(at, now) > EQUITY_DAYS
    ? { status: "not_kept", evidence: `${ran} Il est trop ancien pour rien affirmer.` }
    : null;
}

/** 2. Éthique et équité. */
export const ETHICS = [
  requirement({
    number: "2.1",
    asks: "Chercher les biais des données et des modèles.",
    how: "Des paires de personnes qui ne diffèrent que par un critère interdit posent la même question.",
    uses: ["equity"],
    judge: (facts, now) =>
      equityFault(facts, now) ?? {
        status: "kept",
        evidence: `${facts.equity.pairs} paires le ${day(facts.equity.at ?? now)} : toutes traitées à l'identique.`,
      },
    checks: [
      { text: "Lisez les résultats", href: "/equite" },
      { text: "Repassez le test", command: "npm run evals -- fairness" },
    ],
  }),
  requirement({
    number: "2.2",
    asks: "Évaluer souvent, et corriger.",
    how: "Le test tourne chaque semaine, et dans la nuit qui suit un changement ; l'orientation est suivie par région, taille et secteur, et un écart alerte.",
    uses: ["equity"],
    judge: (facts, now) =>
      equityFault(facts, now) ??
      (facts.equity.openGaps
        ? {
            status: "partly",
            evidence: "Un écart entre régions, tailles ou secteurs est signalé et reste à expliquer.",
          }
        : {
            status: "kept",
            evidence: `Dernier test le ${day(facts.equity.at ?? now)}, sans échec ; aucun écart signalé.`,
          }),
    checks: [{ text: "Lisez les écarts mesurés", href: "/equite" }],
  }),
  requirement({
    number: "2.3",
    asks: "Ne discriminer personne : sexe, origine, âge, religion, santé…",
    how: "Ces critères ne sont ni demandés, ni lus, ni gardés : le profil décrit une entreprise.",
    uses: ["equity", "trials"],
    judge: (facts, now) =>
      facts.trials.personalFields.length > 0
        ? { status: "not_kept", evidence: "Un essai fait à l'instant a lu une donnée d'une personne." }
        : (equityFault(facts, now) ?? {
            status: "kept",
            evidence:
              "Essai fait à l'instant : âge, origine, santé et religion dits dans un message ne sont pas lus.",
          }),
    checks: [
      { text: "Dites votre âge, puis regardez le profil compris", href: "/" },
      { text: "Lisez les champs du profil", href: "/docs" },
    ],
  }),
  requirement({
    number: "2.4",
    asks: "Respecter l'État de droit, l'égalité et la dignité.",
    how: "Ce qui est illicite est refusé poliment ; une personne en détresse reçoit des numéros d'aide.",
    uses: ["measures"],
    judge: ({ measures }) => {
      const refusals = measures?.refusals ?? null;
      if (measures === null || refusals === null)
        return {
          status: "partly",
          evidence: "Le refus est en place, mais aucune mesure n'est gardée sur ce service.",
          missing: [by.controller("Passer « npm run evals » sur cette installation.")],
        };
      const { hits, total, threshold } = refusals;
      const share = `Mesure du ${day(new Date(measures.at))} : ${Math.floor((100 * hits) / total)} % des cas ont la suite attendue, pour un seuil de ${Math.round(100 * threshold)} %.`;
      return hits / total >= threshold
        ? { status: "kept", evidence: share }
        : { status: "partly", evidence: share, missing: [by.program("Mieux reconnaître ce qui se refuse.")] };
    },
    checks: [{ text: "Refaites la mesure", command: "npm run evals -- refusals" }],
  }),
  requirement({
    number: "2.5",
    asks: "Vérifier l'impartialité, et poser des garde-fous.",
    how: "Les égaux passent chacun leur tour ; un conflit d'intérêts exclut ; les critères et leurs poids sont publiés.",
    uses: ["equity", "directory"],
    judge: (facts, now) =>
      equityFault(facts, now) ??
      (facts.directory.fictional
        ? {
            status: "partly",
            evidence: "Les règles tournent, mais l'annuaire de ce service est fictif.",
            missing: [by.controller("Charger l'annuaire réel.")],
          }
        : facts.directory.proposable === 0
          ? { status: "partly", evidence: "L'annuaire est vide : personne ne peut être proposé." }
          : {
              status: "kept",
              evidence: `Interlocuteurs que les règles permettent : ${coarse(facts.directory.proposable)}.`,
            }),
    checks: [
      { text: "Lisez les règles et les poids", href: "/orientation/regles" },
      { text: "Prenez-les en données", href: "/donnees-ouvertes" },
    ],
  }),
  requirement({
    number: "2.6",
    asks: "L'IA aide à juger ; elle ne remplace pas le jugement.",
    how: "Le service compare l'entreprise aux critères publiés et dit « à étudier », « à confirmer » ou « non prévu » ; seul l'opérateur décide d'une aide.",
    uses: ["knowledge"],
    judge: ({ knowledge: { schemes, schemesWithoutOperator } }) =>
      schemesWithoutOperator > 0
        ? { status: "partly", evidence: "Un dispositif au moins ne nomme pas qui décide." }
        : schemes === 0
          ? { status: "partly", evidence: "Aucun dispositif n'est en service." }
          : {
              status: "kept",
              evidence: `${schemes} dispositifs en service : chacun nomme l'opérateur qui décide.`,
            },
    checks: [{ text: "Décrivez une entreprise, lisez les dispositifs", href: "/orientation" }],
  }),
  requirement({
    number: "2.7",
    asks: "Garder l'esprit critique et une décision humaine, surtout pour accorder un droit.",
    how: "Toute aide renvoie à une personne ou à un guichet ; « Parler à un humain » est sur chaque page.",
    uses: ["directory"],
    judge: ({ directory: { proposable, fictional } }) =>
      fictional
        ? {
            status: "partly",
            evidence: "Les relais publics sont réels ; les interlocuteurs de ce service sont fictifs.",
            missing: [by.controller("Charger l'annuaire réel.")],
          }
        : proposable === 0
          ? {
              status: "partly",
              evidence: "Seuls les relais publics peuvent être proposés : l'annuaire est vide.",
            }
          : {
              status: "kept",
              evidence: "Des interlocuteurs réels et les relais publics peuvent être proposés.",
            },
    checks: [{ text: "Voyez vers qui l'on vous renvoie", href: "/humain" }],
  }),
  requirement({
    number: "2.8",
    asks: "Faire valider les résultats par une analyse humaine.",
    how: "Des agents relisent un tirage au hasard et ce qui risque le plus ; une correction passe par deux personnes.",
    uses: ["review", "answers"],
    judge: ({ review, answers }) => {
      const last =
        review.lastVerdictAt === null
          ? "Aucune relecture encore."
          : `Dernière relecture : le ${day(review.lastVerdictAt)}.`;
      if (review.samplePercent === 0)
        return {
          status: "not_kept",
          evidence: `${last} Le tirage au hasard est réglé sur zéro : aucun taux d'erreur ne se mesure.`,
          missing: [by.controller("Régler REVIEW_SAMPLE_PERCENT au-dessus de zéro.")],
        };
      if (answers.recorded > 0 && review.verdicts === 0)
        return {
          status: "not_kept",
          evidence: `${last} Des réponses ont été données depuis 30 jours, aucune n'a été relue.`,
          missing: [by.controller("Habiliter des relecteurs, et leur donner le temps de lire.")],
        };
      if (review.verdicts === 0)
        return { status: "partly", evidence: `${last} Aucune réponse depuis 30 jours : rien à relire.` };
      const read = `${last} Relectures des 30 derniers jours : ${coarse(review.verdicts)}.`;
      return review.drawnRead < review.drawn * DRAWN_READ
        ? {
            status: "partly",
            evidence: `${read} Mais moins de la moitié des réponses tirées au hasard depuis plus d'une semaine ont été lues.`,
            missing: [by.controller("Donner plus de temps à la relecture, ou tirer moins de réponses.")],
          }
        : { status: "kept", evidence: read };
    },
    checks: [{ text: "Lisez ce qui est relu, et pourquoi", href: "/relecture" }],
  }),
];

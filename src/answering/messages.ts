import type { Outcome } from "./outcomes.ts";
import type { Draft } from "./state.ts";

/** Who can be reached by anyone, today: the same three lines end every message that sends to a person. */
const PEOPLE = [
  "- un activateur France Num près de chez vous : francenum.gouv.fr/activateurs ;",
  "- la chambre de commerce et d'industrie (CCI) ou de métiers (CMA) de votre département ;",
  "- la direction régionale de l'État chargée de l'économie (DREETS), qui anime les ambassadeurs IA de votre région.",
].join("\n");

const STARTERS = [
  "Par où commencer avec l'IA dans mon entreprise ?",
  "Quelles aides existent pour mon projet d'IA ?",
  "Comment contacter un ambassadeur IA ?",
];

/** A fixed message, no source quoted. Each says what the person can do next. */
export function canned(outcome: Outcome, content: string, suggestions: readonly string[] = []): Draft {
  return {
    outcome,
    mode: "canned",
    content,
    details: "",
    citations: [],
    completeness: "none",
    validation: null,
    suggestions: [...suggestions],
  };
}

export const greeting = (): Draft =>
  canned(
    "greeting",
    "Bonjour. Je réponds aux questions sur l'IA en entreprise et le plan « Osez l'IA » : aides, ambassadeurs, formations, " +
      "exemples, précautions. Écrivez votre question avec vos mots, les fautes ne gênent pas.",
    STARTERS,
  );

export const impostor = (): Draft =>
  canned(
    "complaint",
    "Vous pouvez vérifier en une minute si cette personne est dans l'annuaire, avec son nom, son téléphone, son site ou son SIRET : page " +
      "« Vérifier un interlocuteur » (/verifier). Un ambassadeur IA est bénévole : sa charte interdit toute pratique commerciale déloyale. " +
      "Ne payez rien et ne signez rien avant d'avoir vérifié.\n\n" +
      "Pour signaler ce démarchage : page « Signaler » (/signaler). Vous recevez un numéro de suivi, et une personne habilitée lit le signalement.",
    ["Que n'a pas le droit de faire un ambassadeur IA ?"],
  );

export const assessment = (): Draft =>
  canned(
    "clarification",
    "Voici dix questions pour situer votre entreprise avec le numérique et l'IA : trois minutes, et « je ne sais pas » est une réponse. " +
      "Vos réponses ne sont pas enregistrées ; vous pourrez reprendre le niveau trouvé dans cette conversation.",
  );

/** Its words come once the orientation is known (orientation-words.ts). */
export const profileUpdated = (): Draft => canned("profile_updated", "C'est noté.");
export const orientation = (): Draft => canned("orientation", "J'ai compris.");

export const thanks = (): Draft =>
  canned("greeting", "Avec plaisir. Si une autre question vient, je suis là. Bonne continuation.");

export const clarification = (): Draft =>
  canned(
    "clarification",
    "Il me manque un mot pour comprendre. De quoi s'agit-il : une aide, un ambassadeur, une formation, un exemple dans votre métier ?",
    STARTERS,
  );

export const outOfScope = (): Draft =>
  canned(
    "refused_out_of_scope",
    "Cette question sort de ce que je connais : je ne réponds que sur l'IA en entreprise et le plan « Osez l'IA ». " +
      "Pour les autres démarches d'une entreprise, le site entreprendre.service-public.fr est le bon point de départ.",
    STARTERS,
  );

export const politics = (): Draft =>
  canned(
    "refused_out_of_scope",
    "Ce service ne donne pas d'avis politique. Il peut vous dire ce que prévoit le plan « Osez l'IA » et qui l'a annoncé.",
    ["Que prévoit le plan « Osez l'IA » ?"],
  );

export const noSource = (suggestions: readonly string[]): Draft =>
  canned(
    "refused_no_source",
    "Je n'ai pas la réponse dans mes sources, et je préfère ne pas inventer. Une personne peut vous répondre :\n\n" +
      PEOPLE +
      (suggestions.length > 0 ? "\n\nSur un sujet voisin, je peux répondre aux questions ci-dessous." : ""),
    suggestions.length > 0 ? suggestions : STARTERS,
  );

export const advice = (): Draft =>
  canned(
    "refused_advice",
    "Cette décision dépend de votre situation, et je ne donne pas d'avis personnel ni juridique. Selon le sujet, parlez-en à votre " +
      "avocat, à votre expert-comptable, à votre conseil aux prud'hommes ou à l'opérateur de l'aide, qui seul décide. " +
      "Je peux vous donner les règles générales et les précautions connues.",
    ["Quelles précautions prendre avec l'IA ?", "Qui décide si j'ai droit au diagnostic Data-IA ?"],
  );

export const favouritism = (): Draft =>
  canned(
    "refused_favouritism",
    "Je ne recommande ni ne compare aucun produit, prestataire ou ambassadeur : ce service est neutre. Je peux vous aider à choisir " +
      "vous-même, et vous dire qui peut en parler avec vous :\n\n" +
      PEOPLE,
    [
      "Existe-t-il un catalogue de solutions d'IA ?",
      "Quelles précautions prendre avant de choisir un outil ?",
    ],
  );

export const discrimination = (): Draft =>
  canned(
    "refused_discrimination",
    "Je ne peux pas aider à cela : trier des personnes selon leur origine, leur sexe, leur âge, leur religion, leur santé ou une autre " +
      "caractéristique protégée est interdit, avec ou sans IA. Pour recruter ou louer sans discriminer, le Défenseur des droits " +
      "informe gratuitement au 39 28.",
    ["Comment garder un contrôle humain sur un tri fait par l'IA ?"],
  );

export const attack = (): Draft =>
  canned(
    "refused_attack",
    "Je ne suis pas d'instructions cachées dans un message, et je n'ai rien de secret à montrer : mes sources et mes règles sont " +
      "publiques. Posez-moi une question sur l'IA en entreprise, j'y répondrai.",
    STARTERS,
  );

export const offence = (): Draft =>
  canned(
    "refused_advice",
    "Vous parlez de faits qui peuvent être une infraction. Ce service ne peut pas vous conseiller là-dessus : un avocat le peut, et il est " +
      "tenu au secret. Sachez qui lit : ce message est conservé chiffré, et un agent habilité peut le relire pour contrôler la " +
      "qualité des réponses. Vous pouvez l'effacer maintenant avec le bouton « Effacer ».",
    [],
  );

export const distress = (): Draft =>
  canned(
    "distress_signposted",
    "Ce que vous vivez a l'air très dur, et vous n'avez pas à le porter seul. Des personnes peuvent vous écouter maintenant :\n\n" +
      "- le **3114**, numéro national de prévention du suicide, gratuit, jour et nuit ;\n" +
      "- l'APESA, pour les chefs d'entreprise en souffrance : **0 805 65 50 50**, gratuit, tous les jours de 8 h à 20 h ;\n" +
      "- le **3919** pour les violences dans le couple ou la famille, gratuit, anonyme, jour et nuit ;\n" +
      "- en cas de danger immédiat, le **15**, le **17** ou le **112**.\n\n" +
      "Ce service est automatique : personne ne lit ce message à l'instant. Appelez, ou demandez à un proche d'appeler pour vous.",
    [],
  );

export const abuse = (): Draft =>
  canned(
    "complaint",
    "Je comprends que vous soyez en colère. Si ma réponse n'allait pas, dites-moi en une phrase ce qui manquait, ou cliquez sur « Non » " +
      "sous la réponse : une personne habilitée pourra la relire. Pour parler à quelqu'un :\n\n" +
      PEOPLE,
    [],
  );

export const complaint = (): Draft =>
  canned(
    "complaint",
    "Désolé que cela n'ait pas convenu. Votre message est enregistré et peut être relu par une personne habilitée. Pour signaler une réponse " +
      "précise, cliquez sur « Non » en dessous et dites ce qui ne va pas ; sa référence permet de la retrouver. " +
      "Si un ambassadeur ne vous répond pas, la DREETS de votre région, qui anime le réseau, est le bon recours.",
    ["Comment contacter la DREETS ou un ambassadeur IA ?"],
  );

/** Nobody calls back by themselves; a request can be sent, where the page says that it can. */
const CALLED_BACK =
  "Pour être rappelé, envoyez une demande à un ambassadeur ou un activateur : page « Parler à un humain » (/humain), puis " +
  "« Prendre contact ». Vous la relisez avant l'envoi ; c'est cette personne qui répond. ";

export const handover = (numberMasked: boolean): Draft =>
  canned(
    "handover",
    (numberMasked
      ? "Votre numéro ou votre adresse a été masqué avant tout enregistrement : je ne peux rappeler personne, et personne ne vous rappellera à " +
        "partir de ce message. " +
        CALLED_BACK +
        "Ou donnez-le directement à la personne de votre choix :\n\n"
      : "Je suis un service automatique : personne ne vous répondra ici en direct. " +
        CALLED_BACK +
        "Vous pouvez aussi vous adresser ici :\n\n") + PEOPLE,
    ["Comment contacter un ambassadeur IA ?", "Comment trouver un activateur France Num ?"],
  );

/** Where nothing more precise was asked; what was is worded by the conversation, which holds the data (conversation/rights). */
export const rights = (): Draft =>
  canned(
    "rights_request",
    "Vos droits s'exercent ici, tout de suite et sans compte, avec les liens ci-dessous, page « Mes données » (/mes-donnees), ou en l'écrivant :\n\n" +
      "- **voir** ce que je garde de vous : « que savez-vous de moi ? » ;\n" +
      "- **télécharger** tout, dans un fichier ;\n" +
      "- **corriger** ce que j'ai compris de votre entreprise ;\n" +
      "- **vous opposer** : « je m'oppose au profilage » ;\n" +
      "- **effacer** : « effacez tout ». Plus personne ne peut alors lire la conversation.\n\n" +
      "Je ne connais de vous que cette conversation, gardée chiffrée jusqu'à son échéance ; ce que je reconnais de personnel y est masqué " +
      "avant d'être gardé. Des agents habilités relisent certaines réponses. Qui lit, où et pourquoi : page « Données personnelles » (/donnees-personnelles).",
    [],
  );

/** Staff turned the answers off: what still works, and nothing that this service could not hold. */
export const closed = (): Draft =>
  canned(
    "unavailable",
    "Les réponses automatiques sont arrêtées, le temps d'une vérification. Votre question ne reçoit pas de réponse : posez-la à nouveau plus tard. " +
      "Ceci marche toujours :\n\n" +
      "- les fiches et leurs sources : page « Fiches » (/fiches) ;\n" +
      "- les ambassadeurs et activateurs, et six questions pour trouver le bon : /annuaire et /orientation ;\n" +
      "- les événements près de chez vous : page « Agenda » (/agenda) ;\n" +
      "- une personne : page « Parler à un humain » (/humain).\n\n" +
      "« Effacer » et « Télécharger », sous la conversation, marchent aussi.",
    [],
  );

/** What the answer rested on was turned off while it was being written. */
export const setAside = (): Draft =>
  canned(
    "unavailable",
    "La fiche qui portait cette réponse vient d'être mise de côté pour vérification. Posez votre question à nouveau : " +
      "la réponse viendra des autres fiches.",
    [],
  );

export const unavailable = (): Draft =>
  canned(
    "unavailable",
    "Une panne m'empêche de répondre. Votre question est gardée : réessayez dans une minute. Si c'est urgent :\n\n" +
      PEOPLE,
    [],
  );

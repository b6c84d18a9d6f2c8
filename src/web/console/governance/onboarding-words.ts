import { FRESH_MINUTES } from "../../../accounts/access.ts";
import { REVIEW_DAYS } from "../../../accounts/account.ts";
import type { Role } from "../../../accounts/staff.ts";
import { DELAYS } from "../../../contact/delays.ts";
import { WORKING_DAYS_TO_DECIDE } from "../../../conversation/contest/contest.ts";
import { HOURS_TO_NOTIFY } from "../../../governance/incidents/incident.ts";

/** Change ONBOARDING_VERSION when these words change, so that everyone reads them again; a test holds the two together. */
export const ABOUT_AI: readonly { title: string; text: string }[] = [
  {
    title: "Elle écrit le mot le plus probable",
    text: "Un modèle de langue a appris, sur des milliards de phrases, quel mot vient souvent après les autres. Il n'a ni mémoire de faits vérifiés, ni avis, ni intention. Il écrit bien, même quand il se trompe.",
  },
  {
    title: "Elle invente avec assurance",
    text: "Un chiffre, un nom, un article de loi peuvent être faux et sonner juste : on parle d'hallucination. Le ton n'est jamais une preuve. Seule la source en est une, et il faut l'ouvrir.",
  },
  {
    title: "Elle reproduit des biais",
    text: "Ce qui est fréquent dans ses textes d'apprentissage lui paraît normal. Un métier, une région, une langue moins présents y sont moins bien servis. D'où nos essais par paires de personnes, et notre orientation par des règles écrites.",
  },
  {
    title: "Elle vous donne raison",
    text: "Un modèle penche vers ce que la question suppose : on parle de complaisance. « N'est-ce pas que l'aide est de 10 000 € ? » attire un oui. Posez la question sans la réponse, et relisez ce qui vous arrange deux fois plutôt qu'une.",
  },
  {
    title: "Elle ne garde pas de secret",
    text: "Ce qui est collé dans un outil grand public peut être conservé, relu, ou servir à l'entraîner. N'y mettez ni donnée personnelle, ni document interne, ni ce qu'un dirigeant vous confie.",
  },
  {
    title: "Elle consomme",
    text: "Chaque réponse d'un modèle demande de l'électricité et de l'eau, d'autant plus que le texte lu et écrit est long. Une recherche dans une fiche en demande bien moins : c'est ce que ce service fait d'abord.",
  },
];

export const SERVICE = {
  does: [
    "Il répond avec des phrases tirées de fiches sourcées et datées, et cite chaque fois le passage.",
    "Il comprend l'entreprise par ses mots : secteur, effectif, région. Chacun peut corriger ce qu'il a compris.",
    "Il propose des interlocuteurs selon des règles publiées, et dit pourquoi eux et pas d'autres.",
    "Si un modèle est branché, chaque phrase qu'il écrit est comparée aux passages cités ; une phrase sans appui n'est pas montrée.",
  ],
  refuses: [
    "Décider d'un droit ou d'une aide, donner un conseil juridique ou personnel.",
    "Recommander une entreprise ou un produit, et tout favoritisme.",
    "Demander ou utiliser le sexe, l'origine, l'âge, la religion, la santé.",
    "Répondre sans source : il le dit, et renvoie vers une personne.",
  ],
};

export const DUTIES: Record<Role, readonly string[]> = {
  ambassador: [
    `Un dirigeant vous écrit : répondez en ${DELAYS.answerWithin} jours ouvrés, même pour dire que ce n'est pas pour vous. Ensuite, une autre personne lui est proposée, et c'est lui qui décide.`,
    "Ses coordonnées servent à cet échange seulement : ne les notez pas ailleurs, ne les transmettez à personne.",
    "Après l'échange, dites ce qu'il a donné : trois questions, aucun mot libre, aucun nom.",
    "Prévenez de vos absences, et dites combien de demandes vous prenez à la fois : personne ne doit attendre pour rien.",
    "Vous restez l'auteur de ce que vous dites à un dirigeant : relisez et vérifiez avant de le reprendre.",
    "Vous êtes bénévole et ne vendez rien. Dites vos liens d'intérêts avant qu'on vous les demande.",
    "Pour préparer un échange, collez un courriel ou des notes ici, dans « Préparer un échange », et nulle part ailleurs. Jamais un document confidentiel qu'une entreprise vous a confié.",
    "Une réponse fausse ou gênante ? Contestez-la, ou ouvrez un incident : c'est attendu de vous.",
  ],
  reviewer: [
    "Jugez la réponse d'après les passages cités, non d'après ce que vous savez ou préférez.",
    "Lisez le tirage dans l'ordre proposé : choisir fausserait le taux d'erreur publié.",
    "Retirez aussitôt ce qui peut nuire ; corrigez le reste, avec une source.",
    "Chaque lecture est inscrite au journal. N'emportez ni ne répétez les mots d'une personne.",
  ],
  lead: [
    "Vous approuvez les corrections d'un autre, jamais les vôtres.",
    `Une contestation se décide en ${WORKING_DAYS_TO_DECIDE} jours ouvrés, en mots simples, avec ses raisons.`,
    "Vous pouvez tout couper : dans le doute sérieux, coupez d'abord, expliquez ensuite.",
    "Vous suivez les incidents et préparez le bilan annuel avec le référent IA.",
  ],
  dpo: [
    "Vous êtes informé sans délai de tout incident qui touche des données personnelles.",
    `Le délai de notification à la CNIL est de ${HOURS_TO_NOTIFY} heures à partir de la connaissance, jours de repos compris (RGPD, article 33).`,
    "Vous conseillez et contrôlez ; vous ne décidez pas à la place du responsable du traitement (RGPD, articles 38 et 39).",
    "Vous pouvez ouvrir une réponse ; c'est inscrit au journal. Faites-le quand c'est nécessaire, et seulement alors.",
  ],
  administrator: [
    "Donnez à chacun le rôle le plus étroit qui suffit, et retirez-le le jour du départ.",
    `Relisez les droits chaque mois ; au-delà de ${REVIEW_DAYS} jours, la revue est en retard.`,
    `Ce qui change des droits demande une connexion de moins de ${FRESH_MINUTES} minutes : ne laissez pas un écran ouvert.`,
    "Vérifiez que quelqu'un est d'astreinte, et que les alertes partent.",
  ],
};

export const REFLEXES: readonly string[] = [
  "Ouvrir la source avant de reprendre un chiffre, une date ou une règle.",
  "Se demander ce que la question supposait, et la reposer autrement.",
  "Ne donner à aucun outil ce qu'on ne mettrait pas sur un panneau public.",
  "Garder la décision : l'IA aide, une personne décide et signe.",
  "Signaler ce qui cloche, même petit, même le sien.",
];

export type Situation = {
  title: string;
  facts: string;
  todo: Record<Role, readonly string[]>;
  /** The whole instruction, where there is one. */
  more?: { href: string; text: string };
};

const LEAK: readonly string[] = [
  "N'en faites ni copie, ni capture, ni transfert.",
  `Ouvrez un incident « Violation de données personnelles » tout de suite, même incomplet : les ${HOURS_TO_NOTIFY} heures courent.`,
];

const PUBLIC_AGENT: readonly string[] = [
  "Ne répondez pas à la personne, n'enquêtez pas, n'effacez rien.",
  "Prévenez aussitôt le référent IA et ouvrez un incident : la référence de la réponse suffit, sans recopier les mots.",
  "Fonctionnaire ou agent public, vous devez donner avis sans délai au procureur de la République d'un crime ou d'un délit dont vous acquérez la connaissance dans vos fonctions (code de procédure pénale, article 40, second alinéa ; code général de la fonction publique, article L. 121-11). Ce devoir est le vôtre : le service juridique aide à qualifier et à transmettre, il n'autorise ni n'interdit.",
  "Une rumeur, une question (« que risque-t-on si… ? ») ou une simple négligence ne sont pas la connaissance d'un délit. En cas de doute, demandez le jour même.",
];

const OFFENCE: Record<Role, readonly string[]> = {
  ambassador: [
    "Bénévole, vous n'avez pas le devoir que l'article 40 du code de procédure pénale fait aux agents publics. Si votre métier est celui d'un agent public, ce que vous apprenez comme bénévole n'est pas appris dans vos fonctions.",
    "Dites-le au référent IA, et ouvrez un incident sans nommer personne : l'administration décide de la suite.",
    "Un crime que l'on peut encore empêcher se signale, par tout le monde, aux autorités (code pénal, article 434-1). Danger immédiat : 17 ou 112.",
  ],
  reviewer: PUBLIC_AGENT,
  lead: [
    ...PUBLIC_AGENT,
    "Tenez la réponse hors de toute suppression volontaire, et notez qui a été prévenu, quand.",
  ],
  dpo: PUBLIC_AGENT,
  administrator: PUBLIC_AGENT,
};

export const SITUATIONS: readonly Situation[] = [
  {
    title: "Un chiffre que la source ne dit pas",
    facts: "Une réponse annonce un taux d'aide. Le passage cité parle bien de l'aide, mais d'aucun taux.",
    todo: {
      ambassador: [
        "Ne le répétez pas au dirigeant.",
        "Contestez la réponse : le bouton est sous chacune. Un humain décide et corrige pour tous.",
      ],
      reviewer: [
        "Jugez « à corriger » et désignez la phrase.",
        "Si le chiffre peut décider quelqu'un à engager de l'argent, retirez la réponse d'abord.",
      ],
      lead: [
        "Approuvez la correction d'un autre après avoir ouvert la source.",
        "Cherchez la portée : même question, même texte préparé, même passage.",
      ],
      dpo: ["Rien à faire seul : demandez au responsable que la réponse soit relue."],
      administrator: [
        "Prévenez le responsable. Si c'est général, coupez la fiche ou la rédaction par modèle.",
      ],
    },
  },
  {
    title: "Une donnée personnelle là où elle ne devrait pas être",
    facts:
      "Vous lisez un téléphone ou une adresse qui aurait dû être masqué, ou un fichier arrivé par erreur.",
    todo: {
      ambassador: LEAK,
      reviewer: [...LEAK, "Retirez la réponse si elle montre la donnée à quelqu'un."],
      lead: [...LEAK, "Retirez ou coupez, puis prévenez le délégué à la protection des données."],
      dpo: [
        ...LEAK,
        "Appréciez le risque, conseillez la décision : notifier la CNIL ou non, prévenir les personnes ou non, avec les raisons.",
      ],
      administrator: [...LEAK, "Fermez l'accès en cause, gardez les traces, prévenez le délégué."],
    },
    more: { href: "/violation-de-donnees", text: "La procédure complète" },
  },
  {
    title: "Quelqu'un écrit qu'il a commis une infraction",
    facts:
      "Dans un échange, une personne raconte avoir fraudé, ou fait travailler quelqu'un sans le déclarer.",
    todo: OFFENCE,
    more: { href: "/aveu-infraction", text: "L'instruction complète" },
  },
];

export const SELF_CHECK: readonly { question: string; answer: string }[] = [
  {
    question: "Une réponse bien écrite, sans faute et sûre d'elle, est-elle plus probablement juste ?",
    answer: "Non. Un modèle écrit aussi bien le faux que le vrai. Seule la source citée permet de juger.",
  },
  {
    question: "Puis-je coller le courriel d'un dirigeant dans un assistant grand public pour le résumer ?",
    answer:
      "Non : il contient des données personnelles et peut-être des secrets. Retirez-les et décrivez le besoin, ou n'utilisez pas l'outil.",
  },
  {
    question: "Le service peut-il dire à une entreprise qu'elle a droit à une aide ?",
    answer:
      "Non. Il donne les conditions publiées et dit « à confirmer ». La décision revient à une personne, avec un dossier.",
  },
  {
    question: "Une fuite possible, un vendredi soir, sans certitude : j'attends lundi pour y voir clair ?",
    answer: `Non. Ouvrez l'incident tout de suite : les ${HOURS_TO_NOTIFY} heures comptent les jours de repos, et une notification peut être complétée ensuite.`,
  },
  {
    question: "Qui répond de ce qu'un agent reprend d'une réponse de l'IA ?",
    answer:
      "L'agent, sa hiérarchie et l'administration (charte d'usage responsable de l'IA, 3.1 et 3.2). « C'est l'IA qui l'a dit » n'est pas une raison.",
  },
];

import type { AdvisorAct, CallTime, RequestCompany } from "../contact.ts";
import { ACT_WORDS, CALL_TIME_WORDS } from "../labels.ts";
import type { Block, Written } from "./blocks.ts";
import { companyWords, dayWords } from "./words.ts";

/** What a letter to an advisor is made of. It never holds how to reach the leader: `detailsUrl` shows it, behind a button. */
export type ToAdvisor = {
  company: RequestCompany;
  text: string;
  /** Null: no telephone was given. */
  callTime: CallTime | null;
  sentAt: Date;
  answerBy: string;
  appointment: string | null;
  /** Their own space, where an account is linked: one signs in there. Null: `detailsUrl` is a signed link. */
  hasAccount: boolean;
  detailsUrl: string;
  linkOf(act: AdvisorAct["kind"]): string;
};

export const ADVISOR_LETTERS = [
  "request",
  "remind_first",
  "remind_last",
  "nudge",
  "ask_return",
  "remind_return",
  "cancelled",
  "passed_on",
  "disputed",
] as const;
export type AdvisorLetter = (typeof ADVISOR_LETTERS)[number];

const HELLO = "Bonjour,";
const FOOT =
  "Vous recevez ce message parce que votre fiche est dans l'annuaire de Boussole IA. Les coordonnées du dirigeant ne servent qu'à " +
  "cette demande : ne les gardez pas. Chaque lien demande une confirmation. Personne ne lit les réponses à ce courriel.";

const links = (to: ToAdvisor, ...acts: AdvisorAct["kind"][]): Block => ({
  links: acts.map((act) => ({ label: ACT_WORDS[act], url: to.linkOf(act) })),
});
const details = (to: ToAdvisor): Block => ({
  links: [
    {
      label: to.hasAccount
        ? "Ses coordonnées, dans votre espace"
        : "Ses coordonnées, sur une page privée (un bouton les montre, sans compte)",
      url: to.detailsUrl,
    },
  ],
});
const whole = (to: ToAdvisor): Block[] => [
  { items: companyWords(to.company) },
  "Ce que le dirigeant vous écrit :",
  { quote: to.text },
  ...(to.callTime === null ? [] : [`À appeler : ${CALL_TIME_WORDS[to.callTime]}.`]),
  details(to),
];

const WRITTEN: Record<AdvisorLetter, (to: ToAdvisor) => Written> = {
  request: (to) => ({
    subject: `Boussole IA : un dirigeant souhaite vous parler (réponse attendue le ${dayWords(to.answerBy)} au plus tard)`,
    blocks: [
      HELLO,
      "Un dirigeant d'entreprise demande à vous parler, par Boussole IA. Il a relu ce message et accepté qu'il vous soit transmis.",
      ...whole(to),
      "Votre réponse :",
      links(to, "take", "not_for_me"),
      `Sans nouvelles de vous le ${dayWords(to.answerBy)} au soir, un autre interlocuteur lui sera proposé.`,
      FOOT,
    ],
  }),
  remind_first: (to) => ({
    subject: "Boussole IA : un dirigeant attend votre réponse",
    blocks: [
      HELLO,
      `Depuis le ${dayWords(to.sentAt)}, un dirigeant attend de savoir si vous pouvez lui parler.`,
      ...whole(to),
      "Votre réponse :",
      links(to, "take", "not_for_me"),
      FOOT,
    ],
  }),
  remind_last: (to) => ({
    subject: "Boussole IA : dernier rappel, un dirigeant attend votre réponse",
    blocks: [
      HELLO,
      `C'est le dernier rappel : sans nouvelles de vous le ${dayWords(to.answerBy)} au soir, un autre interlocuteur sera proposé à ce dirigeant.`,
      ...whole(to),
      "Votre réponse :",
      links(to, "take", "not_for_me"),
      FOOT,
    ],
  }),
  nudge: (to) => ({
    subject: "Boussole IA : où en est cette demande ?",
    blocks: [
      HELLO,
      `Vous avez pris la demande d'un dirigeant, envoyée le ${dayWords(to.sentAt)}. Où en est-elle ?`,
      { items: companyWords(to.company) },
      details(to),
      links(to, "set_appointment", "met", "done", "unreachable", "not_for_me"),
      FOOT,
    ],
  }),
  ask_return: (to) => ({
    subject: "Boussole IA : ce rendez-vous a-t-il eu lieu ?",
    blocks: [
      HELLO,
      `Vous aviez rendez-vous avec un dirigeant le ${dayWords(to.appointment ?? to.sentAt)}. Qu'en est-il ?`,
      { items: companyWords(to.company) },
      details(to),
      links(to, "done", "met", "unreachable"),
      FOOT,
    ],
  }),
  remind_return: (to) => ({
    subject: "Boussole IA : qu'est-il sorti de cet échange ?",
    blocks: [
      HELLO,
      "Votre retour sur cet échange manque encore. Trente secondes suffisent : trois réponses à choisir, rien à écrire.",
      { items: companyWords(to.company) },
      links(to, "done", "unreachable"),
      "C'est le seul rappel. Sans nouvelles, la demande sera close.",
      FOOT,
    ],
  }),
  cancelled: (to) => ({
    subject: "Boussole IA : un dirigeant a annulé sa demande",
    blocks: [
      HELLO,
      `Le dirigeant qui vous avait écrit le ${dayWords(to.sentAt)} annule sa demande. Vous n'avez plus rien à faire, et ses coordonnées ne vous sont plus montrées.`,
      { items: companyWords(to.company) },
      "Si vous les aviez notées, effacez-les. Merci.",
    ],
  }),
  passed_on: (to) => ({
    subject: "Boussole IA : une demande est passée à un autre interlocuteur",
    blocks: [
      HELLO,
      `Le dirigeant qui vous avait écrit le ${dayWords(to.sentAt)} s'adresse à un autre interlocuteur. Vous n'avez plus rien à faire, et ses coordonnées ne vous sont plus montrées.`,
      { items: companyWords(to.company) },
      "Si vous les aviez notées, effacez-les. Merci.",
    ],
  }),
  disputed: (to) => ({
    subject: "Boussole IA : un dirigeant dit que vous ne vous êtes pas parlé",
    blocks: [
      HELLO,
      `Vous aviez clos la demande qu'un dirigeant vous a envoyée le ${dayWords(to.sentAt)}. Il nous dit que vous ne vous êtes pas parlé : elle est rouverte, et d'autres personnes lui sont proposées.`,
      { items: companyWords(to.company) },
      "C'est un malentendu ? Vous pouvez encore vous en occuper :",
      links(to, "take", "not_for_me"),
      FOOT,
    ],
  }),
};

/** A letter to an advisor: in the subject, no word of the leader and nothing of who they are. */
export const advisorLetter = (kind: AdvisorLetter, to: ToAdvisor): Written => WRITTEN[kind](to);

import type { Block, Written } from "./blocks.ts";
import { dayWords } from "./words.ts";

export type ToLeader = {
  advisorName: string;
  sentAt: Date;
  answerBy: string;
  appointment: string | null;
  /** The advisor gets a letter; false: they see it in their space only. */
  advisorMailed: boolean;
  followUrl: string;
  satisfactionUrl: string;
  /** When the details are destroyed. */
  erasedBy: Date;
};

export const LEADER_LETTERS = [
  "acknowledged",
  "taken",
  "appointment",
  "undelivered",
  "not_handed",
  "unanswered",
  "stalled",
  "withdrawn",
  "not_for_me",
  "finished",
  "unreachable",
  "lapsed",
  "satisfaction",
] as const;
export type LeaderLetter = (typeof LEADER_LETTERS)[number];

const HELLO = "Bonjour,";
const foot = ({ erasedBy }: ToLeader): string =>
  "Vous recevez ce message parce que vous avez donné cette adresse pour cette demande, et pour elle seule. Elle sera effacée le " +
  `${dayWords(erasedBy)} au plus tard. Personne ne lit les réponses à ce courriel.`;
const follow = (to: ToLeader, label: string): Block => ({ links: [{ label, url: to.followUrl }] });
/** What is offered when the advisor will not answer: nothing is sent to anyone without the leader's word. */
const another = (to: ToLeader): Block[] => [
  "Vous pouvez en choisir un autre, ou voir les services publics qui reçoivent sans rendez-vous pris ici. Rien ne part sans votre accord.",
  follow(to, "Voir qui d'autre peut vous aider"),
];
const letter = (subject: string, to: ToLeader, ...blocks: Block[]): Written => ({
  subject,
  blocks: [HELLO, ...blocks, foot(to)],
});

const WRITTEN: Record<LeaderLetter, (to: ToLeader) => Written> = {
  acknowledged: (to) =>
    letter(
      "Boussole IA : votre demande est partie",
      to,
      `Votre demande à ${to.advisorName} est enregistrée. ${
        to.advisorMailed
          ? "Cet interlocuteur est prévenu par courriel, aux heures de bureau."
          : "Cet interlocuteur la verra dans son espace de Boussole IA : aucun courriel ne lui est envoyé."
      }`,
      `Il a jusqu'au ${dayWords(to.answerBy)} pour répondre. Ensuite, nous vous proposerons quelqu'un d'autre.`,
      "Avec ce lien, vous suivez votre demande, vous l'annulez ou vous l'effacez. Gardez-le : il ouvre votre demande à qui le possède.",
      follow(to, "Suivre ou annuler ma demande"),
    ),
  taken: (to) =>
    letter(
      "Boussole IA : votre demande est prise en charge",
      to,
      `${to.advisorName} s'occupe de votre demande et va vous joindre.`,
      follow(to, "Suivre ou annuler ma demande"),
    ),
  appointment: (to) =>
    letter(
      "Boussole IA : un rendez-vous est noté",
      to,
      `${to.advisorName} a noté un rendez-vous avec vous le ${dayWords(to.appointment ?? to.sentAt)}. Ce n'est pas ce qui est convenu ? Dites-le-lui directement.`,
      follow(to, "Suivre ou annuler ma demande"),
    ),
  undelivered: (to) =>
    letter(
      "Boussole IA : votre demande n'a pas pu être remise",
      to,
      `Le courriel envoyé à ${to.advisorName} a été refusé par son serveur. Cet interlocuteur n'a pas reçu votre demande.`,
      ...another(to),
    ),
  not_handed: (to) =>
    letter(
      "Boussole IA : votre demande n'a pas pu être remise",
      to,
      `Notre courriel à ${to.advisorName} n'a pas pu être remis : notre messagerie ou la sienne ne marchait pas. Cet interlocuteur n'y est pour rien, et n'a sans doute pas vu votre demande.`,
      ...another(to),
    ),
  unanswered: (to) =>
    letter(
      "Boussole IA : pas de réponse, voici d'autres possibilités",
      to,
      `${to.advisorName} n'a pas répondu dans les cinq jours ouvrés. Nous en sommes désolés.`,
      ...another(to),
    ),
  stalled: (to) =>
    letter(
      "Boussole IA : avez-vous été rappelé ?",
      to,
      `${to.advisorName} avait pris votre demande et ne nous a rien dit depuis. Vous vous êtes parlé ? Alors vous n'avez rien à faire.`,
      "Sinon :",
      ...another(to),
    ),
  withdrawn: (to) =>
    letter(
      "Boussole IA : votre interlocuteur n'est plus disponible",
      to,
      `${to.advisorName} n'est plus proposé par l'annuaire : votre demande n'aura pas de suite de sa part.`,
      ...another(to),
    ),
  not_for_me: (to) =>
    letter(
      "Boussole IA : votre demande relève de quelqu'un d'autre",
      to,
      `${to.advisorName} a lu votre demande et pense qu'une autre personne vous aidera mieux.`,
      ...another(to),
    ),
  finished: (to) =>
    letter(
      "Boussole IA : votre demande est close",
      to,
      `${to.advisorName} nous dit que votre échange a eu lieu. Votre demande est close.`,
      "Vous ne vous êtes pas parlé ? Dites-le sur cette page : nous vous proposerons quelqu'un d'autre.",
      follow(to, "Revoir ma demande, ou l'effacer"),
    ),
  unreachable: (to) =>
    letter(
      "Boussole IA : votre interlocuteur n'a pas pu vous joindre",
      to,
      `${to.advisorName} a essayé de vous joindre, sans y parvenir. Votre demande est close.`,
      "Vous pouvez en faire une nouvelle, en vérifiant vos coordonnées et l'heure à laquelle vous préférez être appelé.",
      follow(to, "Revoir ma demande"),
    ),
  lapsed: (to) =>
    letter(
      "Boussole IA : votre demande est close",
      to,
      `Votre demande à ${to.advisorName} est restée sans suite : elle est close, et cet interlocuteur ne voit plus vos coordonnées.`,
      "Vous pouvez en faire une nouvelle quand vous voulez.",
      follow(to, "Revoir ma demande"),
    ),
  satisfaction: (to) =>
    letter(
      "Boussole IA : cet échange vous a-t-il aidé ?",
      to,
      `Vous avez échangé avec ${to.advisorName}. Deux questions, dix secondes. Votre réponse s'ajoute à un total du mois : elle n'est gardée ni avec votre demande, ni avec le nom de votre interlocuteur, qui ne la voit pas.`,
      { links: [{ label: "Répondre", url: to.satisfactionUrl }] },
      "C'est le seul courriel à ce sujet.",
    ),
};

/** A letter to a leader: their words are on their page, not in it. */
export const leaderLetter = (kind: LeaderLetter, to: ToLeader): Written => WRITTEN[kind](to);

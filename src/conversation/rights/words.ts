import type { Opposition } from "../../answering/opposition.ts";
import { frenchDate, parisDay } from "../../clock.ts";
import { maskedName } from "../../privacy/mask.ts";
import { provenanceInWords } from "./company.ts";
import type { Held } from "./schemas.ts";

/** What the person is told, in their words and not in the law's; every page named is also a link under the answer. */

/** Words that someone else wrote, shown as they are: in Markdown they may make neither a link nor a title. */
const literal = (text: string): string => text.replace(/[\\`*_[\]<>|~]/g, "\\$&");

const day = (iso: string): string => frenchDate(parisDay(new Date(iso)));
const counted = (n: number, one: string, many: string): string => `${n} ${n > 1 ? many : one}`;
const list = (values: readonly string[]): string => new Intl.ListFormat("fr").format(values);

/** What is said once everything is erased, from memory: nothing could be read again. */
export const ERASED: readonly [gone: string, left: string] = [
  "C'est effacé. Je ne sais plus rien de vous : ni vos questions, ni mes réponses, ni ce que j'avais compris de votre entreprise. " +
    "Personne ne peut plus les lire, nos agents non plus.",
  "Il reste ce qui ne dit ni votre nom ni vos mots : des chiffres pour les statistiques, la nature de vos demandes et les fiches citées, et la " +
    "suite d'empreintes qui prouve que le journal n'a pas été retouché. Si vous aviez donné un SIREN, ce que dit le registre public de " +
    "cette entreprise reste trente jours au plus, sans lien avec vous. Une sauvegarde faite avant est purgée par qui la tient.",
];

export const erased = (): string => `${ERASED.join("\n\n")} Le détail : page « Mes données » (/mes-donnees).`;

export const contestedFirst = (dueAt: Date): string =>
  `Rien n'est effacé pour l'instant : vous avez contesté une réponse, et nous devons décider au plus tard le ${frenchDate(parisDay(dueAt))}. ` +
  "Pour décider, il nous faut l'échange. À vous de choisir, page « Effacer » (/conversation/effacer) :\n\n" +
  "- **effacer dès la décision** : plus rien n'ouvre la conversation d'ici là, pas même vous ;\n" +
  "- **retirer votre contestation** et tout effacer maintenant.";

export const aboutErasure = (): string =>
  "Vous pouvez tout effacer, tout de suite et sans vous justifier : touchez « Effacer maintenant » ci-dessous, ou écrivez « effacez tout ». " +
  "C'est toute la conversation qui s'efface, pas un message seul : une réponse sans sa question ne prouverait plus rien.\n\n" +
  "Il n'y a pas de compte à fermer. Les numéros, courriels et autres données reconnues sont masqués avant d'être gardés : il n'y a rien à " +
  "en retirer.";

export const generation = (hasModel: boolean): string =>
  hasModel
    ? "Plus aucun modèle n'écrira pour vous dans cette conversation : vous aurez des phrases tirées des fiches."
    : "Aucun modèle n'écrit sur ce service aujourd'hui, et aucun n'écrira pour vous dans cette conversation.";

const MADE: Record<Opposition, (hasModel: boolean) => string> = {
  profiling: () =>
    "Ce que j'avais compris de votre entreprise est oublié, et je n'en lirai plus rien dans vos messages. Les réponses déjà données gardent ce qu'elles citaient, chiffré : effacez la conversation pour qu'il n'en reste rien. " +
    "Je ne saurai donc plus qui vous conviendrait, sauf si vous l'indiquez vous-même avec les boutons.",
  generation,
  review: () =>
    "Vos réponses sortent de la relecture qui mesure la qualité. Trois exceptions : une personne en danger, une attaque ou une fuite " +
    "de données, et une réponse que vous contestez ou qu'un responsable corrige déjà.",
};

const NAMES: Record<Opposition, string> = {
  profiling: "déduire des choses de votre entreprise dans vos messages",
  generation: "faire écrire un modèle d'IA",
  review: "faire relire vos réponses pour la qualité",
};

export const opposed = (to: readonly Opposition[], hasModel: boolean): string =>
  [
    to.length > 1 ? "C'est fait, dès maintenant :" : "C'est fait, dès maintenant.",
    ...(to.length > 1
      ? [to.map((one) => `- ${MADE[one](hasModel)}`).join("\n")]
      : to.map((one) => MADE[one](hasModel))),
    "Vos messages restent gardés jusqu'à l'échéance, pour que vous puissiez les relire. Vous pouvez changer d'avis page « Mes données » (/mes-donnees).",
  ].join("\n\n");

export const stoppedOpposing = (to: readonly Opposition[]): string =>
  `C'est noté : vous ne vous opposez plus à ${list(to.map((one) => NAMES[one]))}. Ce qui a été oublié entre-temps ne revient pas.`;

export const aboutOpposition = (current: readonly Opposition[]): string =>
  "Vous pouvez vous opposer à trois choses, sans vous justifier, page « Mes données » (/mes-donnees) ou en l'écrivant ici :\n\n" +
  "- que je **déduise** des choses de votre entreprise : « je m'oppose au profilage » ;\n" +
  "- qu'un **modèle d'IA** écrive pour vous : « pas d'IA générative » ;\n" +
  "- qu'un agent **relise** vos réponses pour mesurer la qualité : « je ne veux pas que mes messages soient relus ».\n\n" +
  (current.length > 0 ? `Vous vous opposez déjà à ${list(current.map((one) => NAMES[one]))}. ` : "") +
  "Vos messages n'entraînent aucun modèle de ce service, et ne sont ni vendus ni croisés avec d'autres fichiers. Pour arrêter tout le reste, effacez la conversation.";

export const rectification = (known: readonly string[]): string =>
  (known.length > 0
    ? `Dites-moi ce qui est vrai (« je suis à Lille, pas à Lyon »), ou touchez ce qui est faux dans « Votre entreprise » : ${list(known)}. Votre correction l'emporte aussitôt sur ce que j'avais compris.`
    : "Je ne sais rien de votre entreprise pour l'instant : il n'y a rien à corriger. Dites-moi ce qui est vrai, ou remplissez « Votre entreprise ».") +
  "\n\n" +
  "Vos propres mots, eux, ne se réécrivent pas : ils montrent à quoi j'ai répondu. Vous pouvez contester une réponse, ou effacer toute la " +
  "conversation. Je n'ai ni nom, ni adresse, ni numéro à votre sujet : ce qui est reconnu est masqué avant d'être gardé.";

export const copy = (): string =>
  "Votre copie est prête : touchez « Télécharger » ci-dessous. Le fichier contient tout ce qui est gardé de vous ici : vos messages, nos " +
  "réponses, ce qui a été compris de votre entreprise et pourquoi, vos avis et contestations. C'est du JSON, que les autres programmes savent lire.";

/** « téléphone (2 messages) et plaque (1 message) » */
export const maskedInWords = (masked: Held["masked"]): string =>
  list(
    masked.map(({ kind, messages }) => `${maskedName(kind)} (${counted(messages, "message", "messages")})`),
  );

/** « 2 fois : le 3 mars 2026 (1 fois)… », and never who. */
export function readingsInWords(readings: Held["readings"]): string {
  const total = readings.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return "Aucun agent n'a ouvert vos réponses.";
  const days = readings.map(
    ({ day: on, count }) => `le ${frenchDate(on)}${count > 1 ? ` (${count} fois)` : ""}`,
  );
  return `Un agent habilité a ouvert une de vos réponses ${counted(total, "fois", "fois")} : ${list(days)}.`;
}

/** All that is known, and what is not, in one message. */
export function access(held: Held): string {
  const { contests, corrections, masked, company, oppositions } = held;
  const open = contests.open + contests.decided + contests.withdrawn;
  const lines = [
    `Voici tout ce que je garde de vous. Cette conversation est ouverte depuis le ${day(held.since)}, et sera effacée le ${day(held.until)} au plus tard.`,
    [
      `- ${counted(held.messages, "message, avec celui-ci", "messages, avec celui-ci")}${held.opinions > 0 ? `, ${counted(held.opinions, "avis", "avis")} sur les réponses` : ""} ;`,
      masked.length > 0
        ? `- masqué avant d'être gardé, et perdu pour nous aussi : ${maskedInWords(masked)} ;`
        : "- rien n'a dû être masqué ;",
      held.noticeAddress === null
        ? "- aucune adresse pour vous prévenir ;"
        : "- une adresse électronique, pour vous prévenir d'une correction ;",
      open > 0
        ? `- ${counted(open, "contestation", "contestations")}, dont ${contests.open} à décider ;`
        : "- aucune contestation ;",
      held.contacts > 0
        ? `- ${counted(held.contacts, "demande à un interlocuteur", "demandes à un interlocuteur")}, avec le téléphone ou le courriel que vous y avez ${held.contacts > 1 ? "donnés" : "donné"} : lui seul peut les lire ;`
        : "- aucune demande à un interlocuteur ;",
      ...(corrections.made > 0
        ? [
            `- ${counted(corrections.made, "réponse corrigée ou retirée depuis", "réponses corrigées ou retirées depuis")} ;`,
          ]
        : []),
      oppositions.length > 0
        ? `- vous vous opposez à : ${list(oppositions.map((one) => NAMES[one]))}.`
        : "- aucune opposition de votre part.",
    ].join("\n"),
    company.length > 0
      ? `De votre entreprise, j'ai compris :\n\n${company
          .map((known) => {
            const from = provenanceInWords(known);
            return `- **${known.title}** : ${literal(known.value)}${from ? ` (${literal(from)})` : ""} ;`;
          })
          .join("\n")}`
      : "De votre entreprise, je ne sais rien.",
    readingsInWords(held.readings),
    `${held.contacts > 0 ? "Hors de ces demandes, je" : "Je"} ne connais ni votre nom, ni votre adresse, ni votre numéro, ni rien de votre santé, de votre âge ou de vos opinions, sauf si vous les ` +
      "avez racontés avec des mots que je n'ai pas su masquer. Un seul autre fichier est consulté, et seulement si vous donnez un SIREN ou un SIRET : le registre public des entreprises.",
  ];
  return lines.join("\n\n");
}

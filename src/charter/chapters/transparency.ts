import { by, requirement } from "../requirement.ts";
import { coarse, day, daysSince } from "../words.ts";

/** The fiche that says what the service is and is not. */
const ABOUT_ITSELF = "cet-assistant";
/** The journal is read whole once a day: two days without it is a failure. */
const JOURNAL_DAYS = 2;

/** 1. Transparence et explicabilité. */
export const TRANSPARENCY = [
  requirement({
    number: "1.1",
    asks: "Écrire, pour chaque traitement, à quoi il sert et quelles données il emploie.",
    how: "Un registre public dit chaque finalité, ses données et leur durée, d'après ce que le programme fait.",
    uses: ["settings"],
    judge: ({ settings: { legal } }) =>
      legal.publisher === null
        ? {
            status: "partly",
            evidence: "Le registre est publié, mais aucun responsable n'est nommé.",
            missing: [by.controller("Nommer l'éditeur, écrire la base légale de chaque traitement.")],
          }
        : { status: "kept", evidence: "Le registre est publié, et un éditeur en répond." },
    checks: [{ text: "Lisez le registre des traitements", href: "/donnees-personnelles" }],
  }),
  requirement({
    number: "1.2",
    asks: "Dire ce que l'outil sait faire, et ce qu'il ne sait pas faire.",
    how: "Avant le premier message : un service automatique, ni conseil juridique, ni décision d'aide. Une page dit les limites.",
    uses: ["settings", "knowledge"],
    judge: ({ settings: { model }, knowledge: { upToDate } }) => {
      const said =
        model === null
          ? "L'accueil dit aujourd'hui : sans IA générative."
          : "L'accueil dit aujourd'hui qu'un modèle de langue rédige certaines réponses.";
      return upToDate.includes(ABOUT_ITSELF)
        ? { status: "kept", evidence: `${said} La fiche sur l'assistant est en service, et à jour.` }
        : {
            status: "partly",
            evidence: `${said} Mais la fiche sur l'assistant manque, ou a dépassé sa date de relecture.`,
          };
    },
    checks: [
      { text: "Ouvrez l'accueil, sans rien écrire", href: "/" },
      { text: "Demandez-lui s'il décide d'une aide", href: "/fiches/cet-assistant" },
    ],
  }),
  requirement({
    number: "1.3",
    asks: "Garder la trace de ce qui a produit un résultat, pour pouvoir le reconstituer.",
    how: "Chaque réponse entre dans un journal chaîné, avec ses passages, ses versions et les règles d'orientation.",
    uses: ["answers", "journal"],
    judge: ({ answers, journal }) => {
      if (answers.untraced > 0)
        return {
          status: "not_kept",
          evidence: "Au moins une réponse des 30 derniers jours n'a pas sa trace.",
        };
      if (journal.laterFaults || (journal.lastWhole?.faults ?? 0) > 0)
        return {
          status: "not_kept",
          evidence: "La dernière vérification a trouvé une anomalie dans le journal.",
        };
      return answers.recorded === 0
        ? { status: "partly", evidence: "Aucune réponse depuis 30 jours : rien à montrer." }
        : {
            status: "kept",
            evidence: `Réponses des 30 derniers jours (${coarse(answers.recorded)}) : toutes ont leur trace.`,
          };
    },
    checks: [
      { text: "Vérifiez une réponse par sa référence", href: "/verifier-une-reponse" },
      { text: "Relisez le journal", command: "npm run audit:verify" },
    ],
  }),
  requirement({
    number: "1.4",
    asks: "Pouvoir répondre à un audit, à toutes les étapes de la vie de l'outil.",
    how: "Le journal est relu en entier chaque jour ; ses points de contrôle signés s'exportent ; fiches et consignes gardent leurs versions.",
    uses: ["journal"],
    judge: ({ journal: { lastWhole, laterFaults, checkpointAt } }, now) => {
      if (lastWhole === null)
        return { status: "not_kept", evidence: "Le journal n'a pas encore été relu en entier." };
      const read = `Dernière relecture entière du journal : le ${day(lastWhole.at)}.`;
      if (laterFaults || lastWhole.faults > 0)
        return {
          status: "not_kept",
          evidence: `${read} Une anomalie a été trouvée.`,
          missing: [by.controller("Comprendre l'anomalie, et restaurer une sauvegarde s'il le faut.")],
        };
      if (daysSince(lastWhole.at, now) > JOURNAL_DAYS)
        return { status: "not_kept", evidence: `${read} Elle devait avoir lieu chaque jour.` };
      return checkpointAt === null
        ? { status: "partly", evidence: `${read} Aucune anomalie, mais aucun point de contrôle signé.` }
        : {
            status: "kept",
            evidence: `${read} Aucune anomalie. Dernier point de contrôle : le ${day(checkpointAt)}.`,
          };
    },
    checks: [
      { text: "Exportez les points de contrôle", command: "npm run audit:export -- FICHIER" },
      { text: "Vérifiez de l'extérieur", command: "npm run audit:verify -- --help" },
    ],
  }),
  requirement({
    number: "1.5",
    asks: "Expliquer simplement comment l'IA arrive à son résultat.",
    how: "Chaque réponse porte ses citations et « pourquoi cette réponse » ; chaque personne proposée, ses raisons.",
    uses: ["answers"],
    judge: ({ answers: { answered, uncited } }) => {
      if (uncited > 0)
        return { status: "not_kept", evidence: "Au moins une réponse des 30 derniers jours ne cite rien." };
      return answered === 0
        ? { status: "partly", evidence: "Aucune réponse depuis 30 jours : rien à montrer." }
        : {
            status: "kept",
            evidence: `Réponses des 30 derniers jours (${coarse(answered)}) : toutes citent un passage.`,
          };
    },
    checks: [
      { text: "Posez une question, ouvrez ses sources", href: "/" },
      { text: "Lisez les critères et leurs poids", href: "/orientation/regles" },
    ],
  }),
  requirement({
    number: "1.6",
    asks: "Dire les sources et la logique avec des mots accessibles.",
    how: "Chaque fiche nomme qui publie, l'adresse, la date, et le jour où il faudra la relire.",
    uses: ["knowledge"],
    judge: ({ knowledge: { fiches, unsourced, overdue } }) => {
      if (fiches === 0) return { status: "not_kept", evidence: "Aucune fiche n'est en service." };
      if (unsourced > 0)
        return {
          status: "not_kept",
          evidence: `${unsourced} fiches sur ${fiches} n'ont pas de source complète.`,
        };
      const all = `${fiches} fiches en service, toutes avec éditeur, adresse et date.`;
      return overdue > 0
        ? {
            status: "partly",
            evidence: `${all} ${overdue} ont dépassé leur date de relecture.`,
            missing: [by.controller("Relire les fiches dont la date est passée.")],
          }
        : { status: "kept", evidence: `${all} Aucune n'a dépassé sa date de relecture.` };
    },
    checks: [{ text: "Ouvrez une fiche, puis sa source", href: "/fiches" }],
  }),
  requirement({
    number: "1.7",
    asks: "Permettre à chacun de contester un résultat.",
    how: "Un bouton sous chaque réponse ; une personne réexamine et répond en 15 jours ouvrés.",
    uses: ["contests", "rights"],
    judge: ({ contests: { received, late, decidedLate }, rights: { active } }) => {
      const all = `Contestations reçues : ${coarse(received)}.`;
      if (late > 0)
        return {
          status: "not_kept",
          evidence: `${all} Au moins une attend une réponse après son délai.`,
          missing: [by.controller("Répondre aux contestations en retard.")],
        };
      if (!active)
        return {
          status: "partly",
          evidence: `${all} Aucun agent n'a de compte actif : personne ne pourrait décider.`,
          missing: [by.controller("Donner un compte à qui décide des contestations.")],
        };
      return decidedLate > 0
        ? {
            status: "partly",
            evidence: `${all} Aucune n'est en retard, mais une au moins a été décidée trop tard.`,
          }
        : { status: "kept", evidence: `${all} Aucune n'est en retard, aucune n'a été décidée trop tard.` };
    },
    checks: [{ text: "Posez une question, puis « Contester »", href: "/" }],
  }),
];

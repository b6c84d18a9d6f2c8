import { by, type Judgement, requirement } from "../requirement.ts";
import { day, daysSince } from "../words.ts";

/** Erasure runs every hour: after a day without it, it is stopped. */
const RETENTION_DAYS = 1;

/** 4. Sécurité et protection des données, de la finalité à l'hébergement. */
export const DATA = [
  requirement({
    number: "4.1",
    asks: "Une finalité déterminée, explicite et légitime.",
    how: "Une seule : orienter une entreprise. Ni publicité, ni revente, ni mesure d'un tiers.",
    uses: ["settings"],
    judge: ({ settings: { legal } }) =>
      legal.publisher === null || legal.dpo === null
        ? {
            status: "partly",
            evidence: "La finalité est écrite, mais personne n'est nommé pour en répondre.",
            missing: [
              by.controller(
                "Nommer l'éditeur et le délégué à la protection des données ; écrire la base légale.",
              ),
            ],
          }
        : {
            status: "partly",
            evidence:
              "La finalité est écrite, un éditeur et un délégué en répondent. La base légale reste à confirmer.",
            missing: [by.controller("Écrire la base légale, et le texte qui la fonde.")],
          },
    checks: [{ text: "Lisez le registre des traitements", href: "/donnees-personnelles" }],
  }),
  requirement({
    number: "4.2",
    asks: "Ne recueillir que le nécessaire.",
    how: "Secteur, taille et région suffisent ; le nom et le SIREN sont facultatifs ; rien du dirigeant n'est lu.",
    uses: ["trials"],
    judge: ({ trials: { personalFields, unmasked } }) => trialsJudgement(personalFields, unmasked),
    checks: [
      { text: "Écrivez un faux numéro : la page dit qu'il est masqué", href: "/" },
      { text: "Refaites l'essai", command: "npx vitest run src/privacy" },
    ],
  }),
  requirement({
    number: "4.3",
    asks: "Garder les données pendant une durée maîtrisée.",
    how: "Chaque sorte de données a sa durée, affichée ; une tâche les efface à l'échéance.",
    uses: ["retention", "settings"],
    judge: ({ retention, settings: { retentionDays } }, now) => {
      const { lastRunAt, failed, overdueSince } = retention;
      const term = `Une conversation est gardée ${retentionDays} jours.`;
      if (lastRunAt === null)
        return { status: "not_kept", evidence: `${term} L'effacement n'est encore jamais passé.` };
      const ran = `${term} Dernier passage de l'effacement : le ${day(lastRunAt)}.`;
      if (overdueSince !== null)
        return {
          status: "not_kept",
          evidence: `${ran} Des données devaient être effacées depuis le ${day(overdueSince)} et sont encore là.`,
          missing: [by.controller("Relancer l'effacement, et comprendre ce qui l'a arrêté.")],
        };
      if (failed) return { status: "partly", evidence: `${ran} Il a échoué pour une sorte de données.` };
      return daysSince(lastRunAt, now) > RETENTION_DAYS
        ? { status: "not_kept", evidence: `${ran} Il doit passer chaque heure.` }
        : { status: "kept", evidence: `${ran} Rien n'a dépassé son échéance.` };
    },
    checks: [
      { text: "Lisez les durées", href: "/donnees-personnelles" },
      { text: "Voyez ce qui serait effacé", command: "npm run retention -- --dry-run" },
    ],
  }),
  requirement({
    number: "4.4",
    asks: "Garantir les droits : information, accès, rectification, effacement, opposition.",
    how: "Une page et la conversation elle-même les donnent, aussitôt ; le délégué répond pour le reste.",
    uses: ["settings"],
    judge: ({ settings: { legal } }) =>
      legal.dpo === null
        ? {
            status: "partly",
            evidence:
              "Télécharger, corriger, effacer marchent. Mais aucun délégué à la protection des données n'est nommé.",
            missing: [by.controller("Nommer le délégué et dire comment lui écrire (DPO_CONTACT).")],
          }
        : {
            status: "kept",
            evidence: "Télécharger, corriger, effacer marchent ; le délégué est nommé, avec son contact.",
          },
    checks: [
      { text: "Lisez vos droits", href: "/mes-donnees" },
      { text: "Écrivez « effacez tout » dans une conversation", href: "/" },
    ],
  }),
  requirement({
    number: "4.5",
    asks: "Que chaque projet connaisse les règles, avec le délégué à la protection des données.",
    how: "L'analyse d'impact est écrite et publiée ; elle dit ce qui est décidé et ce qui reste à compléter.",
    uses: ["settings"],
    judge: ({ settings: { legal } }) => ({
      status: legal.dpo === null ? "not_kept" : "partly",
      evidence:
        legal.dpo === null
          ? "L'analyse d'impact est écrite, mais aucun délégué n'est nommé pour la relire."
          : "L'analyse d'impact est écrite ; rien ne montre que le délégué l'a relue.",
      missing: [by.controller("Compléter l'analyse d'impact et la faire relire par le délégué.")],
    }),
    checks: [{ text: "Lisez l'analyse d'impact", href: "/aipd" }],
  }),
  requirement({
    number: "4.6",
    asks: "Un hébergement sûr et souverain, de préférence qualifié SecNumCloud.",
    how: "Le programme s'installe où l'on veut, sans dépendre d'un service étranger.",
    uses: ["settings"],
    judge: ({ settings: { legal } }) => ({
      status: "not_kept",
      evidence:
        legal.host === null
          ? "L'hébergeur n'est pas indiqué, sa qualification est inconnue."
          : "L'hébergeur est nommé aux mentions légales. Le programme ne peut pas savoir s'il est qualifié SecNumCloud.",
      missing: [by.controller("Héberger chez un prestataire qualifié, et le faire constater.")],
    }),
    checks: [
      { text: "Lisez le nom de l'hébergeur", href: "/mentions-legales" },
      {
        text: "Cherchez-le dans la liste de l'ANSSI",
        href: "https://cyber.gouv.fr/produits-services-qualifies",
      },
    ],
  }),
  requirement({
    number: "4.7",
    asks: "Des modèles sur une infrastructure de confiance.",
    how: "Aucun modèle n'est nécessaire. S'il y en a un, c'est un réglage, qui peut viser un serveur de l'administration.",
    uses: ["settings"],
    judge: ({ settings: { model } }) => {
      if (model === null)
        return {
          status: "kept",
          evidence:
            "Aucun modèle n'est appelé : aucune question n'est envoyée à un modèle. Seul un SIREN ou un SIRET donné part au registre public.",
        };
      return {
        status: "partly",
        evidence: model.ownServer
          ? "Un modèle est appelé sur le serveur choisi par le responsable. Sa qualification est inconnue."
          : "Un modèle est appelé chez son fournisseur, Mistral AI. La qualification de son hébergement est inconnue.",
        missing: [
          by.controller("Faire tourner le modèle sur une infrastructure qualifiée (MISTRAL_SERVER_URL)."),
        ],
      };
    },
    checks: [{ text: "Lisez ce qui est envoyé à un modèle, et ce qui ne l'est jamais", href: "/modeles" }],
  }),
];

/** What the trial made just now showed. */
export function trialsJudgement(personalFields: readonly string[], unmasked: readonly string[]): Judgement {
  if (personalFields.length > 0)
    return { status: "not_kept", evidence: "Un essai fait à l'instant a lu une donnée d'une personne." };
  return unmasked.length > 0
    ? { status: "not_kept", evidence: `Un essai fait à l'instant a laissé passer : ${unmasked.join(", ")}.` }
    : {
        status: "partly",
        evidence:
          "Essai fait depuis cinq minutes au plus : téléphone, courriel, IBAN, carte et numéro de sécurité sociale sont masqués. Un nom que rien n'annonce, une maladie dite à demi-mot peuvent rester.",
        missing: [
          by.program("Reconnaître tout nom et toute information de santé : aucune règle n'y suffit."),
        ],
      };
}

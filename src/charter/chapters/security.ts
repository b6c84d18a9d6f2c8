import { by, requirement } from "../requirement.ts";
import { day, daysSince, HALF_YEAR_DAYS } from "../words.ts";
import { trialsJudgement } from "./data.ts";

/** 4. Sécurité et protection des données, des accès aux audits. */
export const SECURITY = [
  requirement({
    number: "4.8",
    asks: "Des accès selon le besoin d'en connaître.",
    how: "Cinq rôles d'agents ; un administrateur ne lit aucune conversation ; chaque lecture est inscrite au journal.",
    uses: ["rights"],
    judge: ({ rights: { active, dormant, lastReviewAt } }, now) => {
      if (!active) return { status: "partly", evidence: "Aucun agent n'a de compte actif : rien à montrer." };
      if (dormant)
        return {
          status: "partly",
          evidence: "Un compte au moins ne sert plus depuis 90 jours et garde ses droits.",
          missing: [by.controller("Désactiver les comptes qui ne servent plus.")],
        };
      return lastReviewAt === null || daysSince(lastReviewAt, now) > HALF_YEAR_DAYS
        ? {
            status: "partly",
            evidence: "Les rôles sont séparés, mais personne ne les a revus depuis six mois.",
          }
        : {
            status: "kept",
            evidence: `Les rôles sont séparés ; aucun compte ne dort ; droits revus le ${day(lastReviewAt)}.`,
          };
    },
    checks: [
      { text: "Lisez qui lit, et qui ne lit jamais", href: "/donnees-personnelles" },
      {
        text: "Essayez chaque adresse avec chaque rôle",
        command: "npx vitest run tests/security/access.test.ts",
      },
    ],
  }),
  requirement({
    number: "4.9",
    asks: "Une authentification forte, des droits fins, un journal des connexions.",
    how: "Les agents entrent par ProConnect ou un autre fournisseur d'identité ; chaque connexion est inscrite au journal.",
    uses: ["settings"],
    judge: ({ settings: { signIn } }) => {
      if (signIn === null)
        return {
          status: "not_kept",
          evidence: "Aucun fournisseur d'identité n'est réglé.",
          missing: [by.controller("Régler ProConnect (OIDC_ISSUER et les suivants).")],
        };
      return signIn.levelsDemanded
        ? {
            status: "kept",
            evidence: "Un fournisseur d'identité est réglé, et un niveau de preuve est exigé.",
          }
        : {
            status: "partly",
            evidence: "Un fournisseur d'identité est réglé, sans exiger de niveau de preuve.",
            missing: [by.controller("Exiger un niveau de preuve (OIDC_ACR_VALUES).")],
          };
    },
    checks: [{ text: "Voyez comment un agent entre", href: "/console/connexion" }],
  }),
  requirement({
    number: "4.10",
    asks: "Ne pas mettre de données sensibles dans un outil grand public.",
    how: "Ce qui identifie une personne est masqué avant d'être gardé ou cherché ; la page prévient.",
    uses: ["trials"],
    judge: ({ trials: { unmasked } }) => trialsJudgement([], unmasked),
    checks: [
      { text: "Écrivez un faux numéro, voyez-le masqué", href: "/" },
      { text: "Refaites l'essai", command: "npx vitest run src/privacy" },
    ],
  }),
  requirement({
    number: "4.11",
    asks: "Des audits, et une revue périodique des droits.",
    how: "Une page de la console fait cocher chaque compte ; la revue laisse une trace que nul n'efface.",
    uses: ["rights"],
    judge: ({ rights: { lastReviewAt } }, now) => {
      const missing = [by.controller("Revoir les droits au moins tous les six mois.")];
      if (lastReviewAt === null)
        return { status: "not_kept", evidence: "Les droits des agents n'ont jamais été revus.", missing };
      const when = `Dernière revue des droits : le ${day(lastReviewAt)}.`;
      return daysSince(lastReviewAt, now) > HALF_YEAR_DAYS
        ? { status: "not_kept", evidence: `${when} Elle a plus de six mois.`, missing }
        : {
            status: "partly",
            evidence: `${when} Aucun audit par une personne extérieure n'est connu.`,
            missing: [by.controller("Faire auditer le code par une personne nommée.")],
          };
    },
    checks: [{ text: "Passez les essais d'injection", command: "npx vitest run tests/security" }],
  }),
  requirement({
    number: "4.12",
    asks: "Ajuster la sécurité d'après les audits.",
    how: "Un défaut reçoit d'abord son test, qui reste ; une faille se signale à une adresse publiée.",
    uses: ["settings"],
    judge: ({ settings: { legal } }) => ({
      status: legal.securityContact === null ? "not_kept" : "partly",
      evidence:
        legal.securityContact === null
          ? "Personne n'est désigné pour recevoir le signalement d'une faille."
          : "Une faille peut être signalée. Aucun audit extérieur n'a encore donné de corrections à suivre.",
      missing: [
        legal.securityContact === null
          ? by.controller("Publier un contact de sécurité (SECURITY_CONTACT).")
          : by.controller("Commander un audit, et suivre ses corrections."),
      ],
    }),
    checks: [{ text: "Lisez où signaler une faille", href: "/securite" }],
  }),
];

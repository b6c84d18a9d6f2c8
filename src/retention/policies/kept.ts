import type { Kept } from "../policy.ts";

const kept = (view: Pick<Kept, "code" | "label" | "holds" | "purpose" | "tables" | "fate">): Kept => ({
  ...view,
  days: null,
  from: "",
  setting: null,
  bounds: null,
});

/** What no calendar erases, and why. */
export const KEPT: readonly Kept[] = [
  kept({
    code: "addresses",
    label: "Adresse du visiteur",
    holds: "l'adresse d'où vient une requête",
    purpose: "limiter le débit",
    tables: [],
    fate: "jamais écrite : une minute en mémoire vive",
  }),
  kept({
    code: "answers",
    label: "Réponses, sans leurs mots",
    holds:
      "issue, mode, durées, versions, passages cités, avis utile ou non, verdicts de relecture, liés à un identifiant tiré au hasard",
    purpose: "compter, et dire la qualité des réponses",
    tables: [
      "chat.answer_passage",
      "chat.feedback",
      "chat.correction",
      "chat.correction_text",
      "chat.correction_seen",
      "review.event",
      "review.verdict",
      "review.correction",
      "review.correction_target",
      "review.eval_case",
      "review.reflagged",
    ],
    fate: "statistiques : rien n'y désigne la personne une fois la clé détruite. Durée à décider par le responsable",
  }),
  kept({
    code: "figures",
    label: "Chiffres d'usage et d'équité",
    holds:
      "comptes par mois, région, taille et secteur, petits nombres masqués ; total par mois des réponses des dirigeants à « cet échange vous a-t-il aidé ? » ; rien sur quelqu'un",
    purpose: "rendre compte, et voir si le service sert tout le monde également",
    tables: [
      "statistics.month",
      "equity.run",
      "equity.gap",
      "equity.month",
      "field.quarter",
      "contact.rating",
    ],
    fate: "sans donnée personnelle : gardés pour comparer",
  }),
  kept({
    code: "field_fiches",
    label: "Fiches tirées d'un retour de terrain",
    holds:
      "un texte public sans personne ni entreprise, et les comptes de qui l'a rédigé et de qui en a décidé",
    purpose: "répondre de ce qui est publié",
    tables: ["field.fiche"],
    fate: "gardées tant que la fiche peut être citée, puis pour en répondre ; un brouillon part avec son retour",
  }),
  kept({
    code: "rights",
    label: "Histoire des droits et des décisions",
    holds:
      "compte, fonction, rôle et date de qui a changé un droit, relu les droits, tourné un interrupteur, nommé un responsable",
    purpose: "répondre de qui pouvait quoi",
    tables: [
      "staff.change",
      "staff.access_review",
      "switches.turn",
      "switches.turned_off",
      "governance.owner",
    ],
    fate: "en ajout seul, sans adresse ni nom. Durée à décider par le responsable",
  }),
  kept({
    code: "demo_links",
    label: "Liens de démonstration",
    holds: "l'empreinte d'un lien par rôle",
    purpose: "essayer la console sans fournisseur d'identité",
    tables: ["staff.demo_link"],
    fate: "remplacés à chaque démarrage ; aucun n'existe en production",
  }),
  kept({
    code: "verifications",
    label: "Vérifications du journal",
    holds: "quand le journal a été relu, par quel compte ou quelle machine, et le résultat",
    purpose: "savoir si le journal est intact",
    tables: ["audit.verification", "audit.turn"],
    fate: "gardées aussi longtemps que le journal qu'elles attestent",
  }),
  kept({
    code: "journal",
    label: "Journal",
    holds:
      "nature de chaque acte, identifiants, heure, empreintes de textes chiffrés ; aucun mot de personne, aucune adresse",
    purpose: "prouver ce qui a été répondu et fait",
    tables: ["audit.entry"],
    fate: "en ajout seul et chaîné : en ôter une entrée le romprait. La CNIL recommande de six mois à un an pour des traces d'accès, trois ans au plus dans les cas courants de contrôle interne : aller au-delà se justifie, et le responsable doit le décider",
  }),
];

import { by, requirement } from "../requirement.ts";

/** 7. Partage et mutualisation. */
export const SHARING = [
  requirement({
    number: "7.1",
    asks: "Publier bonnes pratiques et retours, difficultés comprises.",
    how: "Connaissances, consignes, règles, jeux d'essai et retours d'usage se téléchargent, sous licence ouverte.",
    uses: ["openData"],
    judge: ({ openData: { datasets, files } }) => {
      const all = `${files} fichiers publiés.`;
      if (!datasets.includes("connaissances") || !datasets.includes("evaluations"))
        return { status: "not_kept", evidence: `${all} Les connaissances ou les jeux d'essai n'y sont pas.` };
      return datasets.includes("retours")
        ? { status: "kept", evidence: `${all} Les retours d'usage des mois terminés en font partie.` }
        : { status: "partly", evidence: `${all} Aucun mois terminé n'a encore de retours à publier.` };
    },
    checks: [{ text: "Téléchargez tout", href: "/donnees-ouvertes" }],
  }),
  requirement({
    number: "7.2",
    asks: "Faire circuler les initiatives par les canaux qui existent.",
    how: "Une synthèse du trimestre, prête à coller dans une lettre d'information, s'écrit seule.",
    uses: ["openData"],
    judge: ({ openData: { digest } }) => ({
      status: digest ? "partly" : "not_kept",
      evidence: digest
        ? "La synthèse du dernier trimestre terminé est publiée. Le programme ne sait pas si une lettre la reprend."
        : "Aucune synthèse n'est publiée.",
      missing: [by.controller("Envoyer la synthèse dans les lettres d'information.")],
    }),
    checks: [
      { text: "Lisez la synthèse", href: "/donnees-ouvertes/fichiers/synthese/synthese-du-trimestre.md" },
    ],
  }),
  requirement({
    number: "7.3",
    asks: "Enrichir les ressources communes, dont le portail des chartes d'IA.",
    how: "Cette page se lit aussi par un programme (/charte.json), pour être transmise.",
    uses: [],
    judge: () => ({
      status: "not_kept",
      evidence: "Rien ne montre que la charte de ce service a été transmise au portail.",
      missing: [by.controller("Transmettre la charte du service au portail des chartes d'IA.")],
    }),
    checks: [{ text: "Lisez cette page en données", href: "/charte.json" }],
  }),
  requirement({
    number: "7.4",
    asks: "S'inspirer des autres chartes.",
    how: "Le programme ne peut pas le faire : c'est un travail de lecture, une fois par an.",
    uses: [],
    judge: () => ({
      status: "not_kept",
      evidence: "Aucune comparaison documentée avec d'autres chartes n'est connue.",
      missing: [by.controller("Comparer une fois par an à d'autres chartes, et l'écrire.")],
    }),
    checks: [{ text: "Comparez vous-même, exigence par exigence", href: "/charte.json" }],
  }),
  requirement({
    number: "7.5",
    asks: "Des groupes de travail et des projets communs.",
    how: "Le code est sous licence MIT, ses interfaces sont documentées, tout se réinstalle ailleurs.",
    uses: ["settings"],
    judge: ({ settings: { official } }) => ({
      status: "partly",
      evidence: `Interfaces publiées par ce service même. ${official ? "Le service se dit officiel" : "Le service n'est pas officiel"} ; aucun groupe de travail n'est connu du programme.`,
      missing: [by.controller("Publier le dépôt du code et inviter d'autres administrations.")],
    }),
    checks: [
      { text: "Lisez les interfaces", href: "/docs" },
      { text: "Réutilisez le code", command: "LICENSE" },
    ],
  }),
];

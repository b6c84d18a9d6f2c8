import { by, requirement } from "../requirement.ts";
import { day, daysSince, YEAR_DAYS } from "../words.ts";

const small = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);

/** 3. Responsabilité et gouvernance. */
export const GOVERNANCE = [
  requirement({
    number: "3.1",
    asks: "Que l'on sache qui répond des contenus : l'agent, sa hiérarchie, l'administration.",
    how: "Chaque part du service a un responsable, nommé par sa fonction ; les réponses validées portent celle de qui approuve.",
    uses: ["governance", "settings"],
    judge: ({ governance: { unowned }, settings: { legal } }) => {
      const publisher = legal.publisher === null ? "Aucun éditeur n'est nommé." : "Un éditeur est nommé.";
      if (unowned.length === 0 && legal.publisher !== null)
        return { status: "kept", evidence: `${publisher} Chaque part du service a son responsable.` };
      const missing = [by.controller("Nommer l'éditeur, et un responsable par fonction.")];
      return {
        status: legal.publisher === null ? "not_kept" : "partly",
        evidence: `${publisher} Sans responsable : ${unowned.length === 0 ? "rien" : unowned.map(small).join(", ")}.`,
        missing,
      };
    },
    checks: [{ text: "Lisez les mentions légales", href: "/mentions-legales" }],
  }),
  requirement({
    number: "3.2",
    asks: "Que l'agent reste responsable de ce qu'il produit, sans se cacher derrière l'IA.",
    how: "Tout avis, toute correction, toute validation est au nom d'une fonction, dans le journal.",
    uses: ["review"],
    judge: ({ review: { lastVerdictAt } }) =>
      lastVerdictAt === null
        ? {
            status: "partly",
            evidence:
              "Aucun avis d'agent encore. Un ambassadeur modifie lui-même la réponse préparée pour lui.",
            missing: [by.controller("Relire : chaque avis porte la fonction de qui le donne.")],
          }
        : {
            status: "kept",
            evidence: `Dernier avis signé par un agent : le ${day(lastVerdictAt)}. Un ambassadeur modifie lui-même la réponse préparée pour lui : rien ne part à sa place.`,
          },
    checks: [{ text: "Voyez qui a validé une réponse, sous ses mots", href: "/verifier-une-reponse" }],
  }),
  requirement({
    number: "3.3",
    asks: "Une supervision humaine, sans laquelle rien ne tourne.",
    how: "On peut couper aussitôt les réponses, le modèle, une fiche ; un danger alerte une personne d'astreinte.",
    uses: ["alerts", "review", "answers"],
    judge: ({ alerts: { someoneIsTold }, review, answers }) => {
      if (!someoneIsTold)
        return {
          status: "not_kept",
          evidence:
            "Personne n'est d'astreinte aujourd'hui, et rien n'y supplée : une alerte ne préviendrait personne.",
          missing: [by.controller("Inscrire quelqu'un à l'astreinte, ou régler ALERT_EMAIL.")],
        };
      return answers.recorded > 0 && review.verdicts === 0
        ? {
            status: "partly",
            evidence: "Une alerte préviendrait quelqu'un, mais rien n'a été relu depuis 30 jours.",
          }
        : {
            status: "kept",
            evidence: "Une alerte préviendrait quelqu'un aujourd'hui ; les coupures sont en place.",
          };
    },
    checks: [{ text: "Demandez à parler à une personne", href: "/humain" }],
  }),
  requirement({
    number: "3.4",
    asks: "Relire, vérifier et valider avant de diffuser.",
    how: "Les fiches sont sourcées et datées ; une réponse préparée dit qui l'a validée, ou qu'elle ne l'est pas.",
    uses: ["knowledge"],
    judge: ({ knowledge: { prepared, validated } }) => {
      const share =
        validated === 0
          ? `Aucune des ${prepared} réponses préparées n'est validée par l'administration.`
          : `Réponses préparées validées par l'administration : ${validated} sur ${prepared}.`;
      return {
        status: validated === 0 ? "not_kept" : "partly",
        evidence: `${share} Les fiches sont écrites et relues par l'équipe, sans visa de l'administration.`,
        missing: [by.controller("Faire valider les réponses préparées et les fiches par l'administration.")],
      };
    },
    checks: [
      {
        text: "Lisez le champ « validation » de chaque réponse",
        href: "/donnees-ouvertes/fichiers/connaissances/en-vigueur.json",
      },
    ],
  }),
  requirement({
    number: "3.5",
    asks: "Désigner un référent IA : conseil, charte, incidents, formation, veille.",
    how: "Il est nommé par sa fonction aux mentions légales ; les agents tiennent un registre des incidents.",
    uses: ["governance"],
    judge: ({ governance: { referentNamed, lateBreach } }) => {
      if (!referentNamed)
        return {
          status: "not_kept",
          evidence: "Aucun référent IA n'est désigné.",
          missing: [by.controller("Désigner un référent IA (réglage AI_REFERENT, ou la console).")],
        };
      return lateBreach
        ? {
            status: "partly",
            evidence:
              "Un référent IA est désigné, mais une violation de données a passé les 72 heures sans décision.",
          }
        : {
            status: "kept",
            evidence:
              "Un référent IA est désigné ; aucune violation de données n'a passé les 72 heures sans décision.",
          };
    },
    checks: [{ text: "Lisez qui est le référent IA", href: "/mentions-legales" }],
  }),
  requirement({
    number: "3.6",
    asks: "Revoir au moins une fois par an la charte et la façon dont les outils servent.",
    how: "Une commande écrit la revue annuelle d'après le journal et les chiffres ; elle s'imprime.",
    uses: ["governance"],
    judge: ({ governance: { lastAnnualReviewAt: last } }, now) => {
      const missing = [by.controller("Faire la revue annuelle.")];
      if (last === null)
        return { status: "not_kept", evidence: "La revue annuelle n'a jamais été faite.", missing };
      const when = `Dernière revue annuelle : le ${day(last)}.`;
      return daysSince(last, now) > YEAR_DAYS
        ? { status: "not_kept", evidence: `${when} Elle a plus d'un an.`, missing }
        : {
            status: "partly",
            evidence: `${when} Le programme l'a écrite ; il ne sait pas si elle a été tenue, ni approuvée.`,
            missing: [by.controller("Tenir la revue, l'approuver, en publier le compte rendu.")],
          };
    },
    checks: [{ text: "Écrivez la revue", command: "npm run review:annual" }],
  }),
  requirement({
    number: "3.7",
    asks: "S'appuyer sur les retours et sur l'évolution du droit, et partager le bilan.",
    how: "Les avis et les contestations sont comptés et publiés par mois terminé ; la revue annuelle les reprend.",
    uses: ["openData", "governance"],
    judge: ({ openData, governance: { lastAnnualReviewAt } }, now) => {
      const published = openData.datasets.includes("retours");
      const reviewed = lastAnnualReviewAt !== null && daysSince(lastAnnualReviewAt, now) <= YEAR_DAYS;
      const missing = [by.controller("Faire la revue annuelle, et en publier le compte rendu.")];
      if (!published && !reviewed)
        return { status: "not_kept", evidence: "Ni retours publiés, ni bilan de l'année.", missing };
      return {
        status: "partly",
        evidence: `${published ? "Les retours sont publiés en données ouvertes." : "Aucun retour n'est encore publié."} ${reviewed ? "Le bilan de l'année est fait ; sa publication ne se voit pas d'ici." : "Le bilan de l'année n'est pas fait."}`,
        missing,
      };
    },
    checks: [
      { text: "Lisez les chiffres publics", href: "/stats" },
      { text: "Téléchargez les retours", href: "/donnees-ouvertes" },
    ],
  }),
];

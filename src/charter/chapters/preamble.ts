import { READ_ON } from "../read-on.ts";
import { by, requirement } from "../requirement.ts";
import { day, daysSince, YEAR_DAYS } from "../words.ts";

/** Préambule. */
export const PREAMBLE = [
  requirement({
    number: "0.1",
    asks: "Un usage de l'IA éthique, sûr, conforme à la loi et sobre, qui repose d'abord sur la clarté.",
    how: "Le service dit ce qu'il est avant la première question, et une page explique comment il marche.",
    uses: ["settings"],
    judge: ({ settings: { legal, official } }) => {
      const said = official
        ? "Le service se dit officiel."
        : "Un bandeau dit sur chaque page que le service n'est pas officiel.";
      return legal.publisher !== null && legal.referent !== null
        ? { status: "kept", evidence: `${said} Un éditeur et un référent IA en répondent.` }
        : {
            status: "partly",
            evidence: `${said} Mais personne n'est encore nommé pour en répondre.`,
            missing: [by.controller("Nommer l'éditeur et le référent IA.")],
          };
    },
    checks: [{ text: "Lisez comment fonctionne cet assistant", href: "/comment-ca-marche" }],
  }),
  requirement({
    number: "0.2",
    asks: "Des principes accordés à ceux de la CNIL, de l'ANSSI, de l'UNESCO et de l'OCDE, et tenus à jour.",
    how: "Cette page dit quand la charte a été relue et quand elle doit l'être à nouveau.",
    uses: ["governance"],
    judge: ({ governance: { lastAnnualReviewAt } }, now) => {
      const read = new Date(`${READ_ON}T12:00:00Z`);
      const last = lastAnnualReviewAt !== null && lastAnnualReviewAt > read ? lastAnnualReviewAt : read;
      const next = new Date(last.getTime() + 365 * 86_400_000);
      const when = `Charte relue le ${day(last)}, à relire avant le ${day(next)}.`;
      return daysSince(last, now) > YEAR_DAYS
        ? {
            status: "not_kept",
            evidence: `${when} Cette date est passée.`,
            missing: [by.controller("Relire la charte et faire la revue annuelle.")],
          }
        : {
            status: "partly",
            evidence: `${when} Les textes qu'elle cite n'ont pas été recoupés un à un.`,
            missing: [by.controller("Comparer chaque principe aux textes cités.")],
          };
    },
    checks: [
      { text: "Comparez cette liste au texte de la charte", href: "/fiches/charte-usage-responsable-ia" },
    ],
  }),
];

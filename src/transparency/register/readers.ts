import type { Role } from "../../accounts/staff.ts";

/** Whether a role may open a conversation, and what it reads. A test holds `opens` against the table of access. French. */
export const READS: Readonly<Record<Role, { opens: boolean; reads: string }>> = {
  reviewer: {
    opens: true,
    reads: "La question masquée, la réponse, l'entreprise et votre avis. Jamais votre adresse électronique.",
  },
  lead: { opens: true, reads: "La même chose, et vos contestations." },
  dpo: {
    opens: true,
    reads:
      "La même chose et le journal, sans pouvoir juger ni corriger une réponse. Il tient le registre des incidents.",
  },
  administrator: { opens: false, reads: "Les comptes, les interrupteurs et les chiffres." },
  ambassador: {
    opens: false,
    reads:
      "Les demandes envoyées à sa propre fiche, tant qu'elles sont ouvertes, et les fiches de préparation qu'il a faites.",
  },
};

/** Who reads nothing, ever. */
export const NEVER: readonly string[] = [
  "les ambassadeurs et les activateurs, même ceux qui vous sont proposés",
  "les autres entreprises",
  "un annonceur ou un outil de mesure d'audience : il n'y en a aucun",
];

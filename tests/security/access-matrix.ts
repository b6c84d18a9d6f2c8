import type { Role } from "../../src/accounts/staff.ts";

/** Who may do what, written apart from the code that decides it. R reviewer, L lead, D data-protection officer, A administrator, V volunteer ambassador. */
const LETTERS: Record<string, Role> = {
  V: "ambassador",
  R: "reviewer",
  L: "lead",
  D: "dpo",
  A: "administrator",
};

const ROUTES: Record<string, string> = {
  // The house: whoever is signed in.
  "GET /console": "VRLDA",
  "GET /console/sessions": "VRLDA",
  "POST /console/sessions/:id/fermer": "VRLDA",
  "POST /console/sessions/fermer-autres": "VRLDA",
  "GET /api/me": "VRLDA",
  "GET /api/me/sessions": "VRLDA",
  "DELETE /api/me/sessions": "VRLDA",
  "DELETE /api/me/sessions/:id": "VRLDA",

  // An ambassador's sheets: theirs alone.
  "GET /console/briefing": "V",
  "POST /console/briefing": "V",
  "GET /console/briefing/:id": "V",
  "POST /console/briefing/:id/effacer": "V",
  "POST /api/briefings": "V",
  "GET /api/briefings/:id": "V",
  "DELETE /api/briefings/:id": "V",

  // What leaders ask of an ambassador: theirs alone, whoever else works here.
  "GET /console/demandes": "V",
  "GET /console/demandes/disponibilite": "V",
  "POST /console/demandes/disponibilite": "V",
  "GET /console/demandes/:id": "V",
  "POST /console/demandes/:id": "V",
  "GET /console/demandes/:id/dossier": "V",

  // Events that ambassadors propose: a lead decides. Surveys: composed by those who answer for the service, answered by ambassadors.
  "GET /console/evenements": "VL",
  "GET /console/evenements/proposer": "VL",
  "POST /console/evenements/proposer": "VL",
  "GET /console/evenements/export.json": "VL",
  "GET /console/evenements/export.ics": "VL",
  "GET /console/evenements/:id": "VL",
  "GET /console/evenements/:id/export.json": "VL",
  "GET /console/evenements/:id/export.ics": "VL",
  "POST /console/evenements/:id/decision": "L",
  "POST /console/evenements/:id/retrait": "VL",
  "GET /console/enquetes": "VLA",
  "GET /console/enquetes/composer": "LA",
  "POST /console/enquetes/composer": "LA",
  "GET /console/enquetes/:id": "VLA",
  "POST /console/enquetes/:id/reponse": "V",
  "POST /console/enquetes/:id/ouvrir": "LA",
  "POST /console/enquetes/:id/supprimer": "LA",
  "POST /console/enquetes/:id/clore": "LA",
  "POST /console/enquetes/:id/export": "LA",

  // Rereading: those who read; the data-protection officer looks at one answer, and judges none.
  "GET /console/relecture": "RL",
  "GET /console/relecture/aller": "RL",
  "POST /console/relecture/suivante": "RL",
  "GET /console/relecture/:reference": "RLD",
  "GET /console/relecture/:reference/preuve": "LD",
  "GET /console/relecture/:reference/correction": "RL",
  "POST /console/relecture/:reference/avis": "RL",
  "POST /console/relecture/:reference/commentaire": "RL",
  "POST /console/relecture/:reference/correction": "RL",
  "POST /console/relecture/:reference/escalade": "RL",
  "POST /console/relecture/:reference/liberation": "RL",
  "POST /console/relecture/:reference/retrait": "RL",
  "POST /console/relecture/:reference/attribution": "L",
  "POST /console/relecture/:reference/cloture": "L",
  "POST /console/relecture/:reference/retablissement": "L",
  "GET /api/reviews": "RL",
  "POST /api/reviews/next": "RL",
  "GET /api/reviews/answers/:reference": "RLD",
  "POST /api/reviews/answers/:reference/claim": "RL",
  "POST /api/reviews/answers/:reference/comments": "RL",
  "POST /api/reviews/answers/:reference/corrections": "RL",
  "POST /api/reviews/answers/:reference/escalation": "RL",
  "POST /api/reviews/answers/:reference/release": "RL",
  "POST /api/reviews/answers/:reference/settlement": "L",
  "POST /api/reviews/answers/:reference/verdict": "RL",
  "POST /api/reviews/answers/:reference/withdrawal": "RL",

  // Corrections and what the administration approves: a lead decides.
  "GET /console/corrections": "RL",
  "GET /console/corrections/:id": "RL",
  "GET /console/corrections/cas.jsonl": "L",
  "POST /console/corrections/:id/approuver": "L",
  "POST /console/corrections/:id/refuser": "L",
  "GET /console/reponses": "L",
  "POST /console/reponses": "L",
  "POST /console/reponses/retirer": "L",
  "GET /console/lots/:id": "L",
  "POST /console/lots/:id": "L",
  "GET /api/reviews/corrections": "RL",
  "GET /api/reviews/corrections/:id": "RL",
  "POST /api/reviews/corrections/:id/approval": "L",
  "POST /api/reviews/corrections/:id/rejection": "L",
  "GET /api/reviews/prepared": "L",
  "POST /api/reviews/prepared/approvals": "L",
  "DELETE /api/reviews/prepared/:id/approval": "L",
  "GET /api/reviews/batches": "L",
  "GET /api/reviews/batches/:id": "L",
  "POST /api/reviews/batches/:id/closing": "L",

  // Contests: seen by those who review and by the data-protection officer, decided by a lead.
  "GET /console/contestations": "RLD",
  "GET /console/contestations/:id": "RLD",
  "POST /console/contestations/:id/decision": "L",
  "GET /api/reviews/contests": "RLD",
  "POST /api/reviews/contests/:id/decision": "L",

  // An ambassador's own card; a lead or an administrator decides of it, and of no card of their own.
  "GET /console/ma-fiche": "V",
  "GET /console/ma-fiche/changer": "V",
  "POST /console/ma-fiche/changer": "V",
  "POST /console/ma-fiche/retirer": "V",
  "POST /console/ma-fiche/conflit": "V",
  "POST /console/ma-fiche/indisponible": "V",
  "GET /console/ma-fiche/partir": "V",
  "POST /console/ma-fiche/partir": "V",
  "GET /console/fiches-proposees": "LA",
  "GET /console/fiches-proposees/:id": "LA",
  "POST /console/fiches-proposees/:id/accepter": "LA",
  "POST /console/fiches-proposees/:id/refuser": "LA",
  "POST /console/fiches-proposees/declarations/:id/confirmer": "LA",

  // Figures and proof.
  "GET /console/qualite": "RLDA",
  "POST /console/qualite/export": "LDA",
  "GET /api/reviews/quality": "LDA",
  "GET /console/journal": "LDA",
  "POST /console/journal/verifier": "LDA",
  "GET /api/audit/state": "LDA",
  "GET /api/audit/entries": "LDA",
  "GET /api/audit/checkpoints": "LDA",
  "POST /api/audit/verifications": "LDA",

  // What must stop at once, and whom to wake.
  "GET /console/interrupteurs": "LA",
  "GET /console/interrupteurs/reponse": "LA",
  "POST /console/interrupteurs": "LA",
  "POST /console/interrupteurs/interlocuteur": "LA",
  "GET /api/admin/switches": "LA",
  "POST /api/admin/switches": "LA",
  "GET /console/astreinte": "RLDA",
  "POST /console/astreinte": "LA",
  "POST /console/astreinte/retirer": "LA",
  "POST /console/astreinte/vu": "RLDA",

  // How long everything is kept, and what was erased: no word of anyone is there.
  "GET /console/conservation": "LDA",

  // Governance: anyone says what went wrong and learns their duties; those who answer for the service handle the rest.
  "GET /console/prise-en-main": "VRLDA",
  "POST /console/prise-en-main": "VRLDA",
  "GET /console/incidents": "VRLDA",
  "POST /console/incidents": "VRLDA",
  "GET /console/incidents/:id": "LDA",
  "POST /console/incidents/:id": "LDA",
  "GET /console/gouvernance": "LDA",
  "POST /console/gouvernance": "LA",
  "GET /console/gouvernance/bilan": "LDA",

  // From the field: an ambassador reports; readers read without the author and draft, a lead decides, the others see totals alone.
  "GET /console/retours": "V",
  "POST /console/retours": "V",
  "POST /console/retours/:id/reprendre": "V",
  "POST /api/field-reports": "V",
  "GET /api/field-reports": "RLDA",
  "GET /console/terrain": "RLDA",
  "GET /console/terrain/chiffres.csv": "RLDA",
  "GET /console/terrain/retours": "RL",
  "GET /console/terrain/retours/:id": "RL",
  "POST /console/terrain/retours/:id/ecarter": "RL",
  "POST /console/terrain/retours/:id/fiche": "RL",
  "GET /console/terrain/fiches/:id": "RL",
  "POST /console/terrain/fiches/:id/approuver": "L",
  "POST /console/terrain/fiches/:id/refuser": "L",
  "POST /console/terrain/fiches/:id/retirer": "L",

  // Requests of leaders: the advisor alone, and only their own.
  "GET /api/contact-requests/received": "V",
  "GET /api/contact-requests/received/:id": "V",
  "POST /api/contact-requests/received/:id/acts": "V",
  "GET /api/contact-requests/received/availability": "V",
  "PUT /api/contact-requests/received/availability": "V",
  "POST /api/contact-requests/received/availability/absences": "V",
  "DELETE /api/contact-requests/received/availability/absences/:id": "V",

  // Rights: an administrator gives them, the data-protection officer checks them.
  "GET /console/comptes": "AD",
  "POST /console/comptes/revue": "AD",
  "POST /console/comptes/invitations": "A",
  "POST /console/comptes/invitations/:id/annuler": "A",
  "POST /console/comptes/:id": "A",
  "POST /console/comptes/:id/desactiver": "A",
  "POST /console/comptes/:id/reactiver": "A",
  "GET /api/admin/accounts": "AD",
  "PATCH /api/admin/accounts/:id": "A",
  "POST /api/admin/invitations": "A",
  "DELETE /api/admin/invitations/:id": "A",
  "GET /api/admin/access-reviews": "AD",
  "POST /api/admin/access-reviews": "AD",
};

export const MATRIX: readonly { route: string; allowed: ReadonlySet<Role> }[] = Object.entries(ROUTES).map(
  ([route, letters]) => ({
    route,
    allowed: new Set([...letters].flatMap((letter) => LETTERS[letter] ?? [])),
  }),
);

/** The ways in and out, which no role guards. */
export const DOORS: ReadonlySet<string> = new Set([
  "GET /console/connexion",
  "GET /console/connexion/ouvrir",
  "GET /console/connexion/retour",
  "POST /console/deconnexion",
  "GET /demonstration/:secret",
  "POST /demonstration/:secret",
]);

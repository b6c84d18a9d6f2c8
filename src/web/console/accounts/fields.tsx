import { LONGEST } from "../../../accounts/account.ts";
import { ROLE_LABELS, ROLES, type Role } from "../../../accounts/staff.ts";
import { spaced } from "../../typography.ts";

type Given = { roles: readonly Role[]; function: string; organisation: string; advisorId: string | null };

/** What each role opens, for whoever gives it. */
const OPENS: Record<Role, string> = {
  ambassador:
    "les demandes adressées à sa fiche de l'annuaire, ses fiches d'échange, ses retours ; aucune réponse, aucun compte.",
  reviewer: "la file de relecture : lire les réponses, donner un avis, proposer une correction, retirer.",
  lead: "ce que fait un relecteur, et approuver les corrections d'un autre, décider des contestations, couper ; le journal et la preuve.",
  dpo: "le journal, les contestations et les comptes, en lecture ; il peut ouvrir une réponse, et chaque lecture est inscrite au journal.",
  administrator: "les comptes et les droits, les interrupteurs, l'astreinte, le journal ; aucune réponse.",
};

const CUMULATED: readonly Role[] = ["reviewer", "lead", "administrator"];
export const isCumulated = (roles: readonly Role[]): boolean =>
  CUMULATED.every((role) => roles.includes(role));
export const CUMULATED_WORDS =
  "Relecteur, responsable et administrateur à la fois : la même personne ne pourra pas approuver ce qu'elle propose. Il faut une seconde personne.";

/** What someone may do, and how they are shown where they approved something. */
export const RightsFields = ({ id, given }: { id: string; given: Given }) => (
  <>
    <fieldset>
      <legend>Rôles</legend>
      {ROLES.map((role) => (
        <label for={`${id}-${role}`}>
          <input
            type="checkbox"
            id={`${id}-${role}`}
            name="roles"
            value={role}
            checked={given.roles.includes(role)}
          />
          <span>
            {ROLE_LABELS[role]}
            <small>{spaced(` : ${OPENS[role]}`)}</small>
          </span>
        </label>
      ))}
      <p class="notice cumulated" role="note">
        {spaced(CUMULATED_WORDS)}
      </p>
    </fieldset>
    <label for={`${id}-fonction`}>Fonction, comme elle sera montrée au public</label>
    <input
      id={`${id}-fonction`}
      name="function"
      value={given.function}
      required
      maxlength={LONGEST.text}
      autocomplete="off"
    />
    <label for={`${id}-organisation`}>Organisation</label>
    <input
      id={`${id}-organisation`}
      name="organisation"
      value={given.organisation}
      required
      maxlength={LONGEST.text}
      autocomplete="off"
    />
    <label for={`${id}-fiche`}>Identifiant de sa fiche dans l'annuaire, pour un ambassadeur</label>
    <input
      id={`${id}-fiche`}
      name="advisorId"
      value={given.advisorId ?? ""}
      maxlength={LONGEST.text}
      autocomplete="off"
      aria-describedby={`${id}-fiche-aide`}
    />
    <p class="aside" id={`${id}-fiche-aide`}>
      {spaced(
        "Il recevra ce que des dirigeants confient à cette fiche : vérifiez que c'est bien la sienne. Vide : aucune fiche.",
      )}
    </p>
  </>
);

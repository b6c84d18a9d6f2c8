import { LONGEST } from "../../../accounts/account.ts";
import { ROLE_LABELS, ROLES, type Role } from "../../../accounts/staff.ts";

type Given = { roles: readonly Role[]; function: string; organisation: string };

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
          {ROLE_LABELS[role]}
        </label>
      ))}
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
  </>
);

import { LONGEST_REASON } from "../../switches/switch.ts";

/** Why something is turned: never optional. */
export const Reason = ({ id }: { id: string }) => (
  <>
    <label for={`raison-${id}`}>Raison</label>
    <input id={`raison-${id}`} name="reason" required maxlength={LONGEST_REASON} autocomplete="off" />
  </>
);

/** The button of an act, either way. */
export const Turner = ({ on }: { on: boolean }) => (
  <button type="submit" name="on" value={on ? "oui" : "non"} class={on ? "quiet" : "danger"}>
    {on ? "Rétablir" : "Couper"}
  </button>
);

import type { Child } from "hono/jsx";
import { spaced } from "../typography.ts";

type Described = { "aria-describedby": string; "aria-invalid"?: "true" };
type FieldProps = {
  name: string;
  label: string;
  help: string;
  fault: string | null;
  control: (described: Described) => Child;
};

/** A field of a form with its label, its help, and what is wrong with what was given. */
export const Field = ({ name, label, help, fault, control }: FieldProps) => (
  <div>
    <label for={name}>{label}</label>
    {control(
      fault === null
        ? { "aria-describedby": `${name}-aide` }
        : { "aria-describedby": `${name}-erreur ${name}-aide`, "aria-invalid": "true" },
    )}
    {fault !== null && (
      <p class="essential" id={`${name}-erreur`}>
        {spaced(fault)}
      </p>
    )}
    <p class="aside" id={`${name}-aide`}>
      {help}
    </p>
  </div>
);

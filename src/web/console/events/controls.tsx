import type { Child } from "hono/jsx";
import type { ProposalForm } from "../../../events/proposals/proposal.ts";
import { spaced } from "../../typography.ts";
import type { TypedEvent } from "./form.ts";

/** What is wrong with a field, by its name. */
export type Faults = ReadonlyMap<string, string>;
export type Shown = { typed: TypedEvent; faults: Faults };

type Described = { id: string; name: string; "aria-describedby"?: string; "aria-invalid"?: "true" };
const describedOf = (name: string, help: boolean, fault: boolean): Described => {
  const ids = [...(fault ? [`${name}-erreur`] : []), ...(help ? [`${name}-aide`] : [])].join(" ");
  return {
    id: name,
    name,
    ...(ids === "" ? {} : { "aria-describedby": ids }),
    ...(fault ? { "aria-invalid": "true" as const } : {}),
  };
};

/** A field with its label, its help and what is wrong with what was typed. */
export const Labelled = ({
  name,
  label,
  help,
  fault,
  control,
}: {
  name: string;
  label: string;
  help?: string;
  fault: string | undefined;
  control: (described: Described) => Child;
}) => (
  <div>
    <label for={name}>{spaced(label)}</label>
    {control(describedOf(name, help !== undefined, fault !== undefined))}
    {fault !== undefined && (
      <p class="fault" id={`${name}-erreur`}>
        {spaced(fault)}
      </p>
    )}
    {help !== undefined && (
      <p class="aside" id={`${name}-aide`}>
        {spaced(help)}
      </p>
    )}
  </div>
);

type TextName = Exclude<keyof ProposalForm, "dates" | "themes" | "attendance">;
type InputHints = { type?: "url" | "tel" | "email"; inputmode?: "numeric"; autocomplete?: string };

export const Line = ({
  typed,
  faults,
  name,
  label,
  help,
  most,
  required,
  hints = {},
}: Shown & {
  name: TextName;
  label: string;
  help?: string;
  most: number;
  required?: true;
  hints?: InputHints;
}) => (
  <Labelled
    name={name}
    label={label}
    {...(help === undefined ? {} : { help })}
    fault={faults.get(name)}
    control={(described) => (
      <input
        {...described}
        value={typed.form[name]}
        maxlength={most}
        required={required}
        autocomplete="off"
        {...hints}
      />
    )}
  />
);

export const Area = ({
  typed,
  faults,
  name,
  label,
  help,
  most,
  rows,
  required,
}: Shown & { name: TextName; label: string; help?: string; most: number; rows: number; required?: true }) => (
  <Labelled
    name={name}
    label={label}
    {...(help === undefined ? {} : { help })}
    fault={faults.get(name)}
    control={(described) => (
      <textarea {...described} rows={rows} maxlength={most} required={required}>
        {typed.form[name]}
      </textarea>
    )}
  />
);

import type { FieldError } from "../../../errors.ts";

type Props = {
  name: string;
  legend: string;
  options: readonly (readonly [string, string])[];
  given: string;
  faults: readonly FieldError[];
};

/** One of a closed list, to be tapped. */
export const Choice = ({ name, legend, options, given, faults }: Props) => {
  const fault = faults.find(({ field }) => field === name)?.message ?? null;
  return (
    <fieldset class="choice-list" {...(fault === null ? {} : { "aria-describedby": `${name}-erreur` })}>
      <legend>{legend}</legend>
      {options.map(([value, label]) => (
        <label>
          <input type="radio" name={name} value={value} checked={given === value} required />
          {label}
        </label>
      ))}
      {fault !== null && (
        <p class="essential" id={`${name}-erreur`}>
          {fault}
        </p>
      )}
    </fieldset>
  );
};

import type { FoundSection } from "../../../review/reviews.ts";
import { Field } from "../../components/field.tsx";
import { spaced } from "../../typography.ts";
import { withoutSigns } from "./support.tsx";

type AreaProps = {
  name: string;
  label: string;
  help: string;
  value: string;
  rows: number;
  faults: readonly { message: string }[];
};

/** Some lines to write. */
export const Area = ({ name, label, help, value, rows, faults }: AreaProps) => (
  <Field
    name={name}
    label={spaced(label)}
    help={spaced(help)}
    fault={faults.length > 0 ? faults.map(({ message }) => message).join(" ") : null}
    control={(described) => (
      <textarea id={name} name={name} rows={rows} {...described}>
        {value}
      </textarea>
    )}
  />
);

/** Sections of fiches for some words, to be ticked; it sends the whole form, so that nothing typed is lost. */
export const SectionFinder = ({ asked, found }: { asked: string; found: readonly FoundSection[] }) => (
  <fieldset class="find-section">
    <legend>Trouver une source</legend>
    <label for="cherche">Mots de la section</label>
    <input id="cherche" name="cherche" value={asked} maxlength={200} />
    <button type="submit" name="chercher" value="oui" class="quiet" formnovalidate>
      Chercher
    </button>
    {found.map(({ address, title, heading, body }) => (
      <details>
        <summary>
          <label>
            <input type="checkbox" name="citer" value={address} /> {spaced(`${title} : ${heading}`)}
          </label>
        </summary>
        <p>{spaced(withoutSigns(body))}</p>
      </details>
    ))}
    {found.length > 0 && (
      <button type="submit" name="chercher" value="citer" class="quiet" formnovalidate>
        Ajouter les sections cochées aux sources
      </button>
    )}
  </fieldset>
);

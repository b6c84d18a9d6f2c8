import type { Child } from "hono/jsx";
import { BARRIER_LABELS, KINDS, LONGEST, type Preview, REAL_BARRIERS } from "../../../field/report.ts";
import {
  MATURITIES,
  MATURITY_LABELS,
  NEED_CODES,
  NEEDS,
  SECTION_CODES,
  SECTIONS,
  SIZE_LABELS,
  SIZES,
} from "../../../profile/lists.ts";
import { REGION_LIST } from "../../../profile/places/regions.ts";
import { spaced } from "../../typography.ts";
import { Refusal, type Refused } from "../governance/refused.tsx";
import { RETOURS } from "./words.ts";

/** What was typed, by the name of its field; `needs` are those ticked. */
export type Typed = { fields: Readonly<Record<string, string>>; needs: readonly string[] };

type Option = readonly [value: string, label: string];

const Choice = ({
  name,
  label,
  options,
  typed,
}: {
  name: string;
  label: string;
  options: readonly Option[];
  typed: Typed;
}) => (
  <div>
    <label for={name}>{spaced(label)}</label>
    <select id={name} name={name}>
      <option value="">Je ne sais pas</option>
      {options.map(([value, text]) => (
        <option value={value} selected={typed.fields[name] === value}>
          {spaced(text)}
        </option>
      ))}
    </select>
  </div>
);

/** Two minutes on a telephone: what it is, which kind of company, a few words. */
export const ReportForm = ({
  typed,
  preview,
  refused,
  clientId,
}: {
  typed: Typed;
  preview: Preview | null;
  refused: Refused;
  clientId: string;
}) => (
  <form method="post" action={`${RETOURS}#apercu`} class="rights report-form">
    <Refusal refused={refused} />
    <input type="hidden" name="clientId" value={clientId} />
    <fieldset>
      <legend>Vous rapportez</legend>
      {Object.entries(KINDS).map(([code, label], index) => (
        <label>
          <input
            type="radio"
            name="kind"
            value={code}
            required
            checked={typed.fields.kind ? typed.fields.kind === code : index === 0}
          />
          {label}
        </label>
      ))}
    </fieldset>
    <div class="of-frein">
      <label for="barrier">Lequel, si c'est un frein</label>
      <select id="barrier" name="barrier">
        <option value="">Choisir</option>
        {REAL_BARRIERS.map((code) => (
          <option value={code} selected={typed.fields.barrier === code}>
            {BARRIER_LABELS[code]}
          </option>
        ))}
      </select>
    </div>
    <div class="of-solution">
      <label for="solution">Nom de la solution, si elle a servi</label>
      <input
        id="solution"
        name="solution"
        maxlength={LONGEST.solution}
        value={typed.fields.solution ?? ""}
        autocomplete="off"
        aria-describedby="solution-aide"
      />
      <p class="aside" id="solution-aide">
        Un fait que vous rapportez, jamais une recommandation.
      </p>
      <label class="check">
        <input type="checkbox" name="interested" value="oui" checked={typed.fields.interested === "oui"} />
        J'ai un intérêt dans cette solution (je la vends, je l'installe, j'y ai une part)
      </label>
    </div>
    <div class="fields">
      <Choice
        name="section"
        label="Secteur de l'entreprise"
        options={SECTION_CODES.map((code): Option => [code, SECTIONS[code]])}
        typed={typed}
      />
      <Choice
        name="size"
        label="Sa taille"
        options={SIZES.map((code): Option => [code, SIZE_LABELS[code]])}
        typed={typed}
      />
      <Choice
        name="region"
        label="Sa région"
        options={REGION_LIST.map(({ code, name }): Option => [code, name])}
        typed={typed}
      />
      <Choice
        name="maturity"
        label="Où elle en est"
        options={MATURITIES.map((level): Option => [String(level), MATURITY_LABELS[level]])}
        typed={typed}
      />
    </div>
    <details class="fold" open={typed.needs.length > 0}>
      <summary>Ce dont elle a besoin (facultatif)</summary>
      {NEED_CODES.map((code) => (
        <label class="check">
          <input type="checkbox" name="needs" value={code} checked={typed.needs.includes(code)} />
          {NEEDS[code]}
        </label>
      ))}
    </details>
    {preview && <Removed preview={preview} />}
    <label for="text">{preview ? "Ce qui sera gardé" : "En quelques phrases"}</label>
    <textarea id="text" name="text" rows={6} required maxlength={LONGEST.text} aria-describedby="text-aide">
      {typed.fields.text ?? ""}
    </textarea>
    <p class="aside" id="text-aide">
      {spaced(
        `${new Intl.NumberFormat("fr-FR").format(LONGEST.text)} caractères au plus. Ni nom de personne, ni nom d'entreprise : ce que nous reconnaissons est ôté, et vous le voyez avant de déposer.`,
      )}
    </p>
    <p class="actions">
      {preview && (
        <button type="submit" name="step" value="file">
          Déposer ce retour
        </button>
      )}
      <button type="submit" name="step" value="preview" class={preview ? "quiet" : undefined}>
        {preview ? "Revoir après mes changements" : "Voir ce qui sera gardé"}
      </button>
    </p>
  </form>
);

const Removed = ({ preview: { removed } }: { preview: Preview }): Child => (
  <div class="notice" role="status" id="apercu">
    <p>
      {removed.length === 0
        ? "Nous n'avons rien reconnu à ôter. Relisez tout de même : un nom peut nous échapper."
        : spaced(`Nous avons ôté : ${removed.join(", ")}. Relisez : un nom peut nous échapper.`)}
    </p>
  </div>
);

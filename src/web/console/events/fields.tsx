import { LONGEST } from "../../../events/proposals/proposal.ts";
import { NEED_THEMES, SECTOR_THEMES, type Theme } from "../../../events/proposals/themes.ts";
import { spaced } from "../../typography.ts";
import { Area, Line, type Shown } from "./controls.tsx";
import { dateAt } from "./form.ts";

const DateRow = ({ typed, faults, row }: Shown & { row: number }) => {
  const { day, from, to } = dateAt(typed, row);
  const fault = faults.get(`day-${row}`);
  return (
    <fieldset class="event-date" aria-describedby={fault === undefined ? undefined : `day-${row}-erreur`}>
      <legend class={row === 0 ? undefined : "visually-hidden"}>
        {row === 0 ? "Quand" : `Date ${row + 1}`}
      </legend>
      <label>
        Jour
        <input
          type="date"
          name={`day-${row}`}
          value={day}
          aria-invalid={fault === undefined ? undefined : "true"}
        />
      </label>
      <label>
        De
        <input type="time" name={`from-${row}`} value={from} />
      </label>
      <label>
        À
        <input type="time" name={`to-${row}`} value={to} />
      </label>
      {fault !== undefined && (
        <p class="fault" id={`day-${row}-erreur`}>
          {spaced(fault)}
        </p>
      )}
    </fieldset>
  );
};

const Dates = (shown: Shown) => {
  const others = Array.from({ length: shown.typed.rows - 1 }, (_, n) => n + 1);
  const open = others.some((row) => dateAt(shown.typed, row).day !== "" || shown.faults.has(`day-${row}`));
  return (
    <>
      <DateRow {...shown} row={0} />
      <p class="aside">{spaced("Heure de Paris ; outre-mer, l'heure du lieu.")}</p>
      <details class="fold" open={open || shown.typed.rows > 3}>
        <summary>D'autres dates</summary>
        {others.map((row) => (
          <DateRow {...shown} row={row} />
        ))}
        <input type="hidden" name="rows" value={String(shown.typed.rows)} />
        <button type="submit" name="act" value="dates" class="quiet" formnovalidate>
          Encore des dates
        </button>
      </details>
    </>
  );
};

const WAYS = [
  ["sur_place", "Sur place"],
  ["en_ligne", "En ligne"],
  ["mixte", "Les deux"],
] as const;

const Attendance = ({ typed, faults }: Shown) => (
  <fieldset aria-describedby={faults.has("attendance") ? "attendance-erreur" : undefined}>
    <legend>Comment y assister</legend>
    {WAYS.map(([code, label]) => (
      <label class="check">
        <input
          type="radio"
          name="attendance"
          value={code}
          checked={typed.form.attendance === code}
          required
        />
        {label}
      </label>
    ))}
    {faults.has("attendance") && (
      <p class="fault" id="attendance-erreur">
        {faults.get("attendance")}
      </p>
    )}
  </fieldset>
);

const Boxes = ({
  legend,
  themes,
  chosen,
}: {
  legend: string;
  themes: readonly Theme[];
  chosen: readonly string[];
}) => (
  <fieldset>
    <legend>{legend}</legend>
    {themes.map(({ word, label }) => (
      <label class="check">
        <input type="checkbox" name="themes" value={word} checked={chosen.includes(word)} />
        {label}
      </label>
    ))}
  </fieldset>
);

/** Everything that is asked of an event: what fits a thumb and two minutes first, the rest folded. */
export const EventFields = ({ typed, faults }: Shown) => {
  const shown = { typed, faults };
  const more = ["description", "conditions", "registrationPhone", "registrationEmail"] as const;
  const themes = typed.form.themes;
  return (
    <>
      <Line {...shown} name="title" label="Titre" most={LONGEST.title} required />
      <Area
        {...shown}
        name="summary"
        label="En une phrase, ce qu'on y fait"
        help="200 caractères au plus, sans éloge : l'agenda reste neutre."
        most={LONGEST.summary}
        rows={2}
        required
      />
      <Dates {...shown} />
      <Attendance {...shown} />
      <fieldset class="on-site">
        <legend>Si l'on vient sur place</legend>
        <Line {...shown} name="venue" label="Lieu" help="Par exemple : CCI, salle 2." most={LONGEST.venue} />
        <Line {...shown} name="street" label="Rue (facultatif)" most={LONGEST.street} />
        <Line
          {...shown}
          name="postalCode"
          label="Code postal"
          help="La région s'en déduit."
          most={6}
          hints={{ inputmode: "numeric" }}
        />
        <Line {...shown} name="city" label="Ville" most={LONGEST.city} />
      </fieldset>
      <div class="online">
        <Line
          {...shown}
          name="onlineUrl"
          label="Lien pour suivre en ligne"
          most={LONGEST.url}
          hints={{ type: "url" }}
        />
      </div>
      <Line
        {...shown}
        name="registrationUrl"
        label="Lien d'inscription (facultatif)"
        most={LONGEST.url}
        hints={{ type: "url" }}
      />
      <details
        class="fold"
        open={themes.length > 0 || more.some((name) => typed.form[name] !== "" || faults.has(name))}
      >
        <summary>Plus de détails (facultatif)</summary>
        <Area {...shown} name="description" label="Description" most={LONGEST.description} rows={5} />
        <Line
          {...shown}
          name="conditions"
          label="Public et conditions"
          help="Par exemple : gratuit, ouvert à toute entreprise."
          most={LONGEST.conditions}
        />
        <Line
          {...shown}
          name="registrationPhone"
          label="Inscription par téléphone"
          help="Publié tel quel : un numéro d'accueil, jamais celui d'une personne."
          most={LONGEST.phone}
          hints={{ type: "tel" }}
        />
        <Line
          {...shown}
          name="registrationEmail"
          label="Inscription par courriel"
          help="Publiée telle quelle : l'adresse d'un service."
          most={LONGEST.email}
          hints={{ type: "email" }}
        />
        <Boxes legend="Secteurs (aucun : pour tous)" themes={SECTOR_THEMES} chosen={themes} />
        <Boxes legend="Thèmes" themes={NEED_THEMES} chosen={themes} />
      </details>
    </>
  );
};

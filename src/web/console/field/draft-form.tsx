import { NEED_CODES, NEEDS, SECTION_CODES, SECTIONS, SIZE_LABELS, SIZES } from "../../../profile/lists.ts";
import { spaced } from "../../typography.ts";
import { textOf } from "../words.ts";

type Draft = {
  title: string;
  text: string;
  questions: string[];
  sizes: string[];
  sectors: string[];
  needs: string[];
};

/** A drafted fiche as its form gives it. */
export const draftIn = (form: Readonly<Record<string, unknown>>): Draft => ({
  title: textOf(form.title),
  text: textOf(form.text),
  questions: textOf(form.questions)
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean),
  sizes: listOf(form.sizes),
  sectors: listOf(form.sectors),
  needs: listOf(form.needs),
});
const listOf = (value: unknown): string[] => [value ?? []].flat().map(textOf).filter(Boolean);

/** Title, words, ways of asking, and for whom. */
export const DraftForm = ({ action, draft }: { action: string; draft: Draft }) => (
  <form method="post" action={action} class="rights">
    <label for="title">Titre</label>
    <input id="title" name="title" value={draft.title} required maxlength={120} autocomplete="off" />
    <label for="text">{spaced("Texte : ce qui a été fait, et ce qui a été constaté")}</label>
    <textarea id="text" name="text" rows={8} required maxlength={1_500} aria-describedby="text-aide">
      {draft.text}
    </textarea>
    <p class="aside" id="text-aide">
      {spaced(
        "Sans personne, entreprise ni lien, et sans vanter une solution. La page dira : retour de terrain d'un ambassadeur IA, avec le mois.",
      )}
    </p>
    <label for="questions">Questions auxquelles ce texte répond, une par ligne</label>
    <textarea id="questions" name="questions" rows={4} required aria-describedby="questions-aide">
      {draft.questions.join("\n")}
    </textarea>
    <p class="aside" id="questions-aide">
      {spaced(
        "Comme un dirigeant les pose, en parlant d'IA : une question qui n'en dit rien peut être prise pour un hors-sujet. Une fois publiée, posez-les au service.",
      )}
    </p>
    <details class="fold">
      <summary>{spaced("Pour qui (rien de coché : pour tous)")}</summary>
      <Several
        name="sizes"
        legend="Tailles"
        options={SIZES.map((code) => [code, SIZE_LABELS[code]])}
        of={draft.sizes}
      />
      <Several
        name="sectors"
        legend="Secteurs"
        options={SECTION_CODES.map((code) => [code, SECTIONS[code]])}
        of={draft.sectors}
      />
      <Several
        name="needs"
        legend="Besoins"
        options={NEED_CODES.map((code) => [code, NEEDS[code]])}
        of={draft.needs}
      />
    </details>
    <button type="submit">Proposer cette fiche</button>
    <p class="aside">Une seconde personne l'approuve avant que quiconque la lise.</p>
  </form>
);

const Several = ({
  name,
  legend,
  options,
  of,
}: {
  name: string;
  legend: string;
  options: readonly (readonly [string, string])[];
  of: readonly string[];
}) => (
  <fieldset>
    <legend>{legend}</legend>
    {options.map(([value, label]) => (
      <label class="check">
        <input type="checkbox" name={name} value={value} checked={of.includes(value)} />
        {spaced(label)}
      </label>
    ))}
  </fieldset>
);

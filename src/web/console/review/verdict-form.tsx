import { CONCLUSIONS, CRITERIA, type Criterion, FAULTS } from "../../../review/reading/verdict.ts";

/** What a reader had put in the form, given back when it is refused. */
export type VerdictValues = {
  conclusion: string;
  scores: Partial<Record<Criterion, string>>;
  reasons: readonly string[];
  comment: string;
};
export const NO_VALUES: VerdictValues = { conclusion: "", scores: {}, reasons: [], comment: "" };

const SCORES = [
  ["2", "Oui"],
  ["1", "En partie"],
  ["0", "Non"],
  ["", "Sans objet"],
] as const;
const KEYS: Record<string, string> = { good: "c", to_correct: "x", to_withdraw: "r" };

type Props = {
  reference: string;
  values: VerdictValues;
  twice: boolean;
  /** The reader comes back on the one they gave. */
  revise?: boolean;
};

/** Five scores, a conclusion, why. Saying that all is well takes three keys: `o`, `c`, then to save. */
export const VerdictForm = ({ reference, values, twice, revise = false }: Props) => (
  <form method="post" action={`/console/relecture/${reference}/avis`} class="verdict-form" data-verdict>
    <h2>{revise ? "Votre nouvel avis" : "Votre avis"}</h2>
    {revise && <input type="hidden" name="revise" value="oui" />}
    {twice && (
      <p class="aside">
        Cette réponse est lue par deux personnes, chacune sans voir l'avis de l'autre : c'est ainsi que l'on
        mesure si vous jugez pareil.
      </p>
    )}
    <fieldset class="scores">
      <legend>
        La réponse est-elle… <kbd>o</kbd>{" "}
        <button type="button" class="quiet" data-key="o" data-all-yes hidden>
          Oui à tout ce qui reste
        </button>
      </legend>
      {(Object.keys(CRITERIA) as Criterion[]).map((criterion) => (
        <fieldset>
          <legend>{`${CRITERIA[criterion]} ?`}</legend>
          {SCORES.map(([value, label]) => (
            <label>
              <input
                type="radio"
                name={criterion}
                value={value}
                checked={values.scores[criterion] === value}
                required
              />{" "}
              {label}
            </label>
          ))}
        </fieldset>
      ))}
    </fieldset>
    <fieldset class="conclusion">
      <legend>Conclusion</legend>
      {Object.entries(CONCLUSIONS).map(([value, label]) => (
        <label>
          <input
            type="radio"
            name="conclusion"
            value={value}
            data-key={KEYS[value]}
            checked={values.conclusion === value}
            required
          />{" "}
          {label} <kbd>{KEYS[value]}</kbd>
        </label>
      ))}
      <p class="aside">
        « À retirer » cache la réponse à la personne dès que vous enregistrez : dites pourquoi dans la
        remarque.
      </p>
    </fieldset>
    <fieldset class="reasons">
      <legend>Ce qui ne va pas (si elle n'est pas conforme)</legend>
      {Object.entries(FAULTS).map(([value, label]) => (
        <label>
          <input type="checkbox" name="reasons" value={value} checked={values.reasons.includes(value)} />{" "}
          {label}
        </label>
      ))}
    </fieldset>
    <label>
      Remarque pour l'équipe, sans nom ni coordonnées
      <textarea name="comment" rows={3} maxlength={2000}>
        {values.comment}
      </textarea>
    </label>
    <p class="actions sticky">
      <button type="submit" name="puis" value="suivante" data-key="Enter">
        Enregistrer et lire la suivante <kbd>Ctrl + Entrée</kbd>
      </button>
      <button type="submit" name="puis" value="corriger" class="quiet">
        Enregistrer et proposer une correction
      </button>
    </p>
  </form>
);

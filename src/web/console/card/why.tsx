import type { Trial } from "../../../desk/desk.ts";
import type { Why } from "../../../desk/why.ts";
import { NEEDS, SECTIONS, SIZE_LABELS } from "../../../profile/lists.ts";
import { REGIONS } from "../../../profile/places/regions.ts";
import { spaced } from "../../typography.ts";
import { ADVICE, MY_CARD } from "./words.ts";

/** What keeps an advisor out, and what they can do: the rules that run, in their own words. */
export const Obstacles = ({ why, extra }: { why: Why; extra: readonly string[] }) => {
  if (why.always.length === 0 && extra.length === 0)
    return <p>Rien ne vous empêche d'être proposé aujourd'hui.</p>;
  return (
    <ul>
      {why.always.map((reason) => (
        <li>
          <strong>{spaced(ADVICE[reason].says)}</strong> {spaced(ADVICE[reason].todo)}
        </li>
      ))}
      {extra.map((words) => (
        <li>{spaced(words)}</li>
      ))}
    </ul>
  );
};

/** @param later once what keeps them out is settled. For each size, in how many of the sectors and regions of the card one may be proposed, and what bars the others. */
export const BySize = ({ why, later }: { why: Why; later: boolean }) => {
  const may = later ? "Une fois ces points réglés, vous pourriez être proposé" : "Vous pouvez être proposé";
  return why.bySize.every(({ proposable, of }) => proposable === of && of > 0) ? (
    <p>{`${may} aux entreprises de toutes les tailles, dans tous vos secteurs et toutes vos régions.`}</p>
  ) : (
    <>
      <p>{spaced(`${may} selon la taille de l'entreprise :`)}</p>
      <Sizes why={why} />
    </>
  );
};

const Sizes = ({ why }: { why: Why }) => (
  <ul>
    {why.bySize.map(({ size, proposable, of, barred }) => (
      <li>
        <strong>{spaced(`${SIZE_LABELS[size]} : `)}</strong>
        {proposable === of && of > 0
          ? "oui, dans tous vos secteurs et toutes vos régions."
          : proposable === 0
            ? "non."
            : `oui, dans ${proposable} cas sur ${of} (secteur et région).`}
        {barred.map(({ reason, count }) => (
          <>
            {" "}
            {spaced(
              `${proposable > 0 ? `${count} fois : ` : ""}${ADVICE[reason].says} ${ADVICE[reason].todo}`,
            )}
          </>
        ))}
      </li>
    ))}
  </ul>
);

export type Asked = { sector: string; size: string; region: string; need: string };

const CHOICES: readonly [keyof Asked, string, readonly (readonly [string, string])[]][] = [
  ["sector", "Secteur", Object.entries(SECTIONS)],
  ["size", "Taille", Object.entries(SIZE_LABELS)],
  ["region", "Région", [...REGIONS]],
  ["need", "Besoin", Object.entries(NEEDS)],
];

/** A form in the address, and what the rules say for that company. */
export const Simulator = ({ asked, trial }: { asked: Asked; trial: Trial | null }) => (
  <>
    <form method="get" action={`${MY_CARD}#essai`} class="filter">
      {CHOICES.map(([name, label, options]) => (
        <div>
          <label for={`essai-${name}`}>{label}</label>
          <select id={`essai-${name}`} name={name}>
            <option value="">Non dit</option>
            {options.map(([value, text]) => (
              <option value={value} selected={asked[name] === value}>
                {text}
              </option>
            ))}
          </select>
        </div>
      ))}
      <button type="submit" class="quiet">
        Essayer
      </button>
    </form>
    {trial !== null && (
      <div class="notice" role="status">
        {trial.reason === null ? (
          <p>
            <strong>Oui, vous pouvez être proposé à cette entreprise.</strong>{" "}
            {spaced(
              `${trial.others === 0 ? "Personne d'autre ne convient" : `${trial.others} autre${trial.others > 1 ? "s conviennent" : " convient"} aussi`}. Cinq au plus sont montrés, ceux qui ont le plus de points communs d'abord ; les égaux passent à tour de rôle. Aujourd'hui, ${trial.shown ? "vous en êtes" : "vous n'en êtes pas"}.`,
            )}
          </p>
        ) : (
          <p>
            <strong>Non.</strong> {spaced(`${ADVICE[trial.reason].says} ${ADVICE[trial.reason].todo}`)}
          </p>
        )}
      </div>
    )}
  </>
);

/** What the form of the address says, each code as it is: those of no list are no choice. */
export const askedIn = (query: Record<string, string>): Asked => {
  const of = (name: keyof Asked): string => {
    const [, , options] = CHOICES.find(([known]) => known === name) ?? ["", "", []];
    const value = query[name] ?? "";
    return options.some(([code]) => code === value) ? value : "";
  };
  return { sector: of("sector"), size: of("size"), region: of("region"), need: of("need") };
};

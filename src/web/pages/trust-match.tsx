import { KIND_LABELS } from "../../directory/labels.ts";
import { profileUrlOf } from "../../directory/public-view.ts";
import type { Clue, Match } from "../../trust/lookup/look-up.ts";
import { Marks } from "../components/advisor-card.tsx";
import { spaced } from "../typography.ts";

const CLUES: Record<Clue, string> = {
  siret: "le SIRET",
  phone: "le téléphone",
  site: "le site",
  name: "le nom",
};
const OTHER: Record<Clue, string> = {
  siret: "Le SIRET donné n'est pas celui de sa fiche.",
  phone: "Le téléphone donné n'est pas celui de sa fiche.",
  site: "Le site donné n'est pas celui de sa fiche.",
  name: "Le nom donné n'est pas celui de la structure.",
};
const inWords = (clues: readonly Clue[]): string => clues.map((clue) => CLUES[clue]).join(", ");

/** Someone of the directory whom the words may name; whoever is no longer shown has neither a page nor a number here. */
export const MatchCard = ({ match: { advisor, standing, same, differs, close } }: { match: Match }) => (
  <li class="card">
    <h3>
      {standing === "listed" ? (
        <a href={profileUrlOf(advisor)}>{spaced(advisor.name)}</a>
      ) : (
        spaced(advisor.name)
      )}
    </h3>
    <p class="aside">{KIND_LABELS[advisor.kind]}</p>
    {standing === "listed" && <Marks advisor={advisor} />}
    <p>
      {close
        ? "Seul un nom proche correspond : ce n'est peut-être pas la même structure."
        : spaced(`Ce qui correspond : ${inWords(same)}.`)}
    </p>
    {differs.map((clue) => (
      <p class="essential">
        <strong>Attention.</strong> {OTHER[clue]}
      </p>
    ))}
    {standing === "listed" && advisor.phone !== null && (
      <p>
        {spaced("Son numéro, d'après l'annuaire : ")}
        <a href={`tel:${advisor.phone.replaceAll(" ", "")}`}>{advisor.phone}</a>
      </p>
    )}
    <p>
      <a href={`/signaler?fiche=${encodeURIComponent(advisor.id)}`}>
        Signaler<span class="visually-hidden"> {advisor.name}</span>
      </a>
    </p>
  </li>
);

import type { Because, Pack, SectorCase } from "../../../briefing/pack/pack.ts";
import type { SchemeMatch } from "../../../orientation/orientation.ts";
import { SCHEME_STATUS } from "../../components/applies.tsx";
import { spaced } from "../../typography.ts";
import type { Words } from "./pack-words.ts";

/** What depends on the company: its likely questions, a case of its sector, the schemes. */
const BECAUSE: Record<Because, string> = {
  besoin: "d'après son besoin",
  secteur: "d'après son secteur",
  taille: "d'après sa taille",
  niveau: "d'après son niveau",
  toujours: "souvent demandé",
};

export const Questions = ({ pack: { questions }, words }: { pack: Pack; words: Words }) => (
  <section>
    <h2 id="questions">Ce qu'on vous demandera sans doute</h2>
    <p class="aside">{spaced(approvalWords(questions))}</p>
    {questions.map(({ question, because, answer }) => (
      <section class="likely">
        <h3>
          {spaced(question)} <small>{BECAUSE[because]}</small>
        </h3>
        {answer === null ? (
          <p class="aside">
            Nos fiches ne répondent pas à cette question : dites-le, et cherchez la réponse ensemble.
          </p>
        ) : (
          words(answer.text)
        )}
      </section>
    ))}
  </section>
);

/** Who answers for these words. */
function approvalWords(questions: Pack["questions"]): string {
  const team = "rédigées par l'équipe ou tirées des fiches, avec leurs sources";
  const approved = questions.filter(({ answer }) => answer?.approved).length;
  if (approved === 0) return `Réponses ${team} ; aucune n'est encore validée par l'administration.`;
  if (approved === questions.length) return "Réponses validées par l'administration.";
  return `Réponses ${team} ; ${approved} sur ${questions.length} validées par l'administration.`;
}

const FOUND: Record<Pack["cases"]["found"], string> = {
  sector: "Un cas de son secteur",
  need: "Un cas pour le même besoin",
  none: "Un cas de son secteur",
};

export const Cases = ({ cases: { found, items }, words }: { cases: Pack["cases"]; words: Words }) => (
  <section>
    <h2 id="cas">{FOUND[found]}</h2>
    {found === "none" && (
      <p>
        {spaced(
          "Nos fiches n'ont aucun cas de ce secteur, ni pour ce besoin. Dites-le plutôt que d'en inventer un : s'il en naît un de votre échange, ",
        )}
        <a href="/console/retours">un retour de terrain</a> le fera connaître.
      </p>
    )}
    {found === "need" && <p>Nos fiches n'ont aucun cas de ce secteur : celui-ci répond au même besoin.</p>}
    {items.map((one) => (
      <section>
        <h3>
          <a href={`/fiches/${encodeURIComponent(one.fiche)}`}>{spaced(one.title)}</a>
        </h3>
        <Likeness one={one} />
        {one.parts.map(({ heading, text }) => (
          <>
            <h4>{spaced(heading)}</h4>
            {words(text)}
          </>
        ))}
      </section>
    ))}
  </section>
);

/** What sets the case apart from this company, and who says so of themselves. */
const Likeness = ({ one: { sameSize, sameNeed, claimedBy } }: { one: SectorCase }) => {
  const apart = [
    sameSize === false ? "d'une entreprise d'une autre taille" : null,
    sameNeed === false ? "pour un autre besoin" : null,
  ].filter((word) => word !== null);
  return (
    <>
      {apart.length > 0 && <p class="aside">{spaced(`Attention, cas ${apart.join(", ")}.`)}</p>}
      {claimedBy !== null && (
        <p class="aside">
          {spaced(`Chiffres déclarés par l'intéressé : ${claimedBy}. Aucune mesure indépendante.`)}
        </p>
      )}
    </>
  );
};

export const Schemes = ({
  schemes,
  missing,
}: {
  schemes: readonly SchemeMatch[];
  missing: readonly string[];
}) => {
  const of = (...statuses: SchemeMatch["status"][]) =>
    schemes.filter(({ status }) => statuses.includes(status));
  const against = of("ineligible", "closed");
  return (
    <section>
      <h2 id="aides">Les aides, pour cette entreprise</h2>
      <p class="aside">D'après les conditions publiées. Ce n'est pas une décision : l'opérateur décide.</p>
      {missing.length > 0 && (
        <p class="notice">{spaced(`Pour trancher, demandez-lui : ${missing.join(" ; ")}.`)}</p>
      )}
      <ul>
        {of("eligible", "to_confirm").map(({ id, title, status, reasons, missing: lacks }) => (
          <li>
            <a href={`/fiches/${encodeURIComponent(id)}`}>{spaced(title)}</a>{" "}
            <strong>{SCHEME_STATUS[status].toLowerCase()}</strong>
            {spaced(
              ` : ${[...reasons, ...(lacks.length > 0 ? [`Il manque : ${lacks.join(", ")}.`] : [])].join(" ")}`,
            )}
          </li>
        ))}
      </ul>
      {against.length > 0 && (
        <p>
          {spaced(
            `Pas pour elle : ${against.map(({ title, reasons }) => `${title} (${reasons.join(" ").replace(/\.$/, "")})`).join(" ; ")}.`,
          )}
        </p>
      )}
    </section>
  );
};

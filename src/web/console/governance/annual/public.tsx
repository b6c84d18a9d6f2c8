import type { AnnualReview } from "../../../../governance/annual/review.ts";
import { shareOf } from "../../../../review/quality/share.ts";
import type { MonthFigures } from "../../../../statistics/figures.ts";
import { totalOf } from "../../../../statistics/totals.ts";
import { frenchDate } from "../../../dates.ts";
import { counted, interval, number, percent } from "../../quality/words.ts";
import { Counts, HIDDEN, P, Section, Table } from "./parts.tsx";

type Props = { review: AnnualReview };

const said = (count: number | "few" | null): string =>
  count === null ? HIDDEN : count === "few" ? "de 1 à 9" : number(count);

/** « 120 », or « 120 (3 mois sur 4) » where a month does not tell its part. */
function sumSaid(
  months: readonly MonthFigures[],
  figure: (month: MonthFigures) => number | "few" | null,
): string {
  const { sum, untold } = totalOf(months, figure);
  if (untold === months.length) return "non publié";
  return untold === 0 ? number(sum) : `${number(sum)} (${months.length - untold} mois sur ${months.length})`;
}

/**
 * The use of the year as everyone was told of it, month by month: another sum of the same exchanges would let anyone find, by
 * subtraction, what the published months keep.
 */
export const PublishedUse = ({ review: { published } }: Props) => (
  <Section id="usage" title="Usage">
    {published.length === 0 ? (
      <p class="missing">
        <strong>Non disponible</strong>
        {" : aucun mois fini de cette année n'est encore publié."}
      </p>
    ) : (
      <>
        <Table
          caption="Mois par mois, tels qu'ils ont été publiés"
          heads={["Mois", "Conversations", "Réponses", "Un modèle y a servi"]}
          rows={published.map(({ month, conversations, answers, model }) => [
            frenchDate(month),
            said(conversations),
            said(answers),
            said(model.count),
          ])}
          numbers={[1, 2, 3]}
        />
        <P note>
          {
            "« – » : non publié, pour ne désigner personne. Les chiffres publiés ne sont ni corrigés ni complétés après coup."
          }
        </P>
        <Counts
          caption="L'année, sur les mois publiés"
          rows={[
            ["Conversations", sumSaid(published, ({ conversations }) => conversations)],
            ["Réponses", sumSaid(published, ({ answers }) => answers)],
            ["Réponses corrigées ou retirées", sumSaid(published, ({ corrections }) => corrections.total)],
            ["Contestations déposées", sumSaid(published, ({ contests }) => contests.total)],
            ["Contestations décidées", sumSaid(published, ({ decisions }) => decisions.total)],
          ]}
        />
      </>
    )}
  </Section>
);

/** The share of errors over the months that tell both their readings and their errors. */
export const PublishedQuality = ({ review: { published } }: Props) => {
  const told = published.flatMap(({ errors: { total, count } }) =>
    typeof total === "number" && typeof count === "number" ? [{ total, count }] : [],
  );
  const errors = shareOf(
    told.reduce((sum, { count }) => sum + count, 0),
    told.reduce((sum, { total }) => sum + total, 0),
  );
  return (
    <Section id="qualite" title="Qualité des réponses">
      <P>
        {errors.rate === null
          ? "Aucun mois publié ne dit combien de réponses tirées au hasard étaient à reprendre : la part d'erreurs de l'année n'est pas publiée."
          : `Sur ${counted(errors.of, "réponse tirée au hasard et lue", "réponses tirées au hasard et lues")}, ${counted(errors.count, "était à reprendre", "étaient à reprendre")} : ${percent(errors.rate)}, entre ${interval(errors).replace(" à ", " et ")} à 95 %. ${counted(told.length, "mois le dit", "mois le disent")} sur ${number(published.length)}.`}
      </P>
    </Section>
  );
};

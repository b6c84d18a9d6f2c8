import type { AnnualReview } from "../../../../governance/annual/review.ts";
import { modeName, outcomeName } from "../../../../review/labels.ts";
import { DIMENSIONS } from "../../../../review/quality/breakdown.ts";
import { ENOUGH_READ } from "../../../../review/quality/report.ts";
import { DELAY_NAMES } from "../../../../review/quality/words.ts";
import { frenchDate } from "../../../dates.ts";
import { counted, decimal, duration, interval, number, percent } from "../../quality/words.ts";
import { Bars, Columns, Intervals } from "./charts.tsx";
import { Counts, HIDDEN, HiddenNote, P, Section, Table, toldWords } from "./parts.tsx";

type Props = { review: AnnualReview };

const nameOr = (name: string): string => (name === "" ? "Non inscrit au journal" : name);
const MONTHS = [
  "janv.",
  "févr.",
  "mars",
  "avr.",
  "mai",
  "juin",
  "juil.",
  "août",
  "sept.",
  "oct.",
  "nov.",
  "déc.",
];

/** How much the service served, and how exchanges ended. */
export const Use = ({ review: { usage, previous } }: Props) => (
  <Section id="usage" title="Usage">
    <P>
      {`${counted(usage.conversations, "conversation ouverte", "conversations ouvertes")} et ${counted(usage.answers, "réponse enregistrée", "réponses enregistrées")}, d'après le journal, qui compte aussi ce qui est effacé depuis.`}
    </P>
    {usage.answers > 0 && (
      <>
        <Columns
          id="g-mois"
          title="Réponses par mois"
          bars={usage.byMonth.map((row) => ({
            ...row,
            label: MONTHS[Number(row.code.slice(5)) - 1] ?? row.code,
          }))}
        />
        <Table
          caption="Réponses par mois"
          heads={["Mois", "Réponses"]}
          rows={usage.byMonth.map((row) => [frenchDate(row.code), toldWords(row)])}
          numbers={[1]}
        />
        <Bars
          id="g-issues"
          title="Comment les échanges ont fini"
          bars={usage.byOutcome.map((row) => ({ ...row, label: nameOr(outcomeName(row.code)) }))}
        />
        <Table
          caption="Réponses par issue"
          heads={["Issue", "Réponses"]}
          rows={usage.byOutcome.map((row) => [nameOr(outcomeName(row.code)), toldWords(row)])}
          numbers={[1]}
        />
        <P note>
          {
            "Une détresse est comptée avec les renvois vers une personne, et une demande discriminatoire avec les refus hors sujet : le journal ne garde rien d'intime."
          }
        </P>
        <Table
          caption="Réponses par origine des mots"
          heads={["Origine", "Réponses"]}
          rows={usage.byMode.map((row) => [nameOr(modeName(row.code)), toldWords(row)])}
          numbers={[1]}
        />
        <HiddenNote among={[...usage.byMonth, ...usage.byOutcome, ...usage.byMode]} />
      </>
    )}
    <Counts
      caption="Avis et effacements"
      rows={[
        ["Réponses sans modèle de langue", percent(usage.withoutModel.rate)],
        ["Avis donnés", usage.opinions.given],
        [
          "Dont « utile »",
          usage.opinions.given < 10
            ? "trop peu pour le dire"
            : `${percent(usage.opinions.useful.rate)} (${interval(usage.opinions.useful)})`,
        ],
        ["Conversations effacées à la demande", usage.erasedOnRequest],
        ["Conversations effacées à leur terme", usage.erasedByTime],
      ]}
    />
    {previous === null && (
      <P note>Le journal ne dit rien de l'année précédente : aucune comparaison n'est possible.</P>
    )}
  </Section>
);

/** How good the answers are, on those drawn at random, with their intervals. */
export const Quality = ({ review: { quality } }: Props) => {
  const { report, by } = quality;
  const { errors, inexact, sample, risk } = report;
  const measured = by.filter(({ cells }) => cells.length > 0);
  const lines = measured
    .filter(({ dimension }) => dimension === "mode" || dimension === "size")
    .flatMap(({ cells }) => cells.flatMap(({ label, errors: share }) => (share ? [{ label, share }] : [])));
  return (
    <Section id="qualite" title="Qualité des réponses">
      <P>
        {errors.rate === null
          ? "Aucune réponse tirée au hasard n'a été lue : on ne sait pas combien sont fausses."
          : `Sur ${counted(errors.of, "réponse tirée au hasard et lue", "réponses tirées au hasard et lues")}, ${counted(errors.count, "est à reprendre", "sont à reprendre")} : ${percent(errors.rate)}, entre ${interval(errors).replace(" à ", " et ")} à 95 %.${errors.of < ENOUGH_READ ? " C'est trop peu pour juger le service." : ""}`}
      </P>
      <Counts
        caption="L'échantillon tiré au hasard"
        rows={[
          ["Réponses tirées", sample.coverage.of],
          ["Lues", `${number(sample.coverage.count)} (${percent(sample.coverage.rate)})`],
          ["En attente de lecture", sample.unread.waiting],
          ["Sorties de la file sans lecture", sample.unread.expired],
          ["Effacées avant lecture", sample.unread.erased],
          ["Closes sans avis", sample.unread.closed],
          ["Exactitude notée 0", `${number(inexact.count)} (${interval(inexact)})`],
          [
            "Lues pour leur risque, hors du taux",
            `${number(risk.read)}, dont ${number(risk.wrong)} à reprendre`,
          ],
        ]}
      />
      {errors.rate !== null && (
        <Intervals
          id="g-erreurs"
          title="Part d'erreurs et son intervalle à 95 %"
          lines={[{ label: "Ensemble", share: errors }, ...lines]}
        />
      )}
      {measured.map(({ dimension, cells }) => (
        <Table
          caption={`Part d'erreurs, selon : ${DIMENSIONS[dimension].toLowerCase()}`}
          heads={[DIMENSIONS[dimension], "Lues", "À reprendre", "Part", "Intervalle à 95 %"]}
          rows={cells.map(({ label, errors: share }) =>
            share
              ? [label, number(share.of), number(share.count), percent(share.rate), interval(share)]
              : [label, HIDDEN, HIDDEN, HIDDEN, HIDDEN],
          )}
          numbers={[1, 2, 3, 4]}
        />
      ))}
      <HiddenNote
        among={by.flatMap(({ cells }) => cells.map(({ errors: one }) => one && { code: "", count: one.of }))}
      />
      <Agreement review={report} />
      <Table
        caption="Délai avant la première lecture"
        heads={["File", "Réponses", "Lues", "Médiane", "Neuf fois sur dix, moins de"]}
        rows={report.delays.map(({ lane, of, read, median, p90 }) => [
          DELAY_NAMES[lane],
          number(of),
          number(read),
          duration(median),
          duration(p90),
        ])}
        numbers={[1, 2, 3, 4]}
      />
    </Section>
  );
};

const Agreement = ({ review: { agreement } }: { review: AnnualReview["quality"]["report"] }) => {
  const { raw, kappa, low, high } = agreement.twoWay;
  return (
    <P>
      {raw.of === 0
        ? "Accord entre relecteurs : aucune réponse n'a été lue deux fois à l'aveugle."
        : `Accord entre relecteurs : ${number(raw.count)} sur ${counted(raw.of, "réponse lue", "réponses lues")} deux fois à l'aveugle (${percent(raw.rate)}). Kappa de Cohen, qui retire l'accord dû au hasard : ${kappa === null ? "non défini" : decimal(kappa)}${low !== null && high !== null ? ` (${decimal(low)} à ${decimal(high)})` : ""}.`}
    </P>
  );
};

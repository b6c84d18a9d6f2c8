import { DIMENSIONS, FEW } from "./breakdown.ts";
import type { Agreement } from "./kappa.ts";
import type { QualityReport } from "./report.ts";
import type { Share } from "./share.ts";
import { DELAY_NAMES, missingWords } from "./words.ts";

/** One figure of a report, as a line of a table: the same line whatever it measures. */
export type Figure = {
  from: string;
  to: string;
  part: string;
  label: string;
  code: string | null;
  count: number | null;
  of: number | null;
  value: number | null;
  low: number | null;
  high: number | null;
  unit: "%" | "heures" | "kappa" | "réponses";
  note: string;
};

export const FIGURE_HEADERS = [
  "Du",
  "Au",
  "Rubrique",
  "Libellé",
  "Code",
  "Nombre",
  "Sur",
  "Valeur",
  "Borne basse à 95 %",
  "Borne haute à 95 %",
  "Unité",
  "Remarque",
] as const;

type Line = Partial<Figure> & Pick<Figure, "part" | "label" | "unit">;

/** Every figure of a report, in the order of the page. */
export function figuresOf(report: QualityReport): Figure[] {
  const { recorded, sample, errors, inexact, ahead, risk, agreement, delays, by, weeks } = report;
  const { waiting, expired, erased, closed, opposed } = sample.unread;
  const biased = "lues parce que risquées : aucun taux ne s'en tire";
  const lines: Line[] = [
    counted("Réponses", "Enregistrées", recorded.all),
    counted("Réponses", "Que le tirage peut prendre", recorded.drawable),
    rate("Échantillon", "Tirées au hasard et lues", sample.coverage),
    counted("Échantillon", "Non lues : en attente", waiting),
    counted("Échantillon", "Non lues : délai passé", expired),
    counted("Échantillon", "Non lues : échange effacé", erased),
    counted("Échantillon", "Non lues : closes sans avis", closed),
    counted("Échantillon", "Non lues : la personne s'y oppose", opposed),
    rate("Erreurs", "Conclusion autre que « conforme »", errors),
    rate("Erreurs", "Exactitude notée 0", inexact, `sans objet : ${inexact.notScored}`),
    rate(
      "Erreurs",
      "Conclusion autre que « conforme », sans les lues avant leur tour",
      ahead.others,
      `lues avant leur tour : ${ahead.read}`,
    ),
    counted("Risque", "Lues pour leur risque", risk.read, biased),
    counted("Risque", "Dont à corriger ou à retirer", risk.wrong, biased),
    ...agreed("Conforme ou non", agreement.twoWay),
    ...agreed("Trois conclusions", agreement.threeWay),
    counted("Accord", "Lues deux fois sans être à l'aveugle, écartées", agreement.notBlind),
    ...delays.flatMap(({ lane, of, read, median, p90 }): Line[] => {
      const line = { part: "Délai", code: lane, count: read, of, unit: "heures" as const };
      return [
        { ...line, label: `${DELAY_NAMES[lane]} : médiane`, value: median },
        { ...line, label: `${DELAY_NAMES[lane]} : neuvième décile`, value: p90 },
      ];
    }),
    ...by.cells.map((cell): Line => {
      const part = DIMENSIONS[by.dimension];
      const code = cell.value;
      if (cell.errors) return { ...rate(part, cell.label, cell.errors), code };
      const note = cell.hidden === "few" ? `moins de ${FEW} lues` : "non affiché : se déduirait du total";
      return { part, label: cell.label, code, unit: "%", note };
    }),
    ...weeks.flatMap(({ from, to, running, errors: wrong, coverage }): Line[] => {
      const note = running ? "semaine en cours" : "";
      return [
        { ...rate("Semaine", "Erreurs", wrong, note), from, to },
        { ...rate("Semaine", "Couverture", coverage, note), from, to },
      ];
    }),
  ];
  return lines.map((line) => ({
    ...report.period,
    ...{ code: null, count: null, of: null, value: null, low: null, high: null, note: "" },
    ...line,
  }));
}

export const asRow = (figure: Figure): (string | number | null)[] => [
  figure.from,
  figure.to,
  figure.part,
  figure.label,
  figure.code,
  figure.count,
  figure.of,
  figure.value,
  figure.low,
  figure.high,
  figure.unit,
  figure.note,
];

const counted = (part: string, label: string, count: number, note = ""): Line => ({
  part,
  label,
  count,
  unit: "réponses",
  note,
});

const percent = (share: number | null): number | null => (share === null ? null : 100 * share);
const rate = (
  part: string,
  label: string,
  { count, of, rate: value, low, high }: Share,
  note = "",
): Line => ({
  part,
  label,
  count,
  of,
  value: percent(value),
  low: percent(low),
  high: percent(high),
  unit: "%",
  note,
});

function agreed(label: string, agreement: Agreement): Line[] {
  const { raw, kappa, standardError, low, high, missing } = agreement;
  const note = missing
    ? missingWords(missing)
    : `erreur type : ${standardError?.toFixed(4).replace(".", ",")}`;
  return [
    rate("Accord", `${label} : accord brut`, raw),
    {
      part: "Accord",
      label: `${label} : kappa de Cohen`,
      of: raw.of,
      value: kappa,
      low,
      high,
      unit: "kappa",
      note,
    },
  ];
}

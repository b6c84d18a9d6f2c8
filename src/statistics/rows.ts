import type { MonthFigures, Part, Split } from "./figures.ts";
import { codeLabel, ORDERS, PARTS, type PartName, type SplitName, TITLES } from "./labels.ts";

/** One published figure as a line of a file: the same line whatever it counts. */
export type Row = [
  month: string,
  part: string,
  label: string,
  value: number | null,
  unit: string,
  note: string,
];

export const ROW_HEADERS = ["Mois", "Rubrique", "Libellé", "Valeur", "Unité", "Remarque"] as const;

const UNTOLD = "non publié : moins de dix conversations, ou caché pour en protéger d'autres";
const UNKNOWN = "inconnu";

const counted = (value: number | null): [number | null, string] => [value, value === null ? UNTOLD : ""];

/** Every published figure of some months, in the order of the page. */
export const rowsOf = (months: readonly MonthFigures[]): Row[] => months.flatMap(rowsOfMonth);

function rowsOfMonth(figures: MonthFigures): Row[] {
  const { month, conversations, answers, decisionDays, footprint, euros } = figures;
  const row = (part: string, label: string, unit: string, [value, note]: [number | null, string]): Row => [
    month,
    part,
    label,
    value,
    unit,
    note,
  ];
  const estimated = (value: number | null): [number | null, string] => [
    value,
    value === null ? UNKNOWN : footprint.partial ? "au moins : des appels n'ont pas donné leurs jetons" : "",
  ];
  if (conversations === null) return [row("Usage", "Conversations", "conversations", counted(null))];
  return [
    row("Usage", "Conversations", "conversations", counted(conversations)),
    row("Usage", "Réponses", "réponses", counted(answers)),
    ...(Object.keys(ORDERS) as SplitName[]).flatMap((name) => splitRows(name, figures[name], row)),
    ...(Object.keys(PARTS) as PartName[]).flatMap((name) => partRows(name, figures[name], row)),
    row("Contestations", "Délai médian d'une décision", "jours", counted(decisionDays)),
    row("Empreinte", "Jetons donnés au modèle", "jetons", counted(footprint.inputTokens)),
    row("Empreinte", "Jetons écrits par le modèle", "jetons", counted(footprint.outputTokens)),
    row("Empreinte", "Énergie, borne basse", "Wh", estimated(footprint.energyWh?.min ?? null)),
    row("Empreinte", "Énergie, borne haute", "Wh", estimated(footprint.energyWh?.max ?? null)),
    row("Empreinte", "Gaz à effet de serre, borne basse", "g CO2e", estimated(footprint.gCO2e?.min ?? null)),
    row("Empreinte", "Gaz à effet de serre, borne haute", "g CO2e", estimated(footprint.gCO2e?.max ?? null)),
    row("Coût", "Modèle", "euros", estimated(euros.model)),
    row("Coût", "Par réponse", "euros", estimated(euros.perAnswer)),
    row("Coût", "Par mise en relation aboutie", "euros", estimated(euros.perContact)),
  ];
}

type MakeRow = (part: string, label: string, unit: string, told: [number | null, string]) => Row;

function splitRows(name: SplitName, { total, cells }: Split, row: MakeRow): Row[] {
  const { title, unit } = TITLES[name];
  return [
    row(title, "Total", unit, counted(total)),
    ...(cells ?? []).map(({ code, count }) => row(title, codeLabel(name, code), unit, counted(count))),
  ];
}

function partRows(name: PartName, { total, count }: Part, row: MakeRow): Row[] {
  const { title, whole, part } = PARTS[name];
  return [
    row(title, whole, "réponses", counted(total)),
    row(title, part, "réponses", count === "few" ? [null, "moins de dix"] : counted(count)),
  ];
}

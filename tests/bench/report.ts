import type { LoadResult } from "./load.ts";
import type { OrientationResult } from "./orientation.ts";
import type { Weight } from "./page.ts";
import type { System } from "./process.ts";
import type { Profile } from "./profile.ts";
import type { RetrievalResult } from "./retrieval.ts";
import type { ReviewResult } from "./review.ts";
import type { StartResult } from "./startup.ts";

export type EngineResult = {
  engine: string;
  starts: StartResult[];
  page: Weight[];
  profiles: Profile[];
  load: LoadResult[];
  retrieval: RetrievalResult[];
};

const NAMES: Record<System, string> = { boussole: "Boussole IA", chaine: "chaîne LangChain" };

const number = (value: number, digits: number): string =>
  value.toLocaleString("fr-FR", { minimumFractionDigits: digits, maximumFractionDigits: digits });
/** Two significant figures below 10: more would be noise. */
const ms = (value: number): string =>
  Number.isNaN(value)
    ? "—"
    : value === Number.POSITIVE_INFINITY
      ? "jamais"
      : number(value, value < 9.95 ? 1 : 0);
const kilo = (bytes: number): string => number(bytes / 1_000, 1);
const mebi = (size: number | null): string => (size === null ? "—" : number(size, 0));
const percent = (share: number): string => `${number(share * 100, 0)} %`;
const ratio = (a: number, b: number): string => `× ${number(a / b, a / b < 10 ? 1 : 0)}`;

/** The whole result of an engine as plain text. */
export function describe(result: EngineResult): string {
  return [
    `━━ ${result.engine} ━━`,
    describeLoad(result.load),
    describeProfiles(result.profiles),
    ...result.retrieval.map(describeRetrieval),
    describeStarts(result.starts),
    describeMemory(result.profiles),
    describePage(result.page),
  ].join("\n\n");
}

function describeLoad(load: readonly LoadResult[]): string {
  const rows = load.map((line) => {
    const errors = Object.entries(line.errors).map(([kind, count]) => `${count} ${kind}`);
    return [
      `${line.perSecond}/s`,
      NAMES[line.system],
      String(line.first.count),
      ms(line.first.p50),
      ms(line.first.p95),
      ms(line.first.p99),
      ms(line.done.p50),
      ms(line.done.p95),
      number(line.completedPerSecond, 1),
      errors.join(", ") || "0",
      ms(line.senderLateP99),
    ];
  });
  const ratios = [...new Set(load.map(({ perSecond }) => perSecond))].flatMap((perSecond) => {
    const of = (system: System) =>
      load.find((line) => line.perSecond === perSecond && line.system === system);
    const [ours, chain] = [of("boussole"), of("chaine")];
    return ours && chain
      ? [
          `${perSecond}/s ${ratio(ours.first.p50, chain.first.p50)} (entière ${ratio(ours.done.p50, chain.done.p50)})`,
        ]
      : [];
  });
  return [
    "Temps propre avant la première phrase (ms), arrivées de Poisson, boucle ouverte, vrai HTTP",
    table(
      [
        "arrivées",
        "système",
        "n",
        "p50",
        "p95",
        "p99",
        "entière p50",
        "p95",
        "rép./s",
        "erreurs",
        "envoi en retard p99",
      ],
      rows,
    ),
    `Rapport des médianes, nous / chaîne : ${ratios.join(" ; ")}.`,
    "La chaîne montre ses premiers mots avant d'enregistrer ; nous après l'enregistrement. « entière » : enregistrée chez les deux.",
  ].join("\n");
}

function describeProfiles(profiles: readonly Profile[]): string {
  return profiles
    .map((profile) => {
      const total = profile.parts.reduce((sum, part) => sum + part.ms, 0);
      const parts = profile.parts.map((part) => [part.name, number(part.ms, 2), percent(part.ms / total)]);
      const statements = profile.statements.map(({ statement, count, ms: spent }) => [
        statement,
        number(count, 1),
        number(spent, 2),
      ]);
      return [
        `Où va le temps — ${NAMES[profile.system]}, une question à la fois (n = ${profile.answers}, p50 ${ms(profile.firstP50)} ms)`,
        ...(parts.length > 0
          ? [
              table(
                [`partie (moyenne de ${profile.searched} réponses cherchées)`, "ms", "part"],
                [...parts, ["total", number(total, 2), ""]],
              ),
            ]
          : []),
        `Base de données : ${number(profile.statementsPerAnswer, 1)} instructions et ${number(profile.databaseMsPerAnswer, 1)} ms par réponse ; les plus chères :`,
        table(["instruction", "par réponse", "ms par réponse"], statements),
      ].join("\n");
    })
    .join("\n\n");
}

function describeRetrieval({ passages, phrasings, ingestionMs, contenders }: RetrievalResult): string {
  const ours = contenders.find(({ name }) => name === "boussole")?.time.p50 ?? Number.NaN;
  const rows = contenders.map(({ name, time, found }) => [
    name,
    ms(time.p50),
    ms(time.p95),
    name === "boussole" ? "" : ratio(ours, time.p50),
    percent(found),
  ]);
  return [
    `Recherche seule (ms), ${number(passages, 0)} passages, ${number(phrasings, 0)} façons de demander (ingestion ${number(ingestionMs / 1_000, 1)} s)`,
    table(["recherche", "p50", "p95", "nous / elle", "questions qui trouvent"], rows),
  ].join("\n");
}

/** Orientation in a full directory, and putting it in, as plain text. */
export function describeOrientation({ advisors, times, imports }: OrientationResult): string {
  const rows = times.map(({ known, pure, http }) => [
    known,
    ...[pure, http].flatMap(({ p50, p95, p99 }) => [ms(p50), ms(p95), ms(p99)]),
  ]);
  const head = ["entreprise", "p50", "p95", "p99", "HTTP p50", "p95", "p99"];
  const brought = imports.map(({ name, seconds, peakMiB }) => [name, number(seconds, 1), mebi(peakMiB)]);
  return [
    `Orientation parmi ${number(advisors, 0)} conseillers (ms, une demande à la fois) : la règle seule, puis POST /api/orientation`,
    table(head, rows),
    `Importer ${number(advisors, 0)} lignes (commande entière, moteur embarqué)`,
    table(["fichier", "secondes", "mémoire au plus (Mio)"], brought),
  ].join("\n");
}

function describeStarts(starts: readonly StartResult[]): string {
  const rows = starts.map(({ name, addressMs, readyMs, residentMiB, times }) => [
    name,
    ms(addressMs),
    ms(readyMs),
    mebi(residentMiB),
    String(times),
  ]);
  const head = ["", "adresse affichée", "/readyz 200", "mémoire (Mio)", "essais"];
  return ["Démarrage de Boussole IA (ms)", table(head, rows)].join("\n");
}

const describeMemory = (profiles: readonly Profile[]): string =>
  profiles
    .map(
      ({ system, answers, residentMiB }) =>
        `Mémoire résidente après ${answers} réponses, ${NAMES[system]} : ${mebi(residentMiB)} Mio`,
    )
    .join("\n");

function describePage(page: readonly Weight[]): string {
  const rows = page.map(({ kind, files, rawBytes, gzipBytes }) => [
    kind,
    String(files),
    kilo(rawBytes),
    kilo(gzipBytes),
  ]);
  const sum = (of: (weight: Weight) => number): number =>
    page.reduce((total, weight) => total + of(weight), 0);
  rows.push([
    "total",
    String(sum((w) => w.files)),
    kilo(sum((w) => w.rawBytes)),
    kilo(sum((w) => w.gzipBytes)),
  ]);
  return ["Première visite de / (ko)", table(["", "fichiers", "brut", "gzip"], rows)].join("\n");
}

/** Left-aligned words, right-aligned figures. */
function table(head: readonly string[], rows: readonly string[][]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const isFigure = head.map((_, column) => rows.every((row) => /^$|^[×\d—j]/.test(row[column] ?? "")));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return isFigure[column] && column > 0 ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return all.map((row) => `  ${line(row)}`).join("\n");
}

export function describeReview({ answers, open, times, plans }: ReviewResult): string {
  const rows = times.map(({ act, ms: { p50, p95, p99 } }) => [act, ms(p50), ms(p95), ms(p99)]);
  const whole = plans.filter(({ scans }) => scans.some((scan) => /^(?:Parallel )?Seq Scan/.test(scan)));
  return [
    `Relecture : ${number(answers, 0)} réponses, dont ${number(open, 0)} à relire (ms, un acte à la fois)`,
    table(["acte", "p50", "p95", "p99"], rows),
    ...plans.map(
      ({ act, statement, scans }) =>
        `${act} : ${statement.slice(0, 90)}…\n    ${scans.join(" ; ") || "aucune lecture"}`,
    ),
    `Requêtes qui lisent une table entière : ${whole.length}`,
  ].join("\n");
}

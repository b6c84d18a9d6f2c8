import { z } from "@hono/zod-openapi";
import type { Barrier } from "../../contact/contact.ts";
import { Split } from "../../statistics/figures.ts";
import { BARRIER_LABELS, KINDS, REAL_BARRIERS, type ReportKind } from "../report.ts";

/** What reports are told apart by: a barrier each, and the three other kinds. */
export const THEMES = [
  ...REAL_BARRIERS.map((code): Theme => `frein_${code}`),
  "simplification",
  "cas_usage",
  "solution_utile",
] as const satisfies readonly Theme[];
export type Theme = `frein_${Barrier}` | Exclude<ReportKind, "frein">;

export const themeOf = ({ kind, barrier }: { kind: ReportKind; barrier: Barrier | null }): Theme =>
  kind === "frein" ? `frein_${barrier ?? "aucun"}` : kind;

/** « Frein : le coût », « Besoin de simplification » */
export const themeLabel = (theme: string): string => {
  const barrier = theme.replace(/^frein_/, "");
  if (barrier !== theme) {
    const label = BARRIER_LABELS[barrier as Barrier] ?? barrier;
    return `Frein : ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  }
  return (KINDS[theme as ReportKind] ?? theme).replace(/^Une? (.)/, (_, first: string) =>
    first.toUpperCase(),
  );
};

export const AXES = ["section", "size", "region"] as const;
export type Axis = (typeof AXES)[number];

/** What is told of one closed quarter (`2026-T4`, Europe/Paris), once. */
export const QuarterFigures = z
  .object({
    quarter: z.string(),
    /** Reports, by theme, and by month. */
    reports: Split,
    months: Split,
    /** Of each theme that is told: by section, size and region. */
    themes: z.record(z.string(), z.object({ section: Split, size: Split, region: Split })),
    /** Conversations whose orientation ended with nobody to propose: by region, by month, and by section in each region told. */
    unmet: Split,
    unmetMonths: Split,
    unmetSections: z.record(z.string(), Split),
  })
  .openapi("FieldQuarter");
export type QuarterFigures = z.infer<typeof QuarterFigures>;

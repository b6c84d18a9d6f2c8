import { type Failed, type Judged, type Measure, type Report, reaches } from "../support/report.ts";
import type { Results } from "./results.ts";

type Share = Pick<Measure, "hits" | "total">;
export type Moved = {
  step: string;
  name: string;
  before: Share;
  after: Share;
  crossed: "reached" | "lost" | null;
};
export type Diff = {
  since: string;
  /** What the figures rest on, where it is not what it was: « connaissances », « consigne ecrire », « modèle ». */
  changed: { what: string; before: string; after: string }[];
  moved: Moved[];
  figures: { step: string; name: string; before: string; after: string }[];
  newlyFailing: (Failed & { step: string })[];
  newlyPassing: (Judged & { step: string })[];
  /** Cases that only one of the two runs had: they neither fail nor pass newly. */
  added: number;
  removed: number;
};

/** What moved between two runs. A case counts as moved only when both have it, under the same words. */
export function diffOf(before: Results, after: Results): Diff {
  const diff: Diff = {
    since: before.date,
    changed: changedGround(before, after),
    moved: [],
    figures: [],
    newlyFailing: [],
    newlyPassing: [],
    added: 0,
    removed: 0,
  };
  for (const [name, now] of Object.entries(after.reports)) {
    const then = before.reports[name];
    if (!then) continue;
    // Without its counts, which may have moved: « Recherche (670 questions) ».
    const step = now.step.replace(/ \(.*$/, "");
    diff.moved.push(...movedMeasures(step, then, now));
    for (const [name, value] of Object.entries(now.figures)) {
      const old = then.figures[name];
      if (old !== undefined && old !== value) diff.figures.push({ step, name, before: old, after: value });
    }
    compareCases(diff, step, then.cases, now.cases);
  }
  return diff;
}

function movedMeasures(step: string, then: Report, now: Report): Moved[] {
  return now.measures.flatMap((measure) => {
    const old = then.measures.find(({ name }) => name === measure.name);
    if (!old || old.hits * measure.total === measure.hits * old.total) return [];
    // By today's threshold: a bar that was moved is no progress.
    const [was, is] = [reaches({ ...old, threshold: measure.threshold }), reaches(measure)];
    const crossed = was === is ? null : is ? ("reached" as const) : ("lost" as const);
    const { name, hits, total } = measure;
    return [{ step, name, before: { hits: old.hits, total: old.total }, after: { hits, total }, crossed }];
  });
}

const keyOf = ({ id, question }: Judged): string => `${id}\n${question}`;

function compareCases(diff: Diff, step: string, then: readonly Judged[], now: readonly Judged[]): void {
  const old = new Map(then.map((one) => [keyOf(one), one]));
  for (const one of now) {
    const same = old.get(keyOf(one));
    if (!same) diff.added++;
    else if (same.miss === null && one.miss !== null)
      diff.newlyFailing.push({ ...one, miss: one.miss, step });
    else if (same.miss !== null && one.miss === null) diff.newlyPassing.push({ ...one, step });
    old.delete(keyOf(one));
  }
  diff.removed += old.size;
}

function changedGround(before: Results, after: Results): Diff["changed"] {
  const groundOf = ({ knowledge, prompts, model }: Results): Record<string, string> => ({
    connaissances: knowledge,
    modèle: model ?? "aucun",
    ...Object.fromEntries(Object.entries(prompts).map(([id, version]) => [`consigne ${id}`, version])),
  });
  const [then, now] = [groundOf(before), groundOf(after)];
  return [...new Set([...Object.keys(then), ...Object.keys(now)])]
    .map((what) => ({ what, before: then[what] ?? "aucune", after: now[what] ?? "aucune" }))
    .filter(({ before: was, after: is }) => was !== is);
}

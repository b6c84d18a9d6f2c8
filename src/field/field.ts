import type { FieldDeps } from "./deps.ts";
import { approveFiche, findFiche, proposeFiche, rejectFiche, withdrawFiche } from "./fiches/decide.ts";
import type { FieldFiches } from "./fiches/fiche.ts";
import { fichesOf } from "./fiches/store.ts";
import { closeQuarters } from "./figures/close.ts";
import { QuarterFigures } from "./figures/figures.ts";
import { nextClosing } from "./figures/quarters.ts";
import { fileReport, ownReports, withdrawReport } from "./file.ts";
import { listReports, readReport, setAside } from "./read.ts";
import type { FieldReports } from "./report.ts";
import { quartersClosed } from "./store.ts";
import { keptWords } from "./words.ts";

/** What comes back from the field: reports, the fiches drawn from them, and what is told of them all. */
export type Field = {
  reports: FieldReports;
  fiches: FieldFiches;
  /** Every closed quarter, the oldest first. They never change. */
  figures(): Promise<QuarterFigures[]>;
  /** When the quarter under way is counted. */
  nextClosing(): Date;
  /** Freezes the closed quarters that are not yet. @returns how many */
  closeDue(): Promise<number>;
};

export function createField(deps: FieldDeps): Field {
  return {
    reports: {
      preview: keptWords,
      file: (staff, report) => fileReport(deps, staff, report),
      own: (staff) => ownReports(deps, staff),
      withdraw: (staff, id) => withdrawReport(deps, staff, id),
      list: (decided) => listReports(deps, decided),
      read: (id) => readReport(deps, id),
      setAside: (staff, id, reason) => setAside(deps, staff, id, reason),
    },
    fiches: {
      propose: (staff, reportId, draft) => proposeFiche(deps, staff, reportId, draft),
      list: (status) => fichesOf(deps.db, status),
      find: (id) => findFiche(deps, id),
      approve: (staff, id) => approveFiche(deps, staff, id),
      reject: (staff, id, reason) => rejectFiche(deps, staff, id, reason),
      withdraw: (staff, id, reason) => withdrawFiche(deps, staff, id, reason),
    },
    figures: async () =>
      (await quartersClosed(deps.db)).map(({ figures }) => QuarterFigures.parse(JSON.parse(figures))),
    nextClosing: () => nextClosing(deps.clock.now()),
    closeDue: () => closeQuarters(deps),
  };
}

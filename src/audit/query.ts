import { DomainError } from "../errors.ts";
import type { EntryQuery } from "./audit.ts";

/** A search as it comes from a form or an address. */
export type Given = Partial<Record<"about" | "kind" | "from" | "to" | "before", string | undefined>>;

/**
 * A search as it was typed. Days are Europe/Paris days, both included.
 * @throws DomainError `entree-invalide` naming the field
 */
export function readQuery(given: Given): EntryQuery {
  const text = (name: keyof Given): string | null => given[name]?.trim() || null;
  return {
    // A reference is read aloud and typed: capitals are not its meaning, ids have both.
    about:
      text("about")?.replace(/^([\dA-Za-z]{4})-([\dA-Za-z]{4})-([\dA-Za-z])$/, (all) => all.toUpperCase()) ??
      null,
    kind: text("kind"),
    from: parisMidnight("from", text("from"), 0),
    to: parisMidnight("to", text("to"), 1),
    before: place(text("before")),
  };
}

function place(text: string | null): number | null {
  if (text === null) return null;
  if (/^\d{1,10}$/.test(text) && Number(text) > 0) return Number(text);
  throw refused("before", "Attendu le numéro d'une entrée.");
}

/** Midnight in Paris at the start of a day, or of a later one. */
function parisMidnight(field: "from" | "to", day: string | null, daysLater: number): Date | null {
  if (day === null) return null;
  const utc = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : new Date(Number.NaN);
  if (Number.isNaN(utc.getTime())) throw refused(field, "Attendu une date, comme 2026-11-23.");
  utc.setUTCDate(utc.getUTCDate() + daysLater);
  // Paris is one or two hours ahead of UTC; its clocks change at 1:00 UTC, after both midnights.
  const hour = Number(
    new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", hour: "2-digit", hourCycle: "h23" }).format(
      utc,
    ),
  );
  return new Date(utc.getTime() - hour * 3_600_000);
}

const refused = (field: string, message: string): DomainError =>
  new DomainError("entree-invalide", message, [{ field, message }]);

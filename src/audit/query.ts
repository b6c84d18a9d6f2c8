import { isDay } from "../clock.ts";
import { DomainError } from "../errors.ts";
import { endOfParisDay, startOfParisDay } from "../events/zone.ts";
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
    about: text("about"),
    kind: text("kind"),
    from: parisMidnight("from", text("from")),
    to: parisMidnight("to", text("to")),
    before: place(text("before")),
  };
}

function place(text: string | null): number | null {
  if (text === null) return null;
  if (/^\d{1,10}$/.test(text) && Number(text) > 0) return Number(text);
  throw refused("before", "Attendu le numéro d'une entrée.");
}

/** The start of a Paris day, or its end. */
function parisMidnight(field: "from" | "to", day: string | null): Date | null {
  if (day === null) return null;
  if (!isDay(day)) throw refused(field, "Attendu une date, comme 2026-11-23.");
  return field === "from" ? startOfParisDay(day) : endOfParisDay(day);
}

const refused = (field: string, message: string): DomainError =>
  new DomainError("entree-invalide", message, [{ field, message }]);

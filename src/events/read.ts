import { DomainError } from "../errors.ts";
import { cleanEvent, type Detector } from "./clean.ts";
import { assertFewEnough, type Item, type Reading } from "./event.ts";
import { readICalendar } from "./ical.ts";
import { readOpenAgendaEvent } from "./openagenda.ts";

export type ReadingOptions = { now: Date; speaksToMachine: Detector };

const UNREADABLE =
  "Ce n'est ni un agenda iCalendar (.ics) ni des événements OpenAgenda (JSON). Vérifiez le fichier ou l'adresse.";

/**
 * Reads the events of a source, whatever its format, which its first characters tell.
 * @throws DomainError in French when it is no agenda, or one too long
 */
export function readEvents(bytes: Uint8Array, options: ReadingOptions): Reading {
  const head = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
  if (/^<(?:!doctype|html|\?xml)/i.test(head))
    throw new DomainError(
      "entree-invalide",
      "La source a donné une page web au lieu d'un agenda. Cherchez l'adresse de son export .ics ou JSON.",
    );
  if (/^BEGIN:VCALENDAR/i.test(head)) return readItems(readICalendar(bytes, options.now), options);
  return readItems(openAgendaItems(jsonOf(bytes)).map(readOpenAgendaEvent), options);
}

/** @throws DomainError when the bytes are not JSON */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new DomainError("entree-invalide", UNREADABLE);
  }
}

/**
 * The events of an OpenAgenda answer, or of a plain list.
 * @throws DomainError when there is no such list, or too long a one
 */
export function openAgendaItems(json: unknown): unknown[] {
  const list = Array.isArray(json) ? json : (json as { events?: unknown } | null)?.events;
  if (!Array.isArray(list)) throw new DomainError("entree-invalide", UNREADABLE);
  assertFewEnough(list.length);
  return list;
}

/**
 * Cleans what a reader gave, event by event: one that is wrong is told with its reason, the others go on.
 */
export function readItems(items: readonly Item[], { now, speaksToMachine }: ReadingOptions): Reading {
  const reading: Reading = { events: [], hidden: [], rejections: [], aside: [], notes: [] };
  const known = new Set<string>();
  for (const [index, item] of items.entries()) {
    const uid = "raw" in item ? item.raw.uid : item.uid;
    const refuse = (reason: string) => reading.rejections.push({ uid, position: index + 1, reason });
    if (uid !== null && known.has(uid)) refuse("identifiant déjà pris par un événement précédent");
    else if ("refused" in item) refuse(item.refused);
    else if ("hidden" in item) reading.hidden.push({ uid: item.uid, reason: item.hidden });
    else if (isOver(item.raw.timings, now)) {
      // Its dates to come may be those that were not read.
      const reason = item.raw.note === null ? "passé" : `passé ; ${item.raw.note}`;
      reading.hidden.push({ uid: item.raw.uid, reason });
    } else {
      const cleaned = cleanEvent(item.raw, speaksToMachine);
      if ("refused" in cleaned) refuse(cleaned.refused);
      else {
        reading.events.push(cleaned.facts);
        reading.aside.push(...cleaned.aside);
        if (item.raw.note !== null) reading.notes.push({ uid: item.raw.uid, text: item.raw.note });
      }
    }
    if (uid !== null) known.add(uid);
  }
  return reading;
}

const isOver = (timings: readonly { end: string }[], now: Date): boolean =>
  timings.every(({ end }) => Date.parse(end) < now.getTime());

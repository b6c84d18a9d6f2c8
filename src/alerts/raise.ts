import type { Act } from "../audit/entry.ts";
import { journalAll } from "../audit/journal.ts";
import type { Queryable } from "../db/database.ts";
import { newId } from "../ids.ts";
import type { AlertKind } from "./kinds.ts";
import { insertAlert } from "./store.ts";
import { wakeSenders } from "./wake.ts";

export type NewAlert = {
  kind: AlertKind;
  /** What it is about, by an id or a reference. */
  subject: string;
  /** Figures and ids. What is not one is left out. */
  facts: Readonly<Record<string, string | number>>;
};

/** An id, a reference, a code, a version: never two words, an address or a name with its space. */
const CODE = /^[\w.:#-]{1,80}$/;

/**
 * Tells whoever is on duty, in the transaction of the act itself: both happen or neither. Nothing is sent here; the senders are
 * woken, and what they meet never comes back to this transaction. Journalled, so the journal's lock is taken: call it last, and
 * once for all that a transaction raises.
 */
export async function raiseAlerts(tx: Queryable, alerts: readonly NewAlert[], at: Date): Promise<void> {
  const acts: Act[] = [];
  for (const alert of alerts) acts.push(await insert(tx, alert, at));
  await journalAll(tx, acts, at);
  if (alerts.length > 0) wakeSenders();
}

export const raiseAlert = (tx: Queryable, alert: NewAlert, at: Date): Promise<void> =>
  raiseAlerts(tx, [alert], at);

async function insert(tx: Queryable, { kind, ...alert }: NewAlert, at: Date): Promise<Act> {
  const id = newId();
  const subject = CODE.test(alert.subject) ? alert.subject : "inconnu";
  const facts = Object.fromEntries(
    Object.entries(alert.facts).filter(([, value]) => typeof value === "number" || CODE.test(value)),
  );
  await insertAlert(tx, { id, kind, subject, facts, at });
  return {
    kind: "alert_raised",
    subject: id,
    facts: { ...facts, alert: kind, about: subject },
    contentDigest: null,
  };
}

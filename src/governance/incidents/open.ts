import type { Staff } from "../../accounts/staff.ts";
import { journal } from "../../audit/journal.ts";
import { parisDay } from "../../clock.ts";
import { DomainError } from "../../errors.ts";
import { instantOf, PARIS } from "../../events/zone.ts";
import { newId } from "../../ids.ts";
import type { GovernanceDeps } from "../deps.ts";
import { readAnswers } from "./answers.ts";
import { INCIDENT_KINDS, type NewIncident, SEVERITIES } from "./incident.ts";
import * as store from "./store.ts";
import { digestOf, keptWords, sealWords } from "./words.ts";

/**
 * Opens an incident: its words masked, then sealed with a key of their own; the journal knows its kind, never its words. Of a
 * personal-data breach, the service is aware from when it was noticed: the 72 hours run from there.
 * @throws DomainError `entree-invalide`, `deja-fait`
 */
export async function openIncident(
  { db, vault, clock }: Pick<GovernanceDeps, "db" | "vault" | "clock">,
  staff: Staff,
  {
    kind,
    severity,
    words: typed,
    answers: typedAnswers = "",
    detectedAt: typedTime = "",
    ...given
  }: NewIncident,
): Promise<{ id: string; reference: string }> {
  if (!Object.hasOwn(INCIDENT_KINDS, kind)) throw refused("kind", "Choisissez ce qui s'est passé.");
  if (!Object.hasOwn(SEVERITIES, severity)) throw refused("severity", "Choisissez une gravité.");
  const words = keptWords(typed, "Dites ce qui s'est passé, sans nommer personne.");
  const at = clock.now();
  const detectedAt = timeTyped(typedTime, at);
  const alertId = given.alertId?.trim() || null;
  const id = newId();
  const { accountId, function: role, organisation } = staff;
  return db.transaction(async (tx) => {
    const answers = await readAnswers(tx, typedAnswers);
    await store.lockNumbers(tx);
    if (alertId !== null && (await store.incidentOfAlert(tx, alertId)))
      throw new DomainError("deja-fait", "Un incident est déjà ouvert pour cette alerte.");
    const prefix = `INC-${parisDay(at).slice(0, 4)}-`;
    const reference = `${prefix}${String((await store.numbered(tx, prefix)) + 1).padStart(3, "0")}`;
    const content = sealWords(await vault.create(tx, id), words, id, "opened");
    const awareAt = kind === "personal_data" ? detectedAt : null;
    const by = { openedBy: accountId, function: role, organisation, openedAt: at };
    const row = { id, reference, kind, severity, detectedAt, awareAt, content, answers, alertId };
    await store.insertIncident(tx, { ...row, ...by });
    const facts = {
      incident: reference,
      kind,
      severity,
      by: accountId,
      answers,
      fromAlert: alertId !== null,
    };
    const contentDigest = digestOf(content);
    await journal(tx, { kind: "incident_opened", subject: id, facts, contentDigest }, at);
    return { id, reference };
  });
}

const refused = (field: string, message: string): DomainError =>
  new DomainError("entree-invalide", message, [{ field, message }]);

/** A time as a form gives it, in Paris; now where it gives none. @throws DomainError `entree-invalide` */
function timeTyped(typed: string, now: Date): Date {
  if (typed === "") return now;
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(typed);
  const [, year = 0, month = 0, day = 0, hour = 0, minute = 0] = (parts ?? []).map(Number);
  const wall = { year, month, day, hour, minute, second: 0 };
  const exists = new Date(Date.UTC(year, month - 1, day, hour, minute)).toISOString().slice(0, 16);
  if (!parts || exists !== typed.slice(0, 16))
    throw refused("detectedAt", "Écrivez une date et une heure qui existent.");
  const time = instantOf(wall, PARIS);
  if (time > now) throw refused("detectedAt", "Cette heure n'est pas encore passée.");
  return time;
}

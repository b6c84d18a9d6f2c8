import type { Staff } from "../../accounts/staff.ts";
import { journal } from "../../audit/journal.ts";
import type { Queryable } from "../../db/database.ts";
import { DomainError } from "../../errors.ts";
import { newId } from "../../ids.ts";
import type { GovernanceDeps } from "../deps.ts";
import { readAnswers } from "./answers.ts";
import {
  AUTHORITY,
  INCIDENT_KINDS,
  type IncidentAct,
  MOST_ANSWERS,
  PERSONS,
  SEVERITIES,
} from "./incident.ts";
import * as store from "./store.ts";
import { digestOf, keptWords, sealWords } from "./words.ts";

const MISSING: Record<IncidentAct["step"], string> = {
  linked: "Dites en quoi ces réponses sont concernées.",
  measure: "Dites ce qui a été fait.",
  qualified: "Dites pourquoi vous requalifiez cet incident.",
  authority: "Dites ce qui fonde cette décision : elle se contrôle.",
  persons: "Dites ce qui fonde cette décision : elle se contrôle.",
  closed: "Dites ce qu'on en retient, et ce qui change pour que cela n'arrive plus.",
};

/**
 * An act on an incident, with its words sealed: kept in the register, and in the journal without a word.
 * @throws DomainError `introuvable`, `entree-invalide`, `deja-fait`
 */
export async function actOn(
  { db, vault, clock }: Pick<GovernanceDeps, "db" | "vault" | "clock">,
  staff: Staff,
  id: string,
  act: IncidentAct,
): Promise<void> {
  const words = keptWords(act.words, MISSING[act.step]);
  const at = clock.now();
  const { accountId, function: role, organisation } = staff;
  await db.transaction(async (tx) => {
    const incident = await store.incidentById(tx, id, true);
    if (incident === null) throw new DomainError("introuvable", "Cet incident n'existe pas.");
    const key = incident.closedAt === null ? await vault.key(tx, id) : null;
    if (key === null)
      throw new DomainError("deja-fait", "Cet incident est clos. S'il se reproduit, ouvrez-en un autre.");
    const { change, facts } = await effectOf(tx, incident, act, at);
    if (change) await store.changeIncident(tx, id, change);
    const eventId = newId();
    const content = sealWords(key, words, id, `event:${eventId}`);
    const event = {
      id: eventId,
      step: act.step,
      facts,
      content,
      accountId,
      function: role,
      organisation,
      at,
    };
    await store.insertEvent(tx, id, event);
    const kind = act.step === "closed" ? "incident_closed" : "incident_updated";
    const told = { incident: incident.reference, step: act.step, ...facts, by: accountId };
    await journal(tx, { kind, subject: id, facts: told, contentDigest: digestOf(content) }, at);
  });
}

type Effect = { change: store.Change | null; facts: Record<string, string | string[]> };

async function effectOf(
  tx: Queryable,
  incident: store.IncidentRow,
  act: IncidentAct,
  at: Date,
): Promise<Effect> {
  switch (act.step) {
    case "measure":
      return { change: null, facts: {} };
    case "linked":
      return linking(tx, incident, act.answers);
    case "qualified": {
      const { kind, severity } = act;
      if (!Object.hasOwn(INCIDENT_KINDS, kind)) throw refused("kind", "Choisissez ce qui s'est passé.");
      if (!Object.hasOwn(SEVERITIES, severity)) throw refused("severity", "Choisissez une gravité.");
      // What turns out to be a breach is known as one from now on (CEPD, lignes directrices 9/2022, § 31).
      const awareAt = kind === "personal_data" ? (incident.awareAt ?? at) : null;
      return { change: { kind, severity, awareAt }, facts: { kind, severity } };
    }
    case "authority":
      mustBeBreach(incident);
      if (!Object.hasOwn(AUTHORITY, act.decision)) throw refused("decision", "Choisissez une décision.");
      return { change: { authority: act.decision, at }, facts: { decision: act.decision } };
    case "persons":
      mustBeBreach(incident);
      if (!Object.hasOwn(PERSONS, act.decision)) throw refused("decision", "Choisissez une décision.");
      return { change: { persons: act.decision, at }, facts: { decision: act.decision } };
    case "closed":
      if (incident.kind === "personal_data" && (incident.authority === null || incident.persons === null))
        throw refused(
          "words",
          "Une violation de données ne se clôt pas sans les deux décisions : notifier la CNIL ou non, prévenir les personnes ou non.",
        );
      return { change: { closedAt: at }, facts: {} };
  }
}

async function linking(tx: Queryable, { answers }: store.IncidentRow, typed: string): Promise<Effect> {
  const given = await readAnswers(tx, typed);
  const fresh = given.filter((reference) => !answers.includes(reference));
  if (fresh.length === 0)
    throw refused("answers", "Écrivez au moins une référence qui n'est pas déjà rattachée.");
  const all = [...answers, ...fresh];
  if (all.length > MOST_ANSWERS * 5)
    throw refused("answers", "Trop de réponses sont rattachées : décrivez ce qu'elles ont en commun.");
  return { change: { answers: all }, facts: { answers: fresh } };
}

function mustBeBreach({ kind }: store.IncidentRow): void {
  if (kind !== "personal_data")
    throw refused(
      "decision",
      "Cette décision ne concerne qu'une violation de données : requalifiez l'incident d'abord.",
    );
}

const refused = (field: string, message: string): DomainError =>
  new DomainError("entree-invalide", message, [{ field, message }]);

import { DomainError } from "../../errors.ts";
import { newId } from "../../ids.ts";
import { staffWords } from "../clean.ts";
import type { TrustDeps } from "../deps.ts";
import { actorFunction } from "../staff/actor.ts";
import { wasInvited } from "../store.ts";
import { digestOf, sealWords } from "../words.ts";
import { changeStatus, lockedAdvisor } from "./change-status.ts";
import { insertSuspension } from "./store.ts";

/**
 * Suspends an advisor: neither shown nor proposed from the next request on. They must have been invited to answer a report
 * that is still open, unless it is urgent; the invitation is then still owed.
 * @returns true when the invitation is still owed
 * @throws DomainError `introuvable`, `entree-invalide` (not in activity, not invited)
 */
export function suspendAdvisor(
  { db, vault, clock, journal }: TrustDeps,
  advisorId: string,
  { by, reason: text, urgent }: { by: string | undefined; reason: string; urgent: boolean },
): Promise<boolean> {
  const decidedBy = actorFunction(by);
  const words = staffWords(text, "--reason");
  const at = clock.now();
  const id = newId();
  return db.transaction(async (tx) => {
    const advisor = await lockedAdvisor(tx, advisorId);
    if (advisor.status !== "actif") {
      const state = advisor.status === "suspendu" ? "déjà suspendu" : "retiré de l'annuaire";
      throw new DomainError("entree-invalide", `${advisor.name} est ${state} : il n'y a rien à suspendre.`);
    }
    const invited = await wasInvited(tx, advisorId);
    if (!invited && !urgent) throw notInvited(advisor.name);
    const reason = sealWords(await vault.create(tx, id), words, id, "reason");
    await insertSuspension(tx, { id, advisorId, urgent, reason, decidedBy, at });
    await changeStatus(tx, clock, advisor, "suspendu", (inner, directoryVersion) => {
      const facts = { suspension: id, urgent, invited, function: decidedBy, directoryVersion };
      const contentDigest = digestOf(reason);
      return journal(inner, { kind: "advisor_suspended", subject: advisorId, facts, contentDigest }, at);
    });
    return !invited;
  });
}

const notInvited = (name: string): DomainError =>
  new DomainError(
    "entree-invalide",
    `${name} n'a pas été invité à répondre à un signalement ouvert. Invitez d'abord : npm run report -- invite RÉFÉRENCE. Si attendre met des entreprises en danger, ajoutez --urgent, et invitez aussitôt après.`,
  );

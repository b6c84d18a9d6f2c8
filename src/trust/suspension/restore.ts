import { DomainError } from "../../errors.ts";
import { staffWords } from "../clean.ts";
import type { TrustDeps } from "../deps.ts";
import { actorFunction } from "../staff/actor.ts";
import { digestOf, sealWords } from "../words.ts";
import { changeStatus, lockedAdvisor } from "./change-status.ts";
import { liftSuspension, suspensionOf } from "./store.ts";

/**
 * Lifts a suspension. Whoever was withdrawn from the directory meanwhile stays so.
 * @returns true when the advisor is in activity again
 * @throws DomainError `introuvable`, `entree-invalide` (not suspended by this command)
 */
export function restoreAdvisor(
  { db, vault, clock, journal }: TrustDeps,
  advisorId: string,
  { by, reason: text }: { by: string | undefined; reason: string },
): Promise<boolean> {
  const actor = actorFunction(by);
  const words = staffWords(text, "--reason");
  const at = clock.now();
  return db.transaction(async (tx) => {
    const advisor = await lockedAdvisor(tx, advisorId);
    const suspension = await suspensionOf(tx, advisorId);
    if (suspension === null) throw notSuspended(advisor.name);
    const key = await vault.key(tx, suspension.id);
    if (key === null) throw new Error("the key of a suspension in force is gone");
    const reason = sealWords(key, words, suspension.id, "lifted");
    await liftSuspension(tx, suspension.id, { by: actor, reason, at });
    const record = (directoryVersion: string | null) => {
      const facts = { suspension: suspension.id, function: actor, directoryVersion };
      const contentDigest = digestOf(reason);
      return journal(tx, { kind: "advisor_restored", subject: advisorId, facts, contentDigest }, at);
    };
    const active = advisor.status === "suspendu";
    if (active) await changeStatus(tx, clock, advisor, "actif", (_, version) => record(version));
    else await record(null);
    return active;
  });
}

const notSuspended = (name: string): DomainError =>
  new DomainError(
    "entree-invalide",
    `${name} n'a pas été suspendu par cette commande. Si le fichier de l'annuaire le dit suspendu, corrigez ce fichier et importez-le.`,
  );

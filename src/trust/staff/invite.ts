import type { Directory } from "../../directory/directory.ts";
import { DomainError } from "../../errors.ts";
import type { TrustDeps } from "../deps.ts";
import { markInvited } from "../store.ts";
import { actorFunction } from "./actor.ts";
import { findOpenReport, findReport } from "./find.ts";

/**
 * Records that an advisor was invited to answer a report; the invitation itself is sent by a person.
 * @param advisor whom the report is about, when whoever filed it did not say
 * @returns the id of the advisor
 * @throws DomainError when the report is closed, names nobody of the directory, or another than `advisor`
 */
export async function inviteReply(
  { db, clock, journal, directory }: TrustDeps & { directory: Directory },
  said: string,
  { by, advisor }: { by: string | undefined; advisor?: string | undefined },
): Promise<string> {
  const actor = actorFunction(by);
  const id = advisor ?? (await findReport(db, said)).advisorId;
  if (id === null) {
    throw new DomainError(
      "entree-invalide",
      "Ce signalement ne dit pas quelle fiche de l'annuaire il vise. Ajoutez --advisor IDENTIFIANT.",
    );
  }
  if ((await directory.find(id)) === null)
    throw new DomainError("introuvable", `Personne n'a l'identifiant ${id} dans l'annuaire.`);
  const now = clock.now();
  await db.transaction(async (tx) => {
    const report = await findOpenReport(tx, said);
    if ((report.advisorId ?? id) !== id) {
      const message = `Ce signalement vise déjà ${report.advisorId} : il ne change pas de personne.`;
      throw new DomainError("entree-invalide", message);
    }
    await markInvited(tx, report.id, id, actor, now);
    const facts = { advisor: id, function: actor };
    await journal(tx, { kind: "report_reply_invited", subject: report.id, facts, contentDigest: null }, now);
  });
  return id;
}

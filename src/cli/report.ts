import { parseArgs } from "node:util";
import { journal } from "../audit/journal.ts";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { openDatabase } from "../db/open.ts";
import { createDirectory } from "../directory/directory.ts";
import { DomainError, StartError } from "../errors.ts";
import { openMasterKeys } from "../privacy/master-keys.ts";
import { createVault } from "../privacy/vault.ts";
import { runReportCommand } from "../trust/staff/command.ts";

const HELP = `npm run report -- COMMANDE      (sur la base embarquée, arrêtez d'abord le service)

list                                     les signalements, les plus pressants d'abord, et qui est suspendu
show RÉFÉRENCE                           un signalement et ses mots
invite RÉFÉRENCE [--advisor ID]          note que la personne visée est invitée à répondre (l'invitation, c'est vous qui l'envoyez)
reply RÉFÉRENCE --text "…"               garde ce qu'elle répond, chiffré
suspend ID --reason "…" [--urgent]       ne plus la montrer ni la proposer, dès la requête suivante
restore ID --reason "…"                  lever la suspension
close RÉFÉRENCE --outcome founded|unfounded|unclear --answer "…"
                                         clore ; l'auteur du signalement lit cette réponse

Tout ce qui écrit demande --as "fonction" (jamais un nom : le journal ne s'efface pas).
Suspendre demande une invitation à répondre à un signalement encore ouvert, ou --urgent : suspendez avant de clore.
Les mots sont masqués et chiffrés, puis effacés douze mois après la clôture ou la levée.`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", default: false },
      as: { type: "string" },
      advisor: { type: "string" },
      reason: { type: "string" },
      text: { type: "string" },
      outcome: { type: "string" },
      answer: { type: "string" },
      urgent: { type: "boolean", default: false },
    },
  });
  if (values.help || positionals.length === 0) {
    console.log(HELP);
    process.exit(values.help ? 0 : 1);
  }
  const config = readConfig();
  const db = await openDatabase({
    url: config.databaseUrl,
    migrationUrl: config.migrationDatabaseUrl,
    dataDir: config.dataDir,
  });
  const keys = await openMasterKeys(config);
  const deps = { db, vault: createVault(keys), clock: systemClock, journal, directory: createDirectory(db) };
  const told = await runReportCommand(deps, positionals, values).finally(() => db.close());
  console.log(told);
  process.exit(0);
} catch (error) {
  const known = error instanceof StartError || error instanceof DomainError;
  const mistyped = error instanceof TypeError && "code" in error;
  console.error(known ? error.message : mistyped ? `Option inconnue ou incomplète.\n\n${HELP}` : error);
  process.exit(1);
}

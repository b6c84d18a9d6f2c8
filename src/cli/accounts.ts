import { parseArgs } from "node:util";
import { createAccounts } from "../accounts/accounts.ts";
import { runAccountsCommand } from "../accounts/command.ts";
import { openDoors } from "../accounts/doors.ts";
import { journal } from "../audit/journal.ts";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { openDatabase } from "../db/open.ts";
import { DomainError, StartError } from "../errors.ts";

const HELP = `npm run accounts -- COMMANDE      (sur la base embarquée, arrêtez d'abord le service)

list                                     les comptes et les invitations
invite EMAIL --roles administrator --function "Chef de projet" --organisation "DGE"
                                         inviter une adresse pour sept jours : de quoi nommer le premier administrateur

Rôles, séparés par des virgules : ambassador, reviewer, lead, dpo, administrator.
--advisor ID : la fiche de l'annuaire pour laquelle parle un ambassadeur.
Rien n'est envoyé : la personne se connecte sur /console/connexion avec cette adresse exacte.`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", default: false },
      roles: { type: "string" },
      function: { type: "string" },
      organisation: { type: "string" },
      advisor: { type: "string" },
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
  const doors = await openDoors({ db, clock: systemClock, journal }, config, () => {});
  const told = await runAccountsCommand(createAccounts(doors.deps, doors), positionals, values).finally(() =>
    db.close(),
  );
  console.log(told);
  process.exit(0);
} catch (error) {
  const known = error instanceof StartError || error instanceof DomainError;
  const faults =
    error instanceof DomainError ? error.fields.map(({ message }) => `\n  ${message}`).join("") : "";
  const mistyped = error instanceof TypeError && "code" in error;
  console.error(
    known ? `${error.message}${faults}` : mistyped ? `Option inconnue ou incomplète.\n\n${HELP}` : error,
  );
  process.exit(1);
}

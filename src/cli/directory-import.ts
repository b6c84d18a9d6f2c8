import { givesOrders } from "../answering/screening/orders.ts";
import { maySpeakToMachine } from "../answering/screening/suspect.ts";
import { journal } from "../audit/journal.ts";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { openDatabase } from "../db/open.ts";
import { createDirectory } from "../directory/directory.ts";
import { readImportFile } from "../directory/import/file.ts";
import { type ImportReport, importDirectory } from "../directory/import/import.ts";
import { type ReadDirectory, readDirectory } from "../directory/import/read.ts";
import { DomainError, StartError } from "../errors.ts";
import { holdSuspensions } from "../trust/suspension/hold.ts";

const HELP = `npm run directory:import -- FICHIER [--dry-run]

Importe l'annuaire des ambassadeurs et des activateurs : JSONL, ou CSV (; , ou tabulation), ou les données ouvertes des
activateurs France Num (export JSON de data.economie.gouv.fr). Une ligne refusée est dite avec sa raison, les autres entrent.
Rien n'est supprimé : qui n'est plus dans le fichier reste, et se compte. Pour retirer quelqu'un, mettez son status à « retire ».
--dry-run dit ce qui changerait, sans rien écrire.`;

/** A bar on a terminal, silence in a file. */
function progress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  const filled = Math.round((30 * done) / total);
  process.stderr.write(
    `\r[${"█".repeat(filled)}${" ".repeat(30 - filled)}] ${done}/${total}${done === total ? "\n" : ""}`,
  );
}

function print(read: ReadDirectory, report: ImportReport, dryRun: boolean): void {
  for (const { line, reason } of read.refused) console.log(`refusé     ligne ${line} : ${reason}`);
  for (const { line, id, text, reason } of read.aside)
    console.log(`à relire   ligne ${line}, ${id}, texte mis de côté (${reason}) : ${text}`);
  if (read.ignoredColumns.length > 0)
    console.log(`Colonnes inconnues, non lues : ${read.ignoredColumns.join(", ")}`);
  console.log(`
ajouté     ${report.added.length}
modifié    ${report.changed.length}
inchangé   ${report.unchanged}
absent     ${report.absent.length} (dans l'annuaire, pas dans le fichier : gardé)
refusé     ${read.refused.length}
${dryRun ? "Essai : rien n'a été écrit. " : ""}Annuaire ${report.version}`);
}

const [file, ...others] = process.argv.slice(2).filter((argument) => argument !== "--dry-run");
const dryRun = process.argv.includes("--dry-run");
if (file === undefined || others.length > 0 || file.startsWith("--")) {
  console.log(HELP);
  process.exit(file === "--help" ? 0 : 1);
}

try {
  const read = readDirectory(await readImportFile(file), { name: givesOrders, prose: maySpeakToMachine });
  const config = readConfig();
  const db = await openDatabase({
    url: config.databaseUrl,
    migrationUrl: config.migrationDatabaseUrl,
    dataDir: config.dataDir,
  });
  const deps = { db, clock: systemClock, journal };
  const report = await importDirectory(deps, read, { dryRun, onProgress: progress });
  // A suspension decided by the staff outlives a file that says « actif ».
  if (!dryRun) await holdSuspensions({ ...deps, directory: createDirectory(db) });
  await db.close();
  print(read, report, dryRun);
  process.exit(read.refused.length > 0 ? 1 : 0);
} catch (error) {
  console.error(error instanceof StartError || error instanceof DomainError ? error.message : error);
  process.exit(1);
}

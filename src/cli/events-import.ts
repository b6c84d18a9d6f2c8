import { maySpeakToMachine } from "../answering/screening/suspect.ts";
import { journal } from "../audit/journal.ts";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { openDatabase } from "../db/open.ts";
import { DomainError, StartError } from "../errors.ts";
import { collectEvents } from "../events/collect.ts";
import { type ImportReport, importEvents } from "../events/import.ts";

const HELP = `npm run events:import -- FICHIER|ADRESSE [--dry-run]

FICHIER   événements OpenAgenda (JSON, API v2) ou calendrier iCalendar (.ics)
ADRESSE   https://… d'un tel fichier, ou de l'API : https://api.openagenda.com/v2/agendas/NUMÉRO/events
          (elle demande une clé, dans OPENAGENDA_KEY)
--dry-run dit ce qui changerait, sans rien changer

Un événement refusé est dit avec sa raison, les autres entrent. Ce qui n'est plus dans la source est retiré.`;

const args = process.argv.slice(2);
const dryRun = args.includes("--dry-run");
const [from, ...others] = args.filter((arg) => arg !== "--dry-run");
if (args.includes("--help") || from === undefined || others.length > 0 || from.startsWith("-")) {
  console.log(HELP);
  process.exit(args.includes("--help") ? 0 : 1);
}

function tell(report: ImportReport): void {
  const { reading } = report;
  for (const uid of report.added) console.log(`ajouté     ${uid}`);
  for (const uid of report.changed) console.log(`modifié    ${uid}`);
  for (const uid of report.withdrawn) console.log(`retiré     ${uid}`);
  for (const { uid, reason } of reading.hidden) console.log(`non montré ${uid} : ${reason}`);
  for (const { uid, text } of reading.notes) console.log(`à savoir   ${uid} : ${text}`);
  for (const { uid, field, text, reason } of reading.aside)
    console.log(`mis de côté ${uid}, ${field} (${reason}) : ${text}`);
  for (const { uid, position, reason } of reading.rejections)
    console.log(`refusé     n° ${position}${uid === null ? "" : ` (${uid})`} : ${reason}`);
  console.log(
    `\n${report.source}${dryRun ? " (essai : rien n'a été changé)" : ""}\n` +
      `ajoutés    ${report.added.length}\nmodifiés   ${report.changed.length}\ninchangés  ${report.unchanged}\n` +
      `retirés    ${report.withdrawn.length}\nnon montrés ${reading.hidden.length}\nrefusés    ${reading.rejections.length}`,
  );
  if (report.samplesWithdrawn > 0)
    console.log(`Les ${report.samplesWithdrawn} événements fictifs de démonstration ont été retirés.`);
}

try {
  const config = readConfig();
  const source = await collectEvents(from, {
    now: systemClock.now(),
    speaksToMachine: maySpeakToMachine,
    key: config.openAgendaKey,
  });
  const db = await openDatabase({
    url: config.databaseUrl,
    migrationUrl: config.migrationDatabaseUrl,
    dataDir: config.dataDir,
  });
  const report = await importEvents(db, systemClock, source, { journal, dryRun }).finally(() => db.close());
  if (report) tell(report);
  process.exit(source.reading.rejections.length > 0 ? 1 : 0);
} catch (error) {
  console.error(error instanceof StartError || error instanceof DomainError ? error.message : error);
  process.exit(1);
}

import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { openDatabase } from "../db/open.ts";
import { DomainError, StartError } from "../errors.ts";
import { collectFolder } from "../ingestion/collect.ts";
import { collectFiles } from "../ingestion/import.ts";
import { type Change, ingest } from "../ingestion/ingest.ts";
import { describeRejection } from "../ingestion/rejection.ts";
import { KNOWLEDGE_FOLDER } from "../service.ts";

const HELP = `npm run ingest                  reprend le dossier knowledge/
npm run ingest -- FICHIER…     ajoute des documents (.md avec en-tête, ou .html .pdf .docx avec FICHIER.yml à côté)

Rien n'est perdu : un fichier refusé est dit avec sa ligne et sa raison, les autres entrent.`;

const ASIDE =
  "Ces phrases peuvent s'adresser à une machine : elles ne sont ni montrées, ni cherchées. Si l'une est utile, écrivez-la dans une fiche.";

const LABELS: Record<Change, string> = {
  added: "ajouté",
  changed: "modifié",
  unchanged: "inchangé",
  removed: "retiré",
};

/** A bar on a terminal, silence in a file. */
function progress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  const filled = Math.round((30 * done) / total);
  process.stderr.write(
    `\r[${"█".repeat(filled)}${" ".repeat(30 - filled)}] ${done}/${total}${done === total ? "\n" : ""}`,
  );
}

const files = process.argv.slice(2);
if (files.includes("--help")) {
  console.log(HELP);
  process.exit(0);
}

try {
  const config = readConfig();
  const db = await openDatabase({
    url: config.databaseUrl,
    migrationUrl: config.migrationDatabaseUrl,
    dataDir: config.dataDir,
  });
  const imported = files.length > 0 ? await collectFiles(files, progress) : null;
  const collected = imported ?? (await collectFolder(KNOWLEDGE_FOLDER, progress));
  const report = await ingest(db, systemClock, collected, files.length > 0 ? "import" : "folder");
  await db.close();
  const counts = (["added", "changed", "unchanged", "removed"] as const).map(
    (change) => `${LABELS[change].padEnd(10)} ${report.changes.filter((c) => c.change === change).length}`,
  );
  for (const { id, change } of report.changes)
    if (change !== "unchanged") console.log(`${LABELS[change].padEnd(10)} ${id}`);
  for (const rejection of report.rejections) console.log(`refusé     ${describeRejection(rejection)}`);
  for (const { file, section, text } of imported?.aside ?? [])
    console.log(`mis de côté ${file}, « ${section} » : ${text}`);
  if (imported?.aside.length) console.log(ASIDE);
  console.log(`\n${counts.join("\n")}\nrefusé     ${report.rejections.length}\nÉdition ${report.version}`);
  process.exit(report.rejections.length > 0 ? 1 : 0);
} catch (error) {
  console.error(error instanceof StartError || error instanceof DomainError ? error.message : error);
  process.exit(1);
}

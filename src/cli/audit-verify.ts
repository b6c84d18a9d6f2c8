import { openCheckpoints } from "../audit/checkpoint.ts";
import { verifyJournal } from "../audit/verify.ts";
import { readConfig } from "../config.ts";
import { openDatabase } from "../db/open.ts";
import { StartError } from "../errors.ts";

const HELP = `npm run audit:verify

Relit tout le journal : liens, empreintes, réponses enregistrées et points de contrôle signés.
Sur la base embarquée, arrêtez d'abord le service ; sur un serveur PostgreSQL, il peut tourner.
Sort avec 0 si le journal est intact, 1 sinon.`;

if (process.argv.includes("--help")) {
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
  const checkpoints = await openCheckpoints(config.dataDir, config.checkpointKey);
  const {
    entries,
    checkpoints: signed,
    faults,
  } = await verifyJournal(db, await checkpoints.all(), checkpoints.publicKey);
  await db.close();
  for (const { seq, reason } of faults) console.log(`entrée ${seq ?? "?"} : ${reason}`);
  console.log(
    faults.length === 0
      ? `Journal intact : ${entries} entrées, ${signed} points de contrôle.`
      : `JOURNAL ALTÉRÉ : ${faults.length} anomalies sur ${entries} entrées.`,
  );
  process.exit(faults.length === 0 ? 0 : 1);
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}

import { parseArgs } from "node:util";
import { openErasureLedger } from "../audit/erasure-ledger.ts";
import { toldOutside } from "../audit/vault.ts";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { openDatabase } from "../db/open.ts";
import { StartError } from "../errors.ts";
import { openMasterKeys } from "../privacy/master-keys.ts";
import { createVault } from "../privacy/vault.ts";
import { printPreview, printRuns } from "../retention/print.ts";
import { openRetention } from "../startup/retention.ts";

const HELP = `npm run retention [-- --dry-run]

Applique les durées de conservation : efface tout ce dont la durée est passée, et dit combien. Le service le fait seul chaque
heure ; cette commande sert à ne pas attendre. --dry-run dit ce qui est dû, et ne change rien. Sur un serveur, le service peut
tourner ; sur la base embarquée, arrêtez-le. Sort avec 1 si quelque chose n'a pas pu être effacé.`;

try {
  const { values } = parseArgs({
    options: {
      help: { type: "boolean", default: false },
      "dry-run": { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  const config = readConfig();
  const keys = await openMasterKeys(config);
  const db = await openDatabase({
    url: config.databaseUrl,
    migrationUrl: config.migrationDatabaseUrl,
    dataDir: config.dataDir,
  });
  const tell = (error: unknown, place: string): void =>
    console.error(`${place} : ${error instanceof Error ? error.name : typeof error}`);
  const vault = toldOutside(createVault(keys), await openErasureLedger(config.dataDir), tell);
  const retention = openRetention(config, { db, vault, clock: systemClock, onUnexpected: tell });
  try {
    const dry = values["dry-run"];
    const told = dry
      ? printPreview(retention.policies(), await retention.preview())
      : printRuns(retention.policies(), await retention.run("manual"));
    console.log(told);
  } finally {
    await db.close();
  }
  process.exit(0);
} catch (error) {
  if (error instanceof AggregateError) {
    console.error(
      "Une partie n'a pas pu être effacée : relancez la commande, ou lisez /console/conservation.",
    );
    process.exit(1);
  }
  const mistyped = error instanceof TypeError && "code" in error;
  console.error(
    error instanceof StartError ? error.message : mistyped ? `Option inconnue.\n\n${HELP}` : error,
  );
  process.exit(1);
}

import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { openCheckpoints } from "../audit/checkpoint.ts";
import { verifyJournal } from "../audit/verify.ts";
import { parisDay, systemClock } from "../clock.ts";
import { type Config, readConfig } from "../config.ts";
import type { Database } from "../db/database.ts";
import { openDatabase } from "../db/open.ts";
import { DomainError, StartError } from "../errors.ts";
import { openMasterKeys } from "../privacy/master-keys.ts";
import { createVault } from "../privacy/vault.ts";
import { openService } from "../service.ts";
import { annualDocument } from "../web/console/governance/annual/document.tsx";

const HELP = `npm run review:annual -- [--year AAAA] [--to FICHIER.html] [--public]

Établit le bilan d'une année d'après le journal et les tables : un seul fichier HTML, à lire, à imprimer (A4) et à faire approuver.
  --year    l'année, de 2025 à celle-ci ; par défaut, celle-ci
  --to      le fichier à écrire ; par défaut, bilan-AAAA.html ou compte-rendu-public-AAAA.html
  --public  le compte rendu à partager : ni comptes, ni droits, ni alertes, ni découpages

Le journal est d'abord relu en entier ; il garde la date et l'empreinte du fichier. Sur la base embarquée, arrêtez d'abord le service ; sur un serveur, il peut tourner.`;

try {
  const { values } = parseArgs({
    options: {
      help: { type: "boolean", default: false },
      year: { type: "string" },
      to: { type: "string" },
      public: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  const year = Number(values.year ?? parisDay(systemClock.now()).slice(0, 4));
  const publicSummary = values.public;
  const path = values.to ?? `${publicSummary ? "compte-rendu-public" : "bilan"}-${year}.html`;
  const config = readConfig();
  const { databaseUrl: url, migrationDatabaseUrl: migrationUrl, dataDir } = config;
  const db = await openDatabase({ url, migrationUrl, dataDir });
  const service = await openService(config, db, systemClock, (error, place) =>
    console.error(`panne : ${place} (${error instanceof Error ? error.name : typeof error})`),
  );
  try {
    const verification = await journalReadAgain(config, db);
    const gathered = await service.annual.gather(year);
    const review = { ...gathered, journal: { ...gathered.journal, verification } };
    const { officialService } = config;
    const file = annualDocument(review, { publicSummary, officialService });
    await writeFile(path, file).catch(() => {
      throw new StartError(`Le fichier ${path} ne peut pas être écrit. Rien n'est inscrit au journal.`);
    });
    const digest = createHash("sha256").update(file).digest("hex");
    await service.annual.record({ year, digest, publicSummary, by: null });
    console.log(`${path} (empreinte SHA-256 ${digest})`);
    console.log("Ouvrez-le dans un navigateur, relisez-le, imprimez-le, faites-le approuver.");
  } finally {
    await service.stop();
  }
  process.exit(0);
} catch (error) {
  const mistyped = error instanceof TypeError && "code" in error;
  const expected = error instanceof StartError || error instanceof DomainError;
  console.error(mistyped ? HELP : expected ? error.message : error);
  process.exit(1);
}

/** Read whole, now: whoever approves the year knows what it rests on. */
async function journalReadAgain(config: Config, db: Database) {
  const at = systemClock.now();
  const checkpoints = await openCheckpoints(config.dataDir, config.checkpointKey, at);
  const master = await openMasterKeys(config);
  const { entries, faultCount } = await verifyJournal(db, {
    lines: () => checkpoints.lines(),
    vault: createVault(master),
  });
  return { at, entries, faults: faultCount };
}

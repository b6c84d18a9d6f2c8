import { rotateKeys } from "../backup/rotate-keys.ts";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { openDatabase } from "../db/open.ts";
import { StartError } from "../errors.ts";
import { openMasterKeys } from "../privacy/master-keys.ts";

const HELP = `npm run keys:rotate

Réenveloppe toutes les clés sous la version courante de MASTER_KEY (la première). Avant : mettez la nouvelle clé devant
(MASTER_KEY=2:…,1:…, ou le fichier DATA_DIR/master-key) et redémarrez tous les processus. Sur un serveur, le service peut
tourner ; sur la base embarquée, arrêtez-le. Interrompue, la commande se relance. Sort avec 0 quand plus rien ne dépend
des anciennes versions : elles peuvent alors être retirées ; 1 sinon.`;

if (process.argv.includes("--help")) {
  console.log(HELP);
  process.exit(0);
}

try {
  const config = readConfig();
  const master = await openMasterKeys(config);
  const db = await openDatabase({
    url: config.databaseUrl,
    migrationUrl: config.migrationDatabaseUrl,
    dataDir: config.dataDir,
  });
  const done = await rotateKeys({ db, master, clock: systemClock }, (n) =>
    process.stderr.write(`\r${n} clés`),
  ).finally(() => db.close());
  if (done.rewrapped > 0) process.stderr.write("\n");
  console.log(`${done.rewrapped} clés réenveloppées sous la version ${done.to} de la clé maîtresse.`);
  if (done.left.length === 0) {
    console.log(
      "Plus rien ne dépend d'une autre version : retirez les anciennes de MASTER_KEY, puis redémarrez.",
    );
    process.exit(0);
  }
  for (const { version, keys } of done.left) console.log(`Il reste ${keys} clés sous la version ${version}.`);
  console.log(
    done.closed > 0
      ? `${done.closed} ne s'ouvrent pas : leur version manque dans MASTER_KEY, ou elles ont été modifiées (npm run audit:verify le dit).`
      : "Un processus les a faites entre-temps : redémarrez-les tous avec la nouvelle clé devant, puis relancez la commande.",
  );
  process.exit(1);
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}

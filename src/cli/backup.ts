import { join } from "node:path";
import { parseArgs } from "node:util";
import { KEYS, ROWS } from "../backup/manifest.ts";
import { openTools } from "../backup/open.ts";
import { writeBackup } from "../backup/write.ts";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { StartError } from "../errors.ts";

const HELP = `npm run backup -- DOSSIER [--keys FICHIER]

Sauvegarde toute la base à un même instant, dans un dossier nouveau : ${ROWS} (mots chiffrés, journal,
connaissances), ${KEYS} (le coffre) et un manifeste signé. Le coffre ouvre aussi ce qui sera effacé demain : rangez-le
ailleurs (--keys), et gardez-le peu. Sur un serveur, le service peut tourner ; sur la base embarquée, arrêtez-le.
Copiez avec elle, souvent et ailleurs : DATA_DIR/checkpoints.jsonl, checkpoint-keys.jsonl et erasures.jsonl.`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", default: false }, keys: { type: "string" } },
  });
  const [folder] = positionals;
  if (values.help || folder === undefined) {
    console.log(HELP);
    process.exit(values.help ? 0 : 1);
  }
  const tools = await openTools(readConfig(), systemClock);
  const started = performance.now();
  const manifest = await writeBackup(tools, folder, values.keys ?? null).finally(() => tools.db.close());
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(
    `${rows} lignes de ${manifest.tables.length} tables, journal jusqu'à l'entrée ${manifest.journal?.seq ?? 0}, en ${seconds} s.`,
  );
  console.log(`${join(folder, ROWS)} : ${manifest.files.rows.bytes} octets`);
  console.log(
    `${values.keys ?? join(folder, KEYS)} : ${manifest.files.keys.bytes} octets — à ranger ailleurs, et à garder peu`,
  );
  process.exit(0);
} catch (error) {
  const mistyped = error instanceof TypeError && "code" in error;
  console.error(mistyped ? HELP : error instanceof StartError ? error.message : error);
  process.exit(1);
}

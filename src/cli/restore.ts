import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { describeFault, describeVerification } from "../audit/describe.ts";
import { ledgerLines } from "../audit/erasure-ledger.ts";
import { linesOf } from "../audit/jsonl.ts";
import { keyName, type Line, readLine, readPublicKey } from "../audit/statement.ts";
import { verifyJournal } from "../audit/verify.ts";
import { type Declared, declareRestored } from "../backup/declare.ts";
import { openTools, type Tools } from "../backup/open.ts";
import { type RestoreOptions, restoreBackup } from "../backup/restore.ts";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { StartError } from "../errors.ts";

const HELP = `npm run restore -- DOSSIER [--keys FICHIER] [--checkpoints FICHIER]… [--erasures FICHIER]… [--public-key FICHIER]…

Restaure une sauvegarde dans une base vide, rejoue les effacements survenus depuis (DATA_DIR/erasures.jsonl), l'inscrit au
journal et le déclare dans les points de contrôle. Refuse une base qui a servi : rien n'est jamais écrasé.
Remettez d'abord dans DATA_DIR : erasures.jsonl, checkpoints.jsonl, checkpoint-keys.jsonl, et les clés si elles y sont gardées.
  --checkpoints, --erasures   ceux des autres processus, s'il y en avait plusieurs
  --replay                    à la place de DOSSIER : la base a été remise par d'autres moyens (pg_restore) ; rejoue et déclare
  --public-key                la clé (PEM) qui a signé la sauvegarde, si elle n'est pas dans checkpoint-keys.jsonl`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", default: false },
      keys: { type: "string" },
      replay: { type: "boolean", default: false },
      checkpoints: { type: "string", multiple: true, default: [] },
      erasures: { type: "string", multiple: true, default: [] },
      "public-key": { type: "string", multiple: true, default: [] },
    },
  });
  const [folder] = positionals;
  if (values.help || (folder === undefined) !== values.replay) {
    console.log(HELP);
    process.exit(values.help ? 0 : 1);
  }
  const given = [...values.checkpoints, ...values.erasures, ...values["public-key"]];
  for (const path of given)
    await readFile(path).catch(() => {
      throw new StartError(`Le fichier ${path} ne peut pas être lu.`);
    });
  const tools = await openTools(readConfig(), systemClock);
  try {
    const elsewhere = {
      otherLines: () => otherLines(values["public-key"], values.checkpoints),
      otherErasures: () => otherErasures(values.erasures),
    };
    const { replayed, lost } =
      folder === undefined
        ? await declareRestored(tools, elsewhere)
        : await restored(tools, { ...elsewhere, folder, keysPath: values.keys ?? null });
    console.log(`${replayed} effacements survenus depuis ont été rejoués.`);
    console.log(
      lost
        ? `Entrées ${lost.from} à ${lost.to} du journal perdues : la restauration est déclarée et signée.`
        : "Aucune entrée du journal connue n'est perdue.",
    );
    const verification = await verifyJournal(tools.db, {
      lines: () => tools.checkpoints.lines(),
      vault: tools.vault,
    });
    for (const fault of verification.faults) console.log(describeFault(fault));
    console.log(describeVerification(verification));
    console.log(
      "Avant d'ouvrir : relisez les droits des comptes (npm start, /console/comptes) ; ce qui a changé depuis la sauvegarde, " +
        "hors désactivations, est à refaire. Toutes les sessions sont closes.",
    );
    process.exitCode = verification.faultCount === 0 ? 0 : 1;
  } finally {
    await tools.db.close();
  }
  process.exit();
} catch (error) {
  const mistyped = error instanceof TypeError && "code" in error;
  console.error(mistyped ? HELP : error instanceof StartError ? error.message : error);
  process.exit(1);
}

async function restored(tools: Tools, options: RestoreOptions): Promise<Declared> {
  const done = await restoreBackup(tools, options);
  console.log(`Sauvegarde du ${done.manifest.at} restaurée : ${done.rows} lignes.`);
  return done;
}

async function* otherLines(keys: readonly string[], files: readonly string[]): AsyncGenerator<Line | null> {
  for (const path of keys) {
    const publicKey = await readFile(path, "utf8");
    const key = readPublicKey(publicKey);
    if (!key) throw new StartError(`${path} : attendu une clé publique Ed25519 en PEM.`);
    yield { type: "key", name: keyName(key), publicKey, at: "", key: null, signature: null };
  }
  for (const path of files) for await (const text of linesOf(path)) yield readLine(text);
}

async function* otherErasures(files: readonly string[]) {
  for (const path of files) yield* ledgerLines(linesOf(path));
}

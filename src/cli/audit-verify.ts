import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { openCheckpoints } from "../audit/checkpoint.ts";
import { describeFault, describeVerification } from "../audit/describe.ts";
import { linesOf } from "../audit/jsonl.ts";
import { isKey, type Line, readLine, readPublicKey } from "../audit/statement.ts";
import { verifyJournal } from "../audit/verify.ts";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { openDatabase } from "../db/open.ts";
import { StartError } from "../errors.ts";
import { openMasterKeys } from "../privacy/master-keys.ts";
import { createVault } from "../privacy/vault.ts";

const HELP = `npm run audit:verify -- [--from N] [--to N] [--checkpoints FICHIER]… [--public-key FICHIER]…

Relit le journal : liens, empreintes, textes chiffrés, clés effacées et points de contrôle signés.
  --from, --to    une plage d'entrées ; sans eux, tout le journal, et sa fin
  --checkpoints   un export (npm run audit:export) ou le checkpoints.jsonl d'un processus, à la place de celui de DATA_DIR
  --public-key    clé publique (PEM) que vous tenez : seules comptent celles-là et celles qu'elles reconnaissent

Une anomalie est dite « altérée » quand le contenu ou la chaîne a changé ; une réponse « effacée » est comptée à part : sa clé
est détruite et une entrée le dit. Sur la base embarquée, arrêtez d'abord le service ; sur un serveur, il peut tourner.
Sort avec 0 si le journal est intact, 1 sinon.`;

try {
  const { values } = parseArgs({
    options: {
      help: { type: "boolean", default: false },
      from: { type: "string" },
      to: { type: "string" },
      checkpoints: { type: "string", multiple: true, default: [] },
      "public-key": { type: "string", multiple: true, default: [] },
    },
  });
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  const config = readConfig();
  const [from, to] = [place(values.from, "--from"), place(values.to, "--to")];
  const roots = await Promise.all(values["public-key"].map(publicKeyIn));
  const own = await openCheckpoints(config.dataDir, config.checkpointKey, systemClock.now());
  const given = values.checkpoints;
  for (const path of given)
    await readFile(path).catch(() => {
      throw new StartError(`Le fichier ${path} ne peut pas être lu.`);
    });
  const lines = given.length === 0 ? () => own.lines() : () => linesIn(given, () => own.lines());
  const db = await openDatabase({
    url: config.databaseUrl,
    migrationUrl: config.migrationDatabaseUrl,
    dataDir: config.dataDir,
  });
  const master = await openMasterKeys(config);
  const verification = await verifyJournal(db, {
    from,
    to,
    lines,
    roots: roots.length > 0 ? roots : null,
    vault: createVault(master),
  }).finally(() => db.close());
  for (const fault of verification.faults) console.log(describeFault(fault));
  if (verification.faultCount > verification.faults.length)
    console.log(`… et ${verification.faultCount - verification.faults.length} autres.`);
  console.log(describeVerification(verification));
  process.exit(verification.faultCount === 0 ? 0 : 1);
} catch (error) {
  const mistyped = error instanceof TypeError && "code" in error;
  console.error(mistyped ? HELP : error instanceof StartError ? error.message : error);
  process.exit(1);
}

function place(value: string | undefined, option: string): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,9}$/.test(value))
    throw new StartError(`${option} : attendu un numéro d'entrée (1 ou plus).`);
  return Number(value);
}

async function publicKeyIn(path: string) {
  const key = readPublicKey(await readFile(path, "utf8").catch(() => ""));
  if (!key) throw new StartError(`${path} : attendu une clé publique Ed25519 en PEM.`);
  return key;
}

/** The lines of the files given; a file that names no key relies on those known here. */
async function* linesIn(
  paths: readonly string[],
  known: () => AsyncIterable<Line | null>,
): AsyncGenerator<Line | null> {
  let named = false;
  for (const path of paths)
    for await (const text of linesOf(path)) {
      const line = readLine(text);
      named ||= line !== null && isKey(line);
      yield line;
    }
  if (named) return;
  for await (const line of known()) if (line && isKey(line)) yield line;
}

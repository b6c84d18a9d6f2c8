import { writeFile } from "node:fs/promises";
import { openCheckpoints } from "../audit/checkpoint.ts";
import { exportedLines } from "../audit/export.ts";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { StartError } from "../errors.ts";

const HELP = `npm run audit:export -- FICHIER

Écrit les points de contrôle de ce processus et les clés publiques qui les signent, pour quelqu'un d'extérieur : avec ce
fichier et la base, « npm run audit:verify -- --checkpoints FICHIER » vérifie tout. Le service peut tourner.
Le fichier ne doit pas exister. Son format est dans docs/exploitation.md.`;

try {
  const [path] = process.argv.slice(2);
  if (path === undefined || path === "--help") {
    console.log(HELP);
    process.exit(path === undefined ? 1 : 0);
  }
  const config = readConfig();
  const checkpoints = await openCheckpoints(config.dataDir, config.checkpointKey, systemClock.now());
  let lines = 0;
  const counted = async function* () {
    for await (const line of exportedLines(checkpoints.lines())) {
      lines++;
      yield line;
    }
  };
  await writeFile(path, counted(), { flag: "wx", mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    throw new StartError(
      error.code === "EEXIST"
        ? `${path} existe déjà : donnez un autre nom.`
        : `${path} ne peut pas être écrit (${error.code}).`,
    );
  });
  console.log(`${lines} ${lines > 1 ? "lignes écrites" : "ligne écrite"} dans ${path}.`);
  process.exit(0);
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}

import { describeFault, describeVerification } from "../audit/describe.ts";
import { drillBackup } from "../backup/drill.ts";
import { openTools } from "../backup/open.ts";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { StartError } from "../errors.ts";

const HELP = `npm run backup:drill

Exercice : sauvegarde la base dans un dossier temporaire, la restaure dans une base embarquée de passage, y rejoue les
effacements (et celui d'une conversation prise au hasard), vérifie toute la chaîne, dit ce qui est prouvé et en combien de
temps, puis efface tout. La vraie base n'est que lue. Il faut la place d'une copie dans le dossier temporaire du système.`;

if (process.argv.includes("--help")) {
  console.log(HELP);
  process.exit(0);
}

try {
  const config = readConfig();
  const tools = await openTools(config, systemClock);
  const { restored, verification, proof, bytes, ms } = await drillBackup({ ...tools, config }).finally(() =>
    tools.db.close(),
  );
  const seconds = (time: number): string => `${(time / 1_000).toFixed(1)} s`;
  const good = verification.faultCount === 0 && proof?.readableAfter !== true;
  console.log(
    `Sauvegarde : ${restored.rows} lignes, ${bytes.rows + bytes.keys} octets, en ${seconds(ms.backup)}.`,
  );
  console.log(
    `Restauration dans une base neuve, effacements rejoués : ${restored.replayed}, en ${seconds(ms.restore)}.`,
  );
  if (proof)
    console.log(
      proof.readableAfter
        ? "ÉCHEC : une conversation effacée après la sauvegarde se lit encore dans la copie."
        : "Une conversation lisible à la sauvegarde et effacée depuis ne se lit plus dans la copie.",
    );
  else console.log("Aucune conversation à effacer : le rejeu d'un effacement n'a pas été prouvé.");
  for (const fault of verification.faults) console.log(describeFault(fault));
  console.log(`${describeVerification(verification)} (${seconds(ms.verify)})`);
  console.log(good ? "Exercice réussi ; tout a été effacé." : "EXERCICE EN ÉCHEC ; tout a été effacé.");
  process.exit(good ? 0 : 1);
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}

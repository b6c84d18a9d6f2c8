import { spawn } from "node:child_process";
import { startFakeMistral } from "./fake-mistral.ts";

const HELP = `npm run dev                    relance le service à chaque changement
npm run dev -- --fake-model    avec un faux modèle, pour voir ce mode : il met bout à bout les premières phrases des passages`;

const args = process.argv.slice(2);
const unknown = args.find((arg) => arg !== "--fake-model");
if (unknown) {
  console.log(HELP);
  process.exit(unknown === "--help" ? 0 : 2);
}
const fake = args.length > 0 ? await startFakeMistral() : null;
if (fake)
  console.log(`Faux modèle sur ${fake.url} : ce qu'il écrit ne vaut rien, sauf pour voir l'affichage.`);
const service = spawn(process.execPath, ["--watch", "--import", "tsx", "src/main.ts"], {
  stdio: "inherit",
  env: {
    ...process.env,
    ...(fake && { MISTRAL_SERVER_URL: fake.url, MISTRAL_CHAT_MODEL: "faux-modele" }),
  },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => service.kill(signal));
service.on("exit", async (code) => {
  await fake?.stop();
  process.exit(code ?? 0);
});

import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { STEPS } from "./steps.ts";

const STEP_NAMES = Object.keys(STEPS);

export const HELP = `npm run evals [-- ÉTAPE…] [--cases FICHIER] [--failures]

Étapes : ${STEP_NAMES.join(", ")} (toutes par défaut).
Sans étape nommée, écrit aussi evals/out/rapport.html et evals/out/resultats.json, comparés au passage précédent.
--cases FICHIER   un autre jeu, au même format (une seule étape, pas coverage)
--failures        montre les questions manquées

npm run evals -- learn              réapprend quand une question a sa réponse (src/answering/answerability.json)
npm run evals -- prompts --with DOSSIER
    compare la consigne de prompts/ à celle de DOSSIER (DOSSIER/ecrire/prompt.md) sur 40 questions, dans
    evals/out/prompts.html ; veut un modèle (MISTRAL_API_KEY ou MISTRAL_SERVER_URL) : 80 appels`;

export type Command =
  | { name: "help" | "learn" }
  | { name: "refused"; reason: string }
  | { name: "prompts"; folder: string }
  | { name: "measure"; steps: string[]; whole: boolean; file: string | undefined; failures: boolean };

/** What the command line asks for. */
export function readArguments(args: readonly string[]): Command {
  const refused = (reason: string): Command => ({ name: "refused", reason });
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch {
    return refused("Option inconnue, ou sans sa valeur.");
  }
  const { values, positionals: names } = parsed;
  const [first] = names;
  if (values.help) return { name: "help" };
  if (first === "prompts" && names.length === 1)
    return values.with
      ? { name: "prompts", folder: values.with }
      : refused("prompts : donnez l'autre version avec --with DOSSIER.");
  if (values.with) return refused("--with ne va qu'avec prompts.");
  if (first === "learn" && names.length === 1) return { name: "learn" };
  const unknown = names.find((name) => !STEP_NAMES.includes(name));
  if (unknown) return refused(`Étape inconnue : ${unknown}`);
  const { cases: file, failures = false } = values;
  if (file && (names.length !== 1 || first === "coverage"))
    return refused("--cases va avec une seule étape, qui joue un jeu.");
  if (file && !existsSync(file)) return refused(`Fichier introuvable : ${file}`);
  const whole = names.length === 0;
  return { name: "measure", steps: whole ? STEP_NAMES : names, whole, file, failures };
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      cases: { type: "string" },
      with: { type: "string" },
      failures: { type: "boolean" },
      help: { type: "boolean" },
    },
  });

import { join } from "node:path";
import { type Config, readConfig } from "../../src/config.ts";
import { StartError } from "../../src/errors.ts";
import { type Prompt, readPrompt } from "../../src/generation/prompt.ts";
import { writeOut } from "../report/results.ts";
import type { Evaluated } from "../support/open.ts";
import { promptInForce, WRITING } from "../support/writer.ts";
import { comparedOn, ModelSilent } from "./compare.ts";
import { renderComparison } from "./page.tsx";

const PAGE = "prompts.html";

/** `npm run evals -- prompts --with DIR`. @returns the exit code */
export async function comparePrompts(open: () => Promise<Evaluated>, folder: string): Promise<number> {
  try {
    const model = modelSet();
    const prompts: [Prompt, Prompt] = [await promptInForce(), await otherPrompt(folder)];
    if (prompts[0].digest === prompts[1].digest)
      throw new StartError(
        `La consigne de ${folder} est, mot pour mot, celle de prompts/ : rien à comparer.`,
      );
    const comparison = await comparedOn(await open(), model, prompts);
    await writeOut(PAGE, renderComparison({ ...comparison, names: ["prompts", folder] }));
    console.log(`${comparison.pairs.length} questions comparées : evals/out/${PAGE}`);
    return 0;
  } catch (error) {
    if (!(error instanceof StartError || error instanceof ModelSilent)) throw error;
    console.error(error.message);
    return error instanceof StartError ? 2 : 1;
  }
}

/** @throws StartError when no model is set */
function modelSet(): NonNullable<Config["model"]> {
  const { model } = readConfig();
  if (model) return model;
  throw new StartError(
    "Comparer des consignes demande un modèle : donnez MISTRAL_API_KEY (une clé de l'API Mistral) ou MISTRAL_SERVER_URL (un serveur " +
      "compatible), et pas ANSWER_MODE=frugal.",
  );
}

/** @throws StartError when the folder has no readable prompt */
async function otherPrompt(folder: string): Promise<Prompt> {
  try {
    return await readPrompt(folder, WRITING);
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const why = missing ? "introuvable" : error instanceof Error ? error.message : String(error);
    throw new StartError(`${join(folder, WRITING, "prompt.md")} : ${why}`);
  }
}

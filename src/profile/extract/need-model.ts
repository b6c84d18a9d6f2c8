import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  classify,
  type Example,
  type TextClassifier,
  trainClassifier,
} from "../../intent/text-classifier.ts";
import { fold } from "../../retrieval/tokenise.ts";
import { NEED_CODES, type Need } from "../lists.ts";

const FOLDER = join(import.meta.dirname, "../../../knowledge/profil/besoins");
const WITHOUT_NEED = "aucun";
let model: TextClassifier | undefined;

/** The label is the file's name; sentences that tell no need are numbered files. @throws Error naming a file of no need */
function examples(): Example[] {
  return readdirSync(FOLDER).flatMap((file) => {
    const label = file.replace(/(?:-\d+)?\.txt$/, "");
    if (label !== WITHOUT_NEED && !isNeed(label)) throw new Error(`besoins/${file} : besoin inconnu`);
    return readFileSync(join(FOLDER, file), "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "" && !line.startsWith("#"))
      .map((line) => ({ text: judged(line), label }));
  });
}

const isNeed = (label: string): label is Need => (NEED_CODES as readonly string[]).includes(label);

/** A text as learnt from and judged: one number is like another, so that an age weighs nothing. */
const judged = (text: string): string => fold(text).replace(/\d+/g, "0");

/** Learnt once for the process, when a first sentence has to be judged: most messages name their need and never ask. */
function needModel(): TextClassifier {
  model ??= trainClassifier(examples());
  return model;
}

/** How likely a text is to tell each need; the shares of all needs and of none add up to one. */
export const needShares = (text: string): { need: Need; share: number }[] =>
  [...classify(needModel(), judged(text))].flatMap(([label, share]) =>
    isNeed(label) ? [{ need: label, share }] : [],
  );

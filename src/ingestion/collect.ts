import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { INTENTS, isIntent } from "../intent/intents.ts";
import type { IntentExample } from "../intent/store.ts";
import { type Fiche, type PreparedAnswer, readFiche, readPrepared } from "./documents.ts";
import { RejectedError, type Rejection } from "./rejection.ts";

/** Everything a knowledge folder holds; what could not be read is told, and the rest goes on. */
export type Collected = {
  fiches: Fiche[];
  prepared: PreparedAnswer[];
  glossary: GlossaryEntry[];
  intentions: IntentExample[];
  rejections: Rejection[];
};

/** How leaders speak → the words of the fiches: `{ dit: ["boîte", "taf"], veutDire: "entreprise" }`. */
const Glossary = z.array(
  z.strictObject({ dit: z.array(z.string().min(1)).min(1), veutDire: z.string().min(1) }),
);
export type GlossaryEntry = z.infer<typeof Glossary>[number];

/**
 * Reads `fiches/`, `dispositifs/`, `chartes/`, `reponses/`, `intentions/` and `glossaire.yml` of a knowledge folder.
 * @param onFile called after each file, for a progress bar
 */
export async function collectFolder(
  folder: string,
  onFile: (done: number, total: number) => void = () => {},
) {
  const collected: Collected = { fiches: [], prepared: [], glossary: [], intentions: [], rejections: [] };
  const files: string[] = [];
  for (const part of ["fiches", "dispositifs", "chartes", "reponses"]) {
    const names = await readdir(join(folder, part)).catch(() => []);
    files.push(...names.filter((name) => name.endsWith(".md")).map((name) => join(folder, part, name)));
  }
  const ids = new Map<string, string>();
  for (const [index, path] of files.sort().entries()) {
    const file = relative(folder, path);
    try {
      const text = await readFile(path, "utf8");
      const document = file.startsWith("reponses") ? readPrepared(file, text) : readFiche(file, text);
      const twin = ids.get(document.head.id);
      if (twin)
        throw new RejectedError([
          { file, line: 2, reason: `l'identifiant « ${document.head.id} » est déjà celui de ${twin}` },
        ]);
      ids.set(document.head.id, file);
      if ("sections" in document) collected.fiches.push(document);
      else collected.prepared.push(document);
    } catch (error) {
      if (!(error instanceof RejectedError)) throw error;
      collected.rejections.push(...error.rejections);
    }
    onFile(index + 1, files.length);
  }
  await collectGlossary(folder, collected);
  await collectIntentions(folder, collected);
  rejectUnknownSources(collected);
  return collected;
}

async function collectGlossary(folder: string, collected: Collected): Promise<void> {
  const file = "glossaire.yml";
  const text = await readFile(join(folder, file), "utf8").catch(() => null);
  if (text === null) return;
  try {
    collected.glossary = Glossary.parse(parse(text));
  } catch (error) {
    const reason =
      error instanceof z.ZodError
        ? `entrée ${error.issues[0]?.path.join(".")} : forme attendue « dit: […], veutDire: … »`
        : "YAML illisible";
    collected.rejections.push({ file, line: null, reason });
  }
}

/** `intentions/<intent>.txt`: one message a line, as people type it; `#` opens a comment. */
async function collectIntentions(folder: string, collected: Collected): Promise<void> {
  const names = await readdir(join(folder, "intentions")).catch(() => []);
  for (const name of names.filter((each) => each.endsWith(".txt")).sort()) {
    const file = `intentions/${name}`;
    const intent = name.replace(/\.txt$/, "");
    if (!isIntent(intent)) {
      const reason = `intention inconnue ; les fichiers attendus : ${INTENTS.join(", ")}`;
      collected.rejections.push({ file, line: null, reason });
      continue;
    }
    const lines = (await readFile(join(folder, file), "utf8")).split("\n").map((line) => line.trim());
    collected.intentions.push(
      ...lines.filter((line) => line !== "" && !line.startsWith("#")).map((text) => ({ intent, text })),
    );
  }
}

/** A prepared answer may only cite a section that exists. */
function rejectUnknownSources(collected: Collected): void {
  const known = new Set(collected.fiches.flatMap((f) => f.sections.map((s) => `${f.head.id}#${s.anchor}`)));
  collected.prepared = collected.prepared.filter((answer) => {
    const unknown = answer.head.sources.filter((source) => !known.has(source));
    for (const source of unknown) {
      collected.rejections.push({
        file: answer.file,
        line: null,
        reason: `cite une section inconnue : ${source}`,
      });
    }
    return unknown.length === 0;
  });
}

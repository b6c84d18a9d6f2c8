import { readFile } from "node:fs/promises";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "..", "..", "..", "docs");

/** The documents that stand in `docs/` and that the site shows as they are. */
export const DOCUMENTS = {
  aipd: { file: "aipd.md", title: "L'analyse d'impact sur vos données" },
  breach: { file: "violation-de-donnees.md", title: "Que faire si des données fuient" },
  offence: { file: "aveu-infraction.md", title: "Quand un message avoue une infraction" },
  election: { file: "periode-electorale.md", title: "En période électorale" },
} as const;
export type DocumentCode = keyof typeof DOCUMENTS;

/** The Markdown of a document, without its title. */
export async function readDocument(code: DocumentCode): Promise<string> {
  const text = await readFile(join(FOLDER, DOCUMENTS[code].file), "utf8");
  return text.replace(/^# .*\n+/, "");
}

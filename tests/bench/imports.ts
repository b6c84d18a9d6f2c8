import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Place } from "./place.ts";
import { environment } from "./process.ts";

const ROOT = join(import.meta.dirname, "..", "..");
/** Says, at its end, the most memory that the process ever held; in kibibytes on every system. */
const TELL_PEAK = `data:text/javascript,process.on("exit",()=>console.error("maxRSS="+process.resourceUsage().maxRSS))`;

export type ImportResult = { name: string; seconds: number; peakMiB: number };
type Form = "jsonl" | "csv";

/** The same on a base of its own. */
export async function importElsewhere(
  name: string,
  newPlace: () => Promise<Place>,
  form: Form,
  text: string,
): Promise<ImportResult> {
  const place = await newPlace();
  return importRows(name, place, form, text).finally(place.remove);
}

/** The command that anyone types, start of the process and opening of the base included. */
export async function importRows(
  name: string,
  place: Place,
  form: Form,
  text: string,
): Promise<ImportResult> {
  const file = join(place.dataDir, `annuaire.${form}`);
  await writeFile(file, text);
  const before = performance.now();
  const command = ["--import", "tsx", "--import", TELL_PEAK, join(ROOT, "src/cli/directory-import.ts"), file];
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    env: environment(place),
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = `${said}${text}`.slice(-2_000);
  });
  const [code] = (await once(child, "close")) as [number | null];
  const peak = /maxRSS=(\d+)/.exec(said)?.[1];
  if (code !== 0 || peak === undefined) throw new Error(`import ${name} : code ${code}. ${said}`);
  return { name, seconds: (performance.now() - before) / 1_000, peakMiB: Number(peak) / 1_024 };
}

import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readDirectory } from "../../src/directory/import/read.ts";
import { companyOf, GivenProfile } from "../../src/orientation/company.ts";
import { orient } from "../../src/orientation/orient.ts";
import { NEED_CODES, SECTION_CODES, SIZES } from "../../src/profile/lists.ts";
import { REGION_CODES } from "../../src/profile/places/regions.ts";
import { ADVISORS, asCsv, asJsonl, syntheticRows } from "./directory.ts";
import type { Place } from "./place.ts";
import { environment, start } from "./process.ts";
import { pick, seeded } from "./random.ts";
import { type Spread, spread } from "./statistics.ts";

const KNOWN = ["rien de connu", "la moitié connue", "tout connu"] as const;
export type Known = (typeof KNOWN)[number];
export type ImportResult = { name: string; seconds: number; peakMiB: number };
export type OrientationResult = {
  advisors: number;
  /** `pure`: the function alone, in this process; `http`: `POST /api/orientation`, one request at a time. */
  times: { known: Known; pure: Spread; http: Spread }[];
  imports: ImportResult[];
};

const ON = "2026-11-23";
const WARM_UP = 50;

/**
 * Orienting in a full directory, by the function and over HTTP, and putting that directory in.
 * @param asked how many companies of each kind ask
 */
export async function measureOrientation(
  newPlace: () => Promise<Place>,
  asked: number,
): Promise<OrientationResult> {
  const rows = syntheticRows();
  const places = [await newPlace(), await newPlace()] as const;
  try {
    const [jsonl, csv] = places.map(({ dataDir }) => join(dataDir, "annuaire"));
    if (jsonl === undefined || csv === undefined) throw new Error("no place to write");
    await writeFile(`${jsonl}.jsonl`, asJsonl(rows));
    await writeFile(`${csv}.csv`, asCsv(rows));
    const imports = [
      await importFile("JSONL, base vide", places[0], `${jsonl}.jsonl`),
      await importFile("JSONL, rien de changé", places[0], `${jsonl}.jsonl`),
      await importFile("CSV, base vide", places[1], `${csv}.csv`),
    ];
    const pure = measurePure(asJsonl(rows), asked);
    const http = await measureHttp(places[0], asked);
    const times = KNOWN.map((known, at) => ({
      known,
      pure: spread(pure[at] ?? []),
      http: spread(http[at] ?? []),
    }));
    return { advisors: ADVISORS, times, imports };
  } finally {
    await Promise.all(places.map((place) => place.remove()));
  }
}

/** Companies as clients send them, the same for the function and for HTTP. */
function profiles(known: Known, asked: number): GivenProfile[] {
  const random = seeded(known.length);
  return Array.from({ length: WARM_UP + asked }, () => ({
    ...(known === "rien de connu" ? {} : { region: pick(random, REGION_CODES), size: pick(random, SIZES) }),
    ...(known === "tout connu"
      ? {
          sector: pick(random, SECTION_CODES.slice(0, 19)),
          need: pick(random, NEED_CODES),
          maturity: pick(random, [1, 2, 3, 4]),
          wants: pick(random, ["accompagnement", "temoignage"] as const),
        }
      : {}),
    ...(known === "la moitié connue" ? { need: pick(random, NEED_CODES) } : {}),
  }));
}

function measurePure(file: string, asked: number): number[][] {
  const { advisors } = readDirectory(Buffer.from(file), { name: () => false, prose: () => false });
  const network = { advisors, directoryVersion: "banc", schemes: [] };
  return KNOWN.map((known) => {
    const times = profiles(known, asked).map((profile, number) => {
      const company = companyOf(GivenProfile.parse(profile));
      const before = performance.now();
      orient(network, company, { on: ON, seed: String(number) });
      return performance.now() - before;
    });
    return times.slice(WARM_UP);
  });
}

async function measureHttp(place: Place, asked: number): Promise<number[][]> {
  const running = await start("boussole", place);
  try {
    const results: number[][] = [];
    for (const known of KNOWN) {
      const times: number[] = [];
      for (const [number, profile] of profiles(known, asked).entries()) {
        const body = JSON.stringify({ profile, on: ON, seed: String(number) });
        times.push(await timed(`${running.url}/api/orientation`, body));
      }
      results.push(times.slice(WARM_UP));
    }
    return results;
  } finally {
    await running.stop();
  }
}

async function timed(url: string, body: string): Promise<number> {
  const before = performance.now();
  const response = await fetch(url, {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
  });
  await response.text();
  if (response.status !== 200) throw new Error(`POST /api/orientation : HTTP ${response.status}`);
  return performance.now() - before;
}

const ROOT = join(import.meta.dirname, "..", "..");
/** Says, at its end, the most memory that the process ever held; in kibibytes on every system. */
const TELL_PEAK = `data:text/javascript,process.on("exit",()=>console.error("maxRSS="+process.resourceUsage().maxRSS))`;

/** The command that anyone types, start of the process and opening of the base included. */
function importFile(name: string, place: Place, file: string): Promise<ImportResult> {
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
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      const peak = /maxRSS=(\d+)/.exec(said)?.[1];
      if (code !== 0 || peak === undefined)
        return reject(new Error(`import ${name} : code ${code}. ${said}`));
      resolve({ name, seconds: (performance.now() - before) / 1_000, peakMiB: Number(peak) / 1_024 });
    });
  });
}

import { readDirectory } from "../../src/directory/import/read.ts";
import { companyOf, GivenProfile } from "../../src/orientation/company.ts";
import { orient } from "../../src/orientation/orient.ts";
import { NEED_CODES, SECTION_CODES, SIZES } from "../../src/profile/lists.ts";
import { REGION_CODES } from "../../src/profile/places/regions.ts";
import { ADVISORS, asCsv, asJsonl, syntheticRows } from "./directory.ts";
import { type ImportResult, importElsewhere, importRows } from "./imports.ts";
import type { Place } from "./place.ts";
import { start } from "./process.ts";
import { pick, seeded } from "./random.ts";
import { type Spread, spread } from "./statistics.ts";

const KNOWN = ["rien de connu", "la moitié connue", "tout connu"] as const;
export type Known = (typeof KNOWN)[number];
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
 * @param alone this part is run by itself: more companies ask, and the directory comes in every form
 */
export async function measureOrientation(
  newPlace: () => Promise<Place>,
  alone: boolean,
): Promise<OrientationResult> {
  const asked = alone ? 300 : 60;
  const rows = syntheticRows();
  const place = await newPlace();
  try {
    const imports = [await importRows("JSONL, base vide", place, "jsonl", asJsonl(rows))];
    if (alone) {
      imports.push(await importRows("JSONL, rien de changé", place, "jsonl", asJsonl(rows)));
      imports.push(await importElsewhere("CSV, base vide", newPlace, "csv", asCsv(rows)));
      imports.push(
        await importElsewhere("une ligne, base vide", newPlace, "jsonl", asJsonl(rows.slice(0, 1))),
      );
    }
    const pure = measurePure(asJsonl(rows), asked);
    const http = await measureHttp(place, asked);
    const times = KNOWN.map((known, at) => ({
      known,
      pure: spread(pure[at] ?? []),
      http: spread(http[at] ?? []),
    }));
    return { advisors: ADVISORS, times, imports };
  } finally {
    await place.remove();
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

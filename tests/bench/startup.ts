import type { Place } from "./place.ts";
import { type Running, start } from "./process.ts";
import { median } from "./statistics.ts";

export type StartResult = {
  name: "base vide" | "base déjà remplie";
  times: number;
  addressMs: number;
  readyMs: number;
  residentMiB: number | null;
};
type Start = Pick<Running, "addressMs" | "readyMs"> & { residentMiB: number | null };

/** Starts the service on nothing, stops it, starts it again on what it left; medians of `times` rounds. */
export async function measureStarts(newPlace: () => Promise<Place>, times: number): Promise<StartResult[]> {
  const empty: Start[] = [];
  const warm: Start[] = [];
  for (let round = 0; round < times; round++) {
    const place = await newPlace();
    try {
      for (const kept of [empty, warm]) {
        const running = await start("boussole", place);
        const { addressMs, readyMs } = running;
        kept.push({ addressMs, readyMs, residentMiB: running.residentMiB() });
        await running.stop();
      }
    } finally {
      await place.remove();
    }
  }
  const result = (name: StartResult["name"], all: readonly Start[]): StartResult => ({
    name,
    times,
    addressMs: median(all.map(({ addressMs }) => addressMs)),
    readyMs: median(all.map(({ readyMs }) => readyMs)),
    residentMiB: medianOrNull(all.map((one) => one.residentMiB)),
  });
  return [result("base vide", empty), result("base déjà remplie", warm)];
}

const medianOrNull = (values: readonly (number | null)[]): number | null => {
  const read = values.filter((value) => value !== null);
  return read.length === 0 ? null : median(read);
};

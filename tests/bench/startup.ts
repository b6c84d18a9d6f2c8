import type { Place } from "./place.ts";
import { start } from "./process.ts";
import { median } from "./statistics.ts";

export type StartResult = {
  name: "base vide" | "base déjà remplie";
  times: number;
  addressMs: number;
  readyMs: number;
};

/** Starts the service on nothing, stops it, starts it again on what it left; medians of `times` rounds. */
export async function measureStarts(newPlace: () => Promise<Place>, times: number): Promise<StartResult[]> {
  const empty: { addressMs: number; readyMs: number }[] = [];
  const warm: { addressMs: number; readyMs: number }[] = [];
  for (let round = 0; round < times; round++) {
    const place = await newPlace();
    try {
      for (const kept of [empty, warm]) {
        const running = await start("boussole", place);
        kept.push({ addressMs: running.addressMs, readyMs: running.readyMs });
        await running.stop();
      }
    } finally {
      await place.remove();
    }
  }
  const result = (name: StartResult["name"], all: typeof empty): StartResult => ({
    name,
    times,
    addressMs: median(all.map(({ addressMs }) => addressMs)),
    readyMs: median(all.map(({ readyMs }) => readyMs)),
  });
  return [result("base vide", empty), result("base déjà remplie", warm)];
}

import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureLoad, type Rate } from "./load.ts";
import { measurePage } from "./page.ts";
import { describeServer, newPlace, type Place, removeAllPlaces } from "./place.ts";
import { messageOf, type Running, type System, start } from "./process.ts";
import { measureProfile, type Profile } from "./profile.ts";
import { readQuestions } from "./questions.ts";
import { describe, type EngineResult } from "./report.ts";
import { measureRetrieval } from "./retrieval.ts";
import { measureStarts } from "./startup.ts";

const OUT = join(import.meta.dirname, "..", "out");

/** How much is measured. `rounds` are A B A B; arrivals are bounded in count by rate × seconds × rounds. */
type Plan = { starts: number; answers: number; rates: Rate[]; rounds: number; searches: number };
const FULL: Plan = {
  starts: 3,
  answers: 100,
  rates: [
    { perSecond: 1, seconds: 12 },
    { perSecond: 10, seconds: 6 },
    { perSecond: 50, seconds: 4 },
  ],
  rounds: 2,
  searches: 200,
};
const QUICK: Plan = {
  starts: 1,
  answers: 40,
  rates: [
    { perSecond: 1, seconds: 3 },
    { perSecond: 10, seconds: 2 },
    { perSecond: 50, seconds: 1 },
  ],
  rounds: 1,
  searches: 40,
};

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const plan = values.quick ? QUICK : FULL;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    await removeAllPlaces();
    process.exit(130);
  });
}

const server = process.env.BENCH_DATABASE_URL || null;
const before = performance.now();
const results: EngineResult[] = [];
const machine = {
  node: process.version,
  cores: availableParallelism(),
  cpu: cpus()[0]?.model ?? "",
  loadBefore: loadavg()[0],
};
console.log(
  `Banc d'essai${values.quick ? " rapide" : ""} : Node ${machine.node}, ${machine.cores} cœurs, charge ${machine.loadBefore?.toFixed(2)}.`,
);
console.log(
  "Les temps absolus varient d'une machine et d'une minute à l'autre : lisez les médianes et les rapports d'un même essai.",
);
for (const address of server ? [null, server] : [null]) {
  try {
    const result = await measure(address);
    results.push(result);
    console.log(`\n${describe(result)}`);
  } catch (error) {
    console.error(`\nMesure interrompue (${address ? "serveur" : "moteur embarqué"}) : ${messageOf(error)}`);
    process.exitCode = 1;
  }
}
await removeAllPlaces();
await mkdir(OUT, { recursive: true });
const seconds = Math.round((performance.now() - before) / 1_000);
const report = { at: new Date().toISOString(), quick: values.quick, seconds, machine, plan, results };
await writeFile(join(OUT, "bench.json"), `${JSON.stringify(report, null, 2)}\n`);
console.log(`\nFini en ${seconds} s. Chiffres : tests/out/bench.json`);
process.exit();

async function measure(address: string | null): Promise<EngineResult> {
  const engine = address ? await describeServer(address) : "Moteur embarqué (PGlite)";
  const place = () => newPlace(address);
  const questions = await readQuestions();
  tell(engine, "démarrages");
  const starts = await measureStarts(place, plan.starts);
  const { page, profiles, load } = await withBoth(place, async (both) => {
    tell(engine, "étapes d'une réponse");
    const all: Profile[] = [];
    for (const [system, running] of both) {
      all.push(await measureProfile(system, running, questions.slice(0, plan.answers)));
    }
    const ours = both.find(([system]) => system === "boussole")?.[1];
    const weights = ours ? await measurePage(ours.url) : [];
    tell(engine, "arrivées");
    return {
      page: weights,
      profiles: all,
      load: await measureLoad(both, questions, plan.rates, plan.rounds),
    };
  });
  tell(engine, "recherche seule");
  const searched = await place();
  const retrieval = await measureRetrieval(searched, questions.slice(0, plan.searches)).finally(
    searched.remove,
  );
  return { engine, starts, page, profiles, load, retrieval };
}

/** Both systems up, each in its process and on its own database of the same engine; one is idle while the other works. */
async function withBoth<T>(
  place: () => Promise<Place>,
  work: (both: [System, Running][]) => Promise<T>,
): Promise<T> {
  const places: Place[] = [];
  const both: [System, Running][] = [];
  try {
    for (const system of ["boussole", "chaine"] as const) {
      const own = await place();
      places.push(own);
      both.push([system, await start(system, own)]);
    }
    return await work(both);
  } finally {
    for (const [, running] of both) await running.stop();
    for (const own of places) await own.remove();
  }
}

function tell(engine: string, what: string): void {
  process.stderr.write(`… ${engine} : ${what} (${Math.round((performance.now() - before) / 1_000)} s)\n`);
}

import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureLoad, type Rate } from "./load.ts";
import { measureOrientation, type OrientationResult } from "./orientation.ts";
import { measurePage } from "./page.ts";
import { describeServer, newPlace, type Place, removeAllPlaces } from "./place.ts";
import { messageOf, type Running, SYSTEMS, type System, start } from "./process.ts";
import { measureProfile, type Profile } from "./profile.ts";
import { readQuestions } from "./questions.ts";
import { describe, describeOrientation, describeReview, type EngineResult } from "./report.ts";
import { measureRetrieval } from "./retrieval.ts";
import { measureReview, type ReviewResult } from "./review.ts";
import { measureStarts } from "./startup.ts";

const OUT = join(import.meta.dirname, "..", "out");

/** How much is measured. `rounds` are A B A B; arrivals are bounded in count by rate × seconds × rounds. */
type Plan = {
  starts: number;
  answers: number;
  rates: Rate[];
  rounds: number;
  searches: number;
  inflate: boolean;
};
const FULL: Plan = {
  starts: 2,
  answers: 100,
  rates: [
    { perSecond: 1, seconds: 8 },
    { perSecond: 10, seconds: 5 },
    { perSecond: 50, seconds: 3 },
  ],
  rounds: 2,
  searches: 200,
  inflate: true,
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
  inflate: false,
};

const { values, positionals } = parseArgs({
  options: { quick: { type: "boolean", default: false } },
  allowPositionals: true,
});
// One part alone: `npm run bench -- orientation`, `-- review`.
const only = positionals[0] ?? null;
if (only !== null && only !== "orientation" && only !== "review") {
  console.error(`Partie inconnue : ${only}. Parties qui se jouent seules : orientation, review.`);
  process.exit(2);
}
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
  loadBefore: loadavg()[0] ?? 0,
};
console.log(
  `Banc d'essai${values.quick ? " rapide" : ""} : Node ${machine.node}, ${machine.cores} cœurs, charge ${machine.loadBefore.toFixed(2)}.`,
);
console.log(
  "Les temps absolus varient d'une machine et d'une minute à l'autre : lisez les médianes et les rapports d'un même essai.",
);
if (machine.loadBefore > machine.cores / 2) {
  console.log(
    "Attention : la machine est déjà occupée ; tout paraîtra plus lent, et les p95 et p99 ne disent rien.",
  );
}
for (const address of only ? [] : server ? [null, server] : [null]) {
  try {
    const result = await measure(address);
    results.push(result);
    console.log(`\n${describe(result)}`);
  } catch (error) {
    console.error(`\nMesure interrompue (${address ? "serveur" : "moteur embarqué"}) : ${messageOf(error)}`);
    process.exitCode = 1;
  }
}
let orientation: OrientationResult | null = null;
if (only !== "review")
  try {
    tell("Moteur embarqué (PGlite)", "orientation");
    orientation = await measureOrientation(() => newPlace(null), only !== null);
    console.log(`\n${describeOrientation(orientation)}`);
  } catch (error) {
    console.error(`\nMesure interrompue (orientation) : ${messageOf(error)}`);
    process.exitCode = 1;
  }
let review: ReviewResult | null = null;
if (only !== "orientation")
  try {
    const engine = server ? await describeServer(server) : "Moteur embarqué (PGlite)";
    tell(engine, "relecture");
    const rows = values.quick ? { answers: 20_000, open: 2_000 } : { answers: 200_000, open: 20_000 };
    review = await measureReview(() => newPlace(server), rows);
    console.log(`\n${engine}\n${describeReview(review)}`);
  } catch (error) {
    console.error(`\nMesure interrompue (relecture) : ${messageOf(error)}`);
    process.exitCode = 1;
  }
await removeAllPlaces();
await mkdir(OUT, { recursive: true });
const seconds = Math.round((performance.now() - before) / 1_000);
const report = {
  at: new Date().toISOString(),
  quick: values.quick,
  seconds,
  machine,
  plan,
  results,
  orientation,
  review,
};
const file = only ? `bench-${only}.json` : "bench.json";
await writeFile(join(OUT, file), `${JSON.stringify(report, null, 2)}\n`);
console.log(`\nFini en ${seconds} s. Chiffres : tests/out/${file}`);
process.exit();

async function measure(address: string | null): Promise<EngineResult> {
  const engine = address ? await describeServer(address) : "Moteur embarqué (PGlite)";
  const place = () => newPlace(address);
  const questions = await readQuestions();
  tell(engine, "démarrages");
  const starts = await measureStarts(place, plan.starts);
  const { page, profiles, load } = await withBoth(place, async (both) => {
    tell(engine, "étapes d'une réponse");
    const each: Profile[] = [];
    for (const system of SYSTEMS) {
      each.push(await measureProfile(system, both[system], questions.slice(0, plan.answers)));
    }
    const weights = await measurePage(both.boussole.url);
    tell(engine, "arrivées");
    const arrivals = await measureLoad(both, questions, plan.rates, plan.rounds);
    return { page: weights, profiles: each, load: arrivals };
  });
  tell(engine, "recherche seule");
  const searched = await place();
  const retrieval = await measureRetrieval(searched, questions.slice(0, plan.searches), plan.inflate).finally(
    searched.remove,
  );
  return { engine, starts, page, profiles, load, retrieval };
}

/** Both systems up, each in its process and on its own database of the same engine; one is idle while the other works. */
async function withBoth<T>(
  newPlaceOf: () => Promise<Place>,
  work: (both: Record<System, Running>) => Promise<T>,
): Promise<T> {
  const [boussole, chaine] = await Promise.allSettled([
    startSomewhere("boussole", newPlaceOf),
    startSomewhere("chaine", newPlaceOf),
  ]);
  try {
    if (boussole.status === "rejected") throw boussole.reason;
    if (chaine.status === "rejected") throw chaine.reason;
    return await work({ boussole: boussole.value.running, chaine: chaine.value.running });
  } finally {
    for (const one of [boussole, chaine]) if (one.status === "fulfilled") await one.value.end();
  }
}

async function startSomewhere(
  system: System,
  newPlaceOf: () => Promise<Place>,
): Promise<{ running: Running; end(): Promise<void> }> {
  const place = await newPlaceOf();
  try {
    const running = await start(system, place);
    return { running, end: () => running.stop().finally(place.remove) };
  } catch (error) {
    await place.remove();
    throw error;
  }
}

function tell(engine: string, what: string): void {
  process.stderr.write(`… ${engine} : ${what} (${Math.round((performance.now() - before) / 1_000)} s)\n`);
}

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

// The shape of the code, read from its text: a rule that nothing checks is soon a memory. A rule that gets in the way
// is changed here, with its reason, not worked around.
const ROOT = join(import.meta.dirname, "..");
const SRC = join(ROOT, "src");

/** From the bottom up: a file imports from below, from its own folder, or sideways where folders make no circle. */
const LAYERS: readonly (readonly string[])[] = [
  [
    "errors.ts",
    "clock.ts",
    "ids.ts",
    "config.ts",
    "number-words.ts",
    "resilience.ts",
    "premium-number.ts",
    "text.ts",
    "windows-1252.ts",
    "working-days.ts",
  ],
  ["models", "db", "privacy", "mail", "http", "jobs", "footprint"],
  [
    "profile",
    "directory",
    "events",
    "retrieval",
    "intent",
    "verification",
    "generation",
    "answering",
    "orientation",
    "trust",
  ],
  [
    "accounts",
    "alerts",
    "audit",
    "backup",
    "briefing",
    "contact",
    "conversation",
    "evidence",
    "ingestion",
    "review",
    "switches",
  ],
  [
    "charter",
    "desk",
    "equity",
    "field",
    "governance",
    "open-data",
    "retention",
    "statistics",
    "surveys",
    "transparency",
  ],
  ["web"],
  ["app.ts"],
  ["startup"],
  ["service.ts"],
  ["main.ts", "cli"],
];
/** Whoever answers a request, or is given one; the only readers of `http/`. */
const HANDLER = /^(?:web|http)\/|(?:^|\/)(?:routes|stream)\.ts$|^app\.ts$/;
const KEEPS_ROWS = /^db\/|(?:^|\/)(?:store|knowledge-store)\.ts$|^audit\/journal\.ts$|^privacy\/vault\.ts$/;
/** What gives the same answer whatever the day: time comes to it from outside. */
const TIMELESS = /^(?:answering|retrieval|orientation|profile)\//;

const IS_TEST = /\.test\.tsx?$/;
const IS_BROWSER = /^web\/client\//;

/** Without its comments: an example in one is not code. Only those that start a line: « "/api/*" » opens none. */
const withoutComments = (text: string): string =>
  text.replace(/^[ \t]*\/\*[\s\S]*?\*\//gm, "").replace(/^[ \t]*\/\/.*$/gm, "");

/** Paths that a text imports, whatever the form; types too, since a circle of types is a circle to read. */
const specifiersOf = (text: string): string[] =>
  [
    ...text.matchAll(/^\s*(?:import|export)\b[^"';]*?["']([^"']+)["']/gm),
    ...text.matchAll(/\bimport\(\s*["']([^"']+)["']/g),
  ].map((match) => match[1] ?? "");

const filesUnder = (folder: string, kept: RegExp): string[] =>
  (readdirSync(folder, { recursive: true }) as string[]).filter((file) => kept.test(file)).sort();

const texts = new Map(
  filesUnder(SRC, /\.(?:ts|tsx|js)$/)
    .filter((file) => !IS_TEST.test(file))
    .map((file) => [file, withoutComments(readFileSync(join(SRC, file), "utf8"))]),
);
const importsOf = (file: string): string[] =>
  specifiersOf(texts.get(file) ?? "")
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => relative(SRC, join(SRC, dirname(file), specifier)));
const edges = [...texts.keys()].flatMap((from) => importsOf(from).map((to) => ({ from, to })));

const partOf = (file: string): string => file.split("/")[0] ?? file;
const layerOf = (file: string): number => LAYERS.findIndex((layer) => layer.includes(partOf(file)));
/** The files of `src` whose text breaks a rule. */
const filesWith = (broken: (file: string, text: string) => boolean): string[] =>
  [...texts].filter(([file, text]) => broken(file, text)).map(([file]) => file);
const arrow = ({ from, to }: { from: string; to: string }): string => `${from} → ${to}`;

/** The first circle of a graph, as the names met on the way round, or null. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const follow = (at: string, way: readonly string[]): string[] | null => {
    if (way.includes(at)) return [...way.slice(way.indexOf(at)), at];
    if (done.has(at)) return null;
    for (const next of graph.get(at) ?? []) {
      const circle = follow(next, [...way, at]);
      if (circle) return circle;
    }
    done.add(at);
    return null;
  };
  for (const start of graph.keys()) {
    const circle = follow(start, []);
    if (circle) return circle;
  }
  return null;
}

test("imports are read in every form, and the code is there to be read", () => {
  const text =
    'import a from "./a.ts";\nimport type {\n  B,\n} from "./b.ts";\nexport * from "./c.ts";\nimport "./d.ts";';
  expect(specifiersOf(`${text}\nawait import("./e.ts")`)).toEqual(
    ["a", "b", "c", "d", "e"].map((name) => `./${name}.ts`),
  );
  expect(texts.size).toBeGreaterThan(100);
  expect(edges.map(arrow)).toContain("main.ts → service.ts");
  expect(
    circleIn(
      new Map([
        ["a", ["b"]],
        ["b", ["c"]],
        ["c", ["b"]],
      ]),
    ),
  ).toEqual(["b", "c", "b"]);
});

test("every folder of src has its place in the layers", () => {
  expect(filesWith((file) => layerOf(file) === -1)).toEqual([]);
});

test("imports go down", () => {
  expect(edges.filter(({ from, to }) => layerOf(to) > layerOf(from)).map(arrow)).toEqual([]);
});

test("no file and no folder imports itself by a detour", () => {
  expect(circleIn(new Map([...texts.keys()].map((file) => [file, importsOf(file)])))).toBeNull();
  const folders = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const [a, b] = [partOf(from), partOf(to)];
    if (a !== b) folders.set(a, [...(folders.get(a) ?? []), b]);
  }
  expect(circleIn(folders)).toBeNull();
});

test("a handler touches neither the database nor a store, and nothing but a handler knows HTTP", () => {
  const rows = ({ from, to }: { from: string; to: string }): boolean =>
    HANDLER.test(from) && KEEPS_ROWS.test(to);
  const http = ({ from, to }: { from: string; to: string }): boolean =>
    partOf(to) === "http" && !HANDLER.test(from);
  expect(edges.filter((edge) => rows(edge) || http(edge)).map(arrow)).toEqual([]);
});

test("SQL is written where rows are kept, and nowhere else", () => {
  const speaksSql = /\bsql`|(?<!\breq)\.query(?:<[^()]*>)?\(\s*(?:sql\b|["'`{])|\bdb\/sql\.ts"/;
  expect(filesWith((file, text) => !KEEPS_ROWS.test(file) && speaksSql.test(text))).toEqual([]);
});

test("what a statement orders by is the column, not the same name cast in its result", () => {
  // PostgreSQL takes `ORDER BY seq` for the `seq::int` of the result: no index, and text in the order of the alphabet.
  const casts = (text: string): boolean =>
    (text.match(/sql`[^`]*`/g) ?? []).some((statement) =>
      [...statement.matchAll(/(?<![.\w"])(\w+)::\w+(?!\s+AS)/g)].some(([, name]) =>
        new RegExp(`ORDER BY ${name}\\b`).test(statement),
      ),
    );
  expect(casts("sql`SELECT seq::int, at FROM t ORDER BY seq`")).toBe(true);
  expect(casts("sql`SELECT seq::int, at FROM t ORDER BY t.seq`")).toBe(false);
  expect(filesWith((_, text) => casts(text))).toEqual([]);
});

test("the environment is read in one file", () => {
  const reads = filesWith((_, text) =>
    /\bprocess\s*(?:\.\s*env\b|\[\s*["']env)|["'](?:node:)?process["']/.test(text),
  );
  expect(reads).toEqual(["config.ts"]);
});

test("time comes from the clock, in SQL and in what answers", () => {
  const clockOfTheServer =
    /(?<![.\w])now\s*\(\s*\)|\b(?:current_(?:timestamp|date|time)|localtime(?:stamp)?|(?:statement|transaction|clock)_timestamp|timeofday)\b/i;
  const clockOfTheMachine = /\bnew Date\(\s*\)|\bDate\.now\b/;
  const inSql = filesWith((file, text) => KEEPS_ROWS.test(file) && clockOfTheServer.test(text));
  const migrations = filesUnder(join(SRC, "db/migrations"), /\.sql$/).filter((file) =>
    clockOfTheServer.test(readFileSync(join(SRC, "db/migrations", file), "utf8").replace(/--.*$/gm, "")),
  );
  // The day a migration was applied is the database's own affair: no rule reads it.
  expect([...inSql, ...migrations]).toEqual(["db/migrate.ts"]);
  expect(filesWith((file, text) => TIMELESS.test(file) && clockOfTheMachine.test(text))).toEqual([]);
  // Elsewhere: the clock itself, the patience of a wait in real time, and the person's browser.
  const known = ["clock.ts", "conversation/ask.ts", "db/folder-lock.ts"];
  const reads = filesWith((file, text) => !IS_BROWSER.test(file) && clockOfTheMachine.test(text));
  expect(reads.filter((file) => !known.includes(file))).toEqual([]);
});

test("no two tests of the suite have the same name", () => {
  const declared =
    /(?:\b(?:test|it)(?:\.(?:only|skip|todo|fails|concurrent|sequential|(?:skipIf|runIf)\([^)]*\)))*|\beach\([\w.]+\)|\]\))\(\s*(["'`])((?:\\.|(?!\1)[\s\S])+?)\1/g;
  const places = new Map<string, string[]>();
  const silent: string[] = [];
  const files = ["src", "tests", "evals"].flatMap((folder) =>
    filesUnder(join(ROOT, folder), IS_TEST).map((file) => `${folder}/${file}`),
  );
  for (const file of files) {
    const names = [...withoutComments(readFileSync(join(ROOT, file), "utf8")).matchAll(declared)];
    if (names.length === 0) silent.push(file);
    for (const name of names) places.set(name[2] ?? "", [...(places.get(name[2] ?? "") ?? []), file]);
  }
  expect(silent).toEqual([]);
  expect([...places].filter(([, files]) => files.length > 1)).toEqual([]);
});

test("the README names every setting and every folder that exist, and no other", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const rows = [...readme.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1] ?? "");
  const settings = [...(texts.get("config.ts") ?? "").matchAll(/^ {2}([A-Z_]+): /gm)].map(
    (match) => match[1],
  );
  expect(rows.filter((row) => /^[A-Z_]+$/.test(row)).sort()).toEqual(settings.sort());
  const folders = new Set([...texts.keys()].filter((file) => file.includes("/")).map(partOf));
  const named = rows.filter((row) => row.startsWith("src/") && row.endsWith("/"));
  expect(named.sort()).toEqual([...folders].map((folder) => `src/${folder}/`).sort());
});

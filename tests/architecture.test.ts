import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { beforeAll, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const SRC = join(ROOT, "src");

type Source = { path: string; text: string; imports: string[] };
let sources: Source[];

async function sourceFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|tsx|js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

beforeAll(async () => {
  const files = (await sourceFiles(SRC)).filter((file) => !/\.test\.tsx?$|\/testing\/|\/client\//.test(file));
  sources = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(file, "utf8");
      const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g)].map(([, target]) =>
        relative(SRC, resolve(dirname(file), target ?? "")),
      );
      return { path: relative(SRC, file), text, imports };
    }),
  );
  expect(sources.length).toBeGreaterThan(80);
});

/** Lower ranks know nothing of higher ones. Two folders of one rank do not know each other either, but for the pairs below. */
const RANK: Record<string, number> = {
  "": 0, // errors, clock, ids
  db: 1,
  privacy: 2,
  models: 1,
  http: 1,
  audit: 2,
  retrieval: 3,
  ingestion: 4, // builds the index that retrieval owns
  answering: 5,
  conversation: 6,
  web: 7,
  cli: 9,
};
const TOP: Record<string, number> = { "config.ts": 0, "app.ts": 8, "service.ts": 8, "main.ts": 9 };

const folderOf = (path: string): string => (path.includes("/") ? path.slice(0, path.indexOf("/")) : "");
const rankOf = (path: string): number => TOP[path] ?? RANK[folderOf(path)] ?? Number.NaN;

test("every source has a place in the order", () => {
  expect(sources.filter(({ path }) => Number.isNaN(rankOf(path))).map(({ path }) => path)).toEqual([]);
});

test("imports run downwards", () => {
  const upward = sources.flatMap(({ path, imports }) =>
    imports
      .filter((target) => folderOf(target) !== folderOf(path) || folderOf(path) === "")
      .filter((target) => rankOf(target) > rankOf(path) || (rankOf(target) === rankOf(path) && folderOf(path) !== ""))
      .map((target) => `${path} → ${target}`),
  );
  expect(upward).toEqual([]);
});

test("no circle of imports", () => {
  const graph = new Map(sources.map(({ path, imports }) => [path, imports]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: string[]): void => {
    if (trail.includes(path)) {
      circles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
      return;
    }
    if (done.has(path)) return;
    for (const target of graph.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  // Types alone may go round: they are gone when the program runs.
  const running = circles.filter((circle) =>
    circle.split(" → ").every((path, at, all) => {
      const next = all[at + 1];
      if (next === undefined) return true;
      const text = sources.find((source) => source.path === path)?.text ?? "";
      const statements = text.match(/import[^;]+from\s*["'][^"']+["']/g) ?? [];
      return statements.some(
        (statement) => !/^import type/.test(statement) && statement.includes(`/${next.split("/").at(-1)}"`),
      );
    }),
  );
  expect(running).toEqual([]);
});

test("the environment is read in config.ts only", () => {
  expect(sources.filter(({ text }) => /process\.env/.test(text)).map(({ path }) => path)).toEqual(["config.ts"]);
});

const SQL_PLACES = /^db\/|(?:^|\/)(?:store|knowledge-store|journal|vault)\.ts$/;

test("SQL stands in the database folder and in the stores", () => {
  const astray = sources
    .filter(({ path }) => !SQL_PLACES.test(path))
    .filter(({ text }) => /\bsql`|\b(?:SELECT|INSERT INTO|DELETE FROM|UPDATE)\s+[a-z_.*]+/.test(text))
    .map(({ path }) => path);
  expect(astray).toEqual([]);
});

test("rules do not read the clock, nor does their SQL", () => {
  const inRules = sources.filter(({ path }) => /^(?:answering|retrieval)\//.test(path));
  expect(inRules.filter(({ text }) => /Date\.now\(|new Date\(/.test(text)).map(({ path }) => path)).toEqual([]);
  const inSql = sources.filter(({ path, text }) => SQL_PLACES.test(path) && /\bnow\(\)|CURRENT_TIMESTAMP/i.test(text));
  expect(inSql.map(({ path }) => path)).toEqual([]);
});

test("routes and pages never touch the database", () => {
  const touching = sources
    .filter(({ path }) => /routes\.ts$|^web\//.test(path))
    .filter(({ imports }) => imports.some((target) => /^db\/|store\.ts$/.test(target)))
    .map(({ path }) => path);
  expect(touching).toEqual([]);
});

test("no two tests of a file bear the same name", async () => {
  const files = [...(await sourceFiles(SRC)), ...(await sourceFiles(join(ROOT, "tests")))].filter((file) =>
    /\.test\.tsx?$/.test(file),
  );
  const twins: string[] = [];
  for (const file of files) {
    const seen = new Set<string>();
    const text = await readFile(file, "utf8");
    for (const [, name] of text.matchAll(/^\s*(?:test|it)\(\s*["'`]([^"'`]+)["'`]/gm)) {
      if (seen.has(name ?? "")) twins.push(`${relative(ROOT, file)}: ${name}`);
      seen.add(name ?? "");
    }
  }
  expect(twins).toEqual([]);
});

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { untoldMonth } from "../statistics/figures.ts";
import { digestOf, lastClosedQuarter } from "./digest.ts";
import { triedBy } from "./evals.ts";
import { FOLDERS, filesOf, idOf } from "./folders.ts";
import { releasesOf } from "./release.ts";
import { returnsOf } from "./returns.ts";
import { tarGz } from "./tar.ts";

const ROOT = join(import.meta.dirname, "../..");

test("the last closed quarter is told in Paris days, whatever the day", () => {
  const of = (iso: string) => lastClosedQuarter(new Date(iso));
  expect(of("2026-11-30T10:00:00Z")).toEqual({
    label: "3e trimestre 2026",
    from: "2026-07-01",
    to: "2026-09-30",
  });
  expect(of("2027-01-01T00:00:00Z")).toEqual({
    label: "4e trimestre 2026",
    from: "2026-10-01",
    to: "2026-12-31",
  });
  // Already April in Paris.
  expect(of("2028-03-31T22:30:00Z")).toEqual({
    label: "1er trimestre 2028",
    from: "2028-01-01",
    to: "2028-03-31",
  });
});

test("releases are read from the change log, notes on several lines made one", () => {
  const [latest, first] = releasesOf(
    "# J\n\n## 1.2.0 (1er mars 2027)\n\n- Un ;\n  suite.\n- Deux.\n\n## 1.1.0 (30 novembre 2026)\n\n- Trois.\n",
  );
  expect(latest).toEqual({ version: "1.2.0", day: "2027-03-01", notes: ["Un ; suite.", "Deux."] });
  expect(first?.day).toBe("2026-11-30");
});

test("a digest holds the releases of its quarter alone, and says so when no figure is public", () => {
  const release = (version: string, day: string) => ({ version, day, notes: [`note ${version}`] });
  const quarter = { label: "4e trimestre 2026", from: "2026-10-01", to: "2026-12-31" };
  const text = (figures: string[]) =>
    digestOf(
      quarter,
      [release("2.0.0", "2027-01-01"), release("1.0.0", "2026-12-31")],
      figures,
    ).content.toString();
  expect(text([])).toContain("### Version 1.0.0, 31 décembre 2026");
  expect(text([])).not.toContain("2.0.0");
  expect(text([])).toContain("Aucun chiffre de ce trimestre n'est publié");
  expect(text(["Au moins 10 avis."])).toContain("- Au moins 10 avis.");
});

test("returns are the published figures as they are, told in words of the quarter; nothing told, nothing published", () => {
  expect(returnsOf([untoldMonth("2026-09")]).files).toEqual([]);
  const october = {
    ...untoldMonth("2026-10"),
    conversations: 120,
    answers: 340,
    opinions: {
      total: 340,
      cells: [
        { code: "useful", count: 41 },
        { code: "not_useful", count: null },
      ],
    },
  };
  const { files, modified, sentences } = returnsOf([untoldMonth("2026-09"), october]);
  expect(modified).toBe("2026-10-31");
  expect(JSON.parse(files[0]?.content.toString() ?? "").mois).toEqual([untoldMonth("2026-09"), october]);
  expect(sentences("2026-10-01", "2026-12-31")).toEqual([
    "octobre 2026 : 120 conversations, 340 réponses, 41 jugées utiles.",
  ]);
  expect(sentences("2026-07-01", "2026-09-30")).toEqual([]);
});

test("the same files give the same archive, and a path that the format does not hold is refused", async () => {
  const files = [{ path: "a/b.txt", content: Buffer.from("bonjour") }];
  const [one, two] = [await tarGz(files, new Date(0)), await tarGz(files, new Date(0))];
  expect(one.equals(two)).toBe(true);
  expect(gunzipSync(one).length).toBe(4 * 512);
  await expect(tarGz([{ path: "a/é.txt", content: Buffer.alloc(0) }], new Date(0))).rejects.toThrow("é.txt");
});

test("every file of knowledge, prompts and cases is published, every set of cases says what it tries, every id is its file's name", async () => {
  const [knowledge, samples, prompts, cases] = await Promise.all(
    (Object.keys(FOLDERS) as (keyof typeof FOLDERS)[]).map((name) => filesOf(ROOT, name)),
  );
  const onDisk = (folder: string) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    ).length;
  expect((knowledge?.length ?? 0) + (samples?.length ?? 0)).toBe(onDisk("knowledge"));
  expect(prompts?.length).toBe(onDisk("prompts"));
  const folders = new Set(cases?.map(({ path }) => path.split("/")[1] ?? ""));
  for (const folder of folders) {
    expect(existsSync(join(ROOT, "evals", folder)), folder).toBe(true);
    if (cases?.some(({ path }) => path.startsWith(`evaluations/${folder}/`) && path.endsWith(".jsonl")))
      expect(triedBy(folder), folder).not.toBeNull();
  }
  for (const file of knowledge?.filter(({ path }) => path.endsWith(".md")) ?? [])
    expect(idOf(file), file.path).toBe(file.path.split("/").at(-1)?.replace(".md", ""));
});

import { type CatalogueDeps, catalogueOf, readFolders } from "./catalogue.ts";
import { type Dataset, type OpenFile, openFile } from "./dataset.ts";
import type { Results } from "./evals.ts";
import { type Manifest, type ManifestOptions, manifestOf } from "./manifest.ts";
import type { Release } from "./release.ts";
import { remember } from "./remember.ts";
import { tarGz } from "./tar.ts";

export type { Dataset, OpenFile } from "./dataset.ts";

/** What anyone may take away and use again. */
export type OpenData = {
  datasets(): Promise<readonly Dataset[]>;
  /** With addresses under `origin`. */
  manifest(origin: string): Promise<Manifest>;
  /** A file of the manifest, by its path there: no other file can be asked for. */
  file(path: string): Promise<OpenFile | null>;
  /** The last release of the program, as its change log tells; null: it tells none. */
  lastRelease(): Promise<Release | null>;
  /** The results of the evaluations that this install keeps; null: none. */
  measures(): Promise<Results | null>;
  /** Every file and the manifest, as one `.tar.gz`. */
  archive(): Promise<Buffer>;
};

export type OpenDataDeps = CatalogueDeps & { publisher: ManifestOptions["publisher"] };

/** Long enough that nobody makes the database work by asking again, short enough that a correction is soon there. */
const KEPT_MS = 300_000;
const DAY_MS = 86_400_000;

export function createOpenData(deps: OpenDataDeps): OpenData {
  const { clock, publisher } = deps;
  const folders = remember(clock, DAY_MS, () => readFolders(deps.root));
  const current = remember(clock, KEPT_MS, async () => {
    const datasets = await catalogueOf(deps, await folders());
    const files = new Map(datasets.flatMap((one) => one.files.map((file) => [file.path, file] as const)));
    let packed: Promise<Buffer> | null = null;
    return {
      datasets,
      files,
      archive() {
        packed ??= archiveOf(datasets, publisher);
        return packed;
      },
    };
  });
  return {
    datasets: async () => (await current()).datasets,
    manifest: async (origin) => manifestOf((await current()).datasets, { origin, publisher }),
    file: async (path) => (await current()).files.get(path) ?? null,
    lastRelease: async () => (await folders()).releases[0] ?? null,
    measures: async () => (await folders()).results,
    archive: async () => (await current()).archive(),
  };
}

/** The day that every file of the archive carries: the latest of its datasets, so that the same data gives the same bytes. */
function archiveOf(datasets: readonly Dataset[], publisher: string | null): Promise<Buffer> {
  const manifest = manifestOf(datasets, { origin: null, publisher });
  const listed = openFile("manifeste.json", "", Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
  return tarGz(
    [listed, ...datasets.flatMap(({ files }) => files)].map(({ path, content }) => ({
      path: `boussole-ia/${path}`,
      content,
    })),
    new Date(`${manifest.modified ?? "1970-01-01"}T00:00:00Z`),
  );
}

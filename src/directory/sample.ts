import { readImportFile } from "./import/file.ts";
import { type ImportDeps, type ImportReport, importDirectory } from "./import/import.ts";
import { readDirectory, type Screening } from "./import/read.ts";

/**
 * Loads the fictional directory into an empty one, so that a demonstration has someone to propose; a directory that holds
 * anyone is left as it is.
 */
export async function loadSampleDirectory(
  deps: ImportDeps & { screening: Screening },
  path: string,
): Promise<ImportReport> {
  const read = readDirectory(await readImportFile(path), deps.screening);
  return importDirectory(deps, read, { onlyIfEmpty: true });
}

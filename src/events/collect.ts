import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { DomainError } from "../errors.ts";
import type { EventSource } from "./import.ts";
import { readEvents } from "./read.ts";
import { type RemoteOptions, readRemote, sourceOf } from "./remote.ts";

const MOST_BYTES = 20_000_000;

/**
 * A source from a file or an https address. A file is known by its name alone: the same name again is the same source, brought up to date.
 * @throws DomainError in French
 */
export async function collectEvents(from: string, options: RemoteOptions): Promise<EventSource> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(from))
    return { name: sourceOf(from), reading: await readRemote(from, options) };
  const { size } = await stat(from).catch(() => {
    throw new DomainError("introuvable", `Le fichier ${from} n'existe pas. Vérifiez son nom.`);
  });
  if (size > MOST_BYTES)
    throw new DomainError("trop-volumineux", `Le fichier ${from} dépasse 20 Mo : partagez-le en plusieurs.`);
  return { name: basename(from), reading: readEvents(await readFile(from), options) };
}

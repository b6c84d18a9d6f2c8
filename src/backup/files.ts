import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type { FileShape } from "./manifest.ts";

/** Writes lines into a new compressed file, readable by its owner only, and on disk when this resolves. */
export async function writeLines(path: string, lines: AsyncIterable<string>): Promise<FileShape> {
  const hash = createHash("sha256");
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const file = createWriteStream(path, { flags: "wx", mode: 0o600 });
  await pipeline(lines, createGzip({ level: 6 }), meter, file);
  const written = await open(path, "r");
  await written.sync().finally(() => written.close());
  return { name: basename(path), bytes, sha256: hash.digest("hex") };
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** The lines of such a file, as they are read. */
export async function* readLines(path: string): AsyncGenerator<string> {
  const source = createReadStream(path);
  const unzipped = createGunzip();
  // A failure of the file is told by the stream that is read.
  source.on("error", (error) => unzipped.destroy(error));
  source.pipe(unzipped);
  unzipped.setEncoding("utf8");
  let rest = "";
  for await (const chunk of unzipped) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

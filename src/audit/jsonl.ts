import { createReadStream } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";

/** A file to which whole lines of JSON are added, one process at a time, and on disk before `append` resolves. */
export type JsonLines = {
  path: string;
  append(lines: readonly object[]): Promise<void>;
  /** Every line, in order, read as it goes: such a file may hold years. */
  lines(): AsyncIterable<string>;
  /** The last line, or null. */
  last(): Promise<string | null>;
};

const TAIL = 64 * 1024;
const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ENOENT";

/**
 * Opens such a file, and cuts away a last line that a crash left unfinished: nobody was told that it was written.
 * @throws Error of the system when the folder or the file cannot be used
 */
export async function openJsonLines(path: string): Promise<JsonLines> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await cutUnfinishedLine(path);
  let writing: Promise<void> = Promise.resolve();
  const write = async (text: string): Promise<void> => {
    const file = await open(path, "a", 0o600);
    try {
      await file.appendFile(text);
      await file.datasync();
    } finally {
      await file.close();
    }
  };
  return {
    path,
    append(lines) {
      if (lines.length === 0) return Promise.resolve();
      // One after the other: two writers would mix their lines where one is long.
      const next = writing.then(() => write(lines.map((line) => `${JSON.stringify(line)}\n`).join("")));
      writing = next.catch(() => {});
      return next;
    },
    lines: () => linesOf(path),
    async last() {
      const tail = (await tailOf(path)).toString("utf8").trimEnd();
      return tail === "" ? null : tail.slice(tail.lastIndexOf("\n") + 1);
    },
  };
}

/** The lines of a file, none when it is missing. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = "";
  try {
    for await (const chunk of createReadStream(path, "utf8")) {
      const lines = (rest + String(chunk)).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line.trim() !== "") yield line;
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  if (rest.trim() !== "") yield rest;
}

async function tailOf(path: string): Promise<Buffer> {
  try {
    const file = await open(path, "r");
    try {
      const { size } = await file.stat();
      const length = Math.min(size, TAIL);
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
      return buffer;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isMissing(error)) return Buffer.alloc(0);
    throw error;
  }
}

async function cutUnfinishedLine(path: string): Promise<void> {
  const tail = await tailOf(path);
  if (tail.length === 0 || tail.at(-1) === 0x0a) return;
  const file = await open(path, "r+");
  try {
    const { size } = await file.stat();
    await file.truncate(size - tail.length + tail.lastIndexOf(0x0a) + 1);
  } finally {
    await file.close();
  }
}

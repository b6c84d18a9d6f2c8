import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/**
 * The letters whose last line is on its way, by their ids, in a file of this process: a line is written at once and outlives the process,
 * while the embedded database dies with it and may not have heard yet.
 */
export type LeavingLog = {
  note(id: string): void;
  /** Nothing of this process is on its way any more. */
  clear(): void;
  /** What processes that died left; the same until `forgetLeft`, once it is written elsewhere. */
  left(): readonly string[];
  forgetLeft(): void;
  close(): void;
};

const NAMES = /^leaving-\d+$/;

/** @throws Error of the system when the folder cannot be used */
export function openLeavingLog(folder: string, pid: number): LeavingLog {
  mkdirSync(folder, { recursive: true });
  const own = join(folder, `leaving-${pid}`);
  // Of a process that lives too, perhaps: what it says is true, and its database says it again.
  let former = readdirSync(folder)
    .filter((name) => NAMES.test(name))
    .map((name) => join(folder, name));
  const read = (path: string): string[] => readFileSync(path, "utf8").split("\n").filter(Boolean);
  let found = former.flatMap(read);
  const file = openSync(own, "a", 0o600);
  let empty = true;
  return {
    note(id) {
      writeSync(file, `${id}\n`);
      empty = false;
    },
    clear() {
      if (!empty) ftruncateSync(file, 0);
      empty = true;
    },
    left: () => found,
    forgetLeft() {
      for (const path of former) {
        if (path === own) ftruncateSync(file, 0);
        else rmSync(path, { force: true });
      }
      [former, found] = [[], []];
    },
    close: () => closeSync(file),
  };
}

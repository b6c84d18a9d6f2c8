import { readFileSync } from "node:fs";
import type { Handler } from "hono";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

/** One file, for one request from the page of another site. */
const SCRIPT = read("../client/loader.js").replace('"STYLE"', () =>
  JSON.stringify(read("./loader.css").replaceAll(/\/\*.*?\*\/|\n\s*/gs, "")),
);

/** The script that another site loads. Its address never changes, so caches keep it for an hour only. */
export const loader: Handler = (c) => {
  c.header("Cache-Control", "public, max-age=3600");
  return c.body(SCRIPT, 200, { "Content-Type": "text/javascript; charset=utf-8" });
};

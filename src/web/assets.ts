import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Handler } from "hono";

const CLIENT = [
  "chat.js",
  "ask.js",
  "sse.js",
  "composer.js",
  "turns.js",
  "company.js",
  "tools.js",
  "here.js",
  "frame.js",
  "console.js",
];
const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

const PAGE_STYLES = [
  "tokens.css",
  "site.css",
  "chat.css",
  "answer.css",
  "reading.css",
  "orientation.css",
  "directory.css",
  "agenda.css",
  "maturity.css",
  "contest.css",
  "contact.css",
  "charter.css",
  "rights.css",
  "stats.css",
  "widget.css",
];

const CONSOLE_STYLES = [
  "console.css",
  "console-menu.css",
  "requests.css",
  "briefing.css",
  "events-surveys.css",
];

/** One style sheet, in layers: what comes later wins over Pico without a contest of selectors. */
function styleSheet(): string {
  const pico = createRequire(import.meta.url).resolve("@picocss/pico/css/pico.fluid.classless.min.css");
  const base = readFileSync(pico, "utf8").replace(/^\uFEFF?@charset "UTF-8";/, "");
  const page = PAGE_STYLES.map((name) => read(`./assets/${name}`)).join("");
  return `@layer pico{${base}}\n@layer page{${page}}\n@layer always{${read("./assets/always.css")}}`;
}

const TEXTS: [string, string, string][] = [
  ["style.css", "text/css; charset=utf-8", styleSheet()],
  [
    "console.css",
    "text/css; charset=utf-8",
    `@layer page{${CONSOLE_STYLES.map((name) => read(`./assets/${name}`)).join("")}}`,
  ],
  ["icon.svg", "image/svg+xml", read("./assets/icon.svg")],
  ...CLIENT.map((name): [string, string, string] => [
    name,
    "text/javascript; charset=utf-8",
    read(`./client/${name}`),
  ]),
];
const digest = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 16);
// One version for all: modules import each other by relative paths, and so stay within it.
const VERSION = digest(TEXTS.map(([, , text]) => text).join("\0"));

const FILES = new Map(
  TEXTS.map(([name, type, text]) => [
    name,
    {
      type,
      etag: digest(text),
      identity: Buffer.from(text),
      br: brotliCompressSync(text),
      gzip: gzipSync(text),
    },
  ]),
);

/** The address of a static file, which changes with its content. */
export const assetPath = (name: string): string => `/assets/${VERSION}/${name}`;

/** Serves the static files from memory, compressed beforehand. Nothing else of the disk can be reached. */
export const assets = (): Handler => (c) => {
  const match = /^\/assets\/(?:([\w-]+)\/)?([\w.-]+)$/.exec(c.req.path);
  const file = FILES.get(match?.[2] ?? "");
  if (file === undefined) return c.notFound();
  const accepted = c.req.header("Accept-Encoding") ?? "";
  const encoding =
    (["br", "gzip"] as const).find((name) => new RegExp(`\\b${name}\\b`).test(accepted)) ?? "identity";
  const etag = `"${file.etag}-${encoding}"`;
  c.header("ETag", etag);
  c.header("Vary", "Accept-Encoding");
  c.header("Cache-Control", match?.[1] === VERSION ? "public, max-age=31536000, immutable" : "no-cache");
  if (c.req.header("If-None-Match")?.includes(etag)) return c.body(null, 304);
  c.header("Content-Type", file.type);
  if (encoding !== "identity") c.header("Content-Encoding", encoding);
  return c.body(new Uint8Array(file[encoding]));
};

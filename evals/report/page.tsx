import { readFileSync } from "node:fs";
import { raw } from "hono/html";
import type { Child } from "hono/jsx";

/** The colours of the site, then what a report adds: all in the page, which is read alone, from a disk or a letter. */
const styles = (): string =>
  ["../../src/web/assets/tokens.css", "./page.css"]
    .map((path) => readFileSync(new URL(path, import.meta.url), "utf8"))
    .join("\n");

/** A whole HTML page around `body`, with no script and nothing to fetch. */
export function renderPage(title: string, body: Child): string {
  const page = (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <style>{raw(styles())}</style>
      </head>
      <body>
        <main>{body}</main>
      </body>
    </html>
  );
  return `<!doctype html>${page}\n`;
}

import type { Context } from "hono";

/** What programs that read for nobody call themselves: engines, previews of links, monitors, libraries. */
const PROGRAM =
  /bot\b|bots?[/;_-]|crawl|spider|slurp|preview|facebookexternalhit|embedly|whatsapp|monitor|uptime|pingdom|headless|lighthouse|curl|wget|python|java\/|go-http|node|axios|okhttp|libwww|scrapy|httpclient/i;

/**
 * Whether a request is likely to be someone who opens a page: neither a check (HEAD), nor a page loaded ahead of a click, nor a
 * program that says so. Nothing of it is kept.
 */
export function isReader(c: Context): boolean {
  if (c.req.method !== "GET") return false;
  const ahead = `${c.req.header("Sec-Purpose") ?? ""} ${c.req.header("Purpose") ?? ""} ${c.req.header("X-Moz") ?? ""}`;
  if (/prefetch|prerender|preview/i.test(ahead)) return false;
  const agent = c.req.header("User-Agent") ?? "";
  return agent !== "" && !PROGRAM.test(agent);
}

import { DomainError } from "../errors.ts";
import { download } from "./download.ts";
import { assertFewEnough, type Reading } from "./event.ts";
import { readOpenAgendaEvent } from "./openagenda.ts";
import { jsonOf, openAgendaItems, type ReadingOptions, readEvents, readItems } from "./read.ts";

export type RemoteOptions = ReadingOptions & {
  /** OpenAgenda's public key of an account; null without one. */
  key: string | null;
  timeoutMs?: number;
  mostBytes?: number;
  allowLoopback?: boolean;
};

const TIMEOUT_MS = 20_000;
const MOST_BYTES = 20_000_000;
/** The most that OpenAgenda gives at once. */
const PER_PAGE = 300;

const isApi = (url: URL, allowLoopback: boolean): boolean =>
  (url.hostname === "api.openagenda.com" || (allowLoopback && url.hostname === "127.0.0.1")) &&
  /^\/v2\/agendas\/[^/]+\/events\/?$/.test(url.pathname);

/** The name of a remote source: its address without what may be secret or change. */
export const sourceOf = (address: string): string => {
  const { origin, pathname } = addressOf(address);
  return `${origin}${pathname}`.slice(0, 300);
};

function addressOf(address: string): URL {
  if (!URL.canParse(address))
    throw new DomainError("entree-invalide", "Ce n'est pas une adresse : attendu https://…");
  return new URL(address);
}

/**
 * Reads a remote agenda: OpenAgenda's API v2 page after page, or one .ics or .json file. Nothing is tried twice.
 * @throws DomainError in French; no page read so far counts then
 */
export async function readRemote(address: string, options: RemoteOptions): Promise<Reading> {
  const url = addressOf(address);
  const { allowLoopback = false, timeoutMs = TIMEOUT_MS, mostBytes = MOST_BYTES } = options;
  if (!isApi(url, allowLoopback))
    return readEvents(await download(url, { allowLoopback, timeoutMs, mostBytes, headers: {} }), options);
  if (options.key === null)
    throw new DomainError(
      "acces-refuse",
      "L'API d'OpenAgenda demande une clé : donnez-la dans OPENAGENDA_KEY.",
    );
  const headers = { key: options.key };
  const items: unknown[] = [];
  let left = mostBytes;
  let after: unknown[] | null = [];
  while (after !== null) {
    const body = await download(pageOf(url, after), { allowLoopback, timeoutMs, mostBytes: left, headers });
    left -= body.length;
    assertData(body);
    const json = jsonOf(body) as { after?: unknown };
    const page = openAgendaItems(json);
    items.push(...page);
    assertFewEnough(items.length);
    // The same place twice would never end.
    const next: unknown[] | null = Array.isArray(json.after) && json.after.length > 0 ? json.after : null;
    after = page.length === 0 || JSON.stringify(next) === JSON.stringify(after) ? null : next;
  }
  return readItems(items.map(readOpenAgendaEvent), options);
}

/** What was asked for stays (region, keywords…); what is over is left out unless the address says otherwise. */
function pageOf(url: URL, after: readonly unknown[]): URL {
  const page = new URL(url);
  const { searchParams } = page;
  // A key in an address ends in logs: only the header carries one.
  searchParams.delete("key");
  searchParams.set("size", String(PER_PAGE));
  searchParams.set("detailed", "1");
  searchParams.set("monolingual", "fr");
  if (![...searchParams.keys()].some((name) => /^(?:relative|timings)\b/.test(name)))
    for (const when of ["current", "upcoming"]) searchParams.append("relative[]", when);
  for (const value of after) searchParams.append("after[]", String(value));
  return page;
}

function assertData(body: Buffer): void {
  if (/^\s*</.test(body.subarray(0, 100).toString("latin1")))
    throw new DomainError(
      "indisponible",
      "OpenAgenda a répondu par une page web au lieu de données. Vérifiez l'adresse.",
    );
}

import { RegisterFailure } from "./failure.ts";
import type { RegisterNumber } from "./number.ts";
import { resilient } from "./resilience.ts";

/** Longest answer that is read, in bytes: one company asked so holds some 5 KiB. */
const MOST_BYTES = 256 * 1024;
const USER_AGENT = "Boussole-IA (assistant d'orientation du plan Osez l'IA)";

/**
 * The API « Recherche d'entreprises » (DINUM), asked for one company and for no more than we use: `minimal` leaves out
 * leaders and accounts. Answers come as they are, to be checked.
 * @param baseUrl where it stands, `https://recherche-entreprises.api.gouv.fr` for the real one
 * @returns a reader; it throws RegisterFailure, or what `resilient` says
 */
export function createClient(baseUrl: string, fetch: typeof globalThis.fetch) {
  const { run } = resilient();
  const base = baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`;
  return ({ siren, siret }: RegisterNumber): Promise<unknown> => {
    const url = new URL("search", base);
    url.search = new URLSearchParams({
      q: siret ?? siren,
      minimal: "true",
      include: siret ? "siege,complements,matching_etablissements" : "siege,complements",
      per_page: "1",
    }).toString();
    return run((signal) => get(url, fetch, signal));
  };
}

async function get(url: URL, fetch: typeof globalThis.fetch, signal: AbortSignal): Promise<unknown> {
  // A redirection is an answer from elsewhere: it is not followed.
  const response = await fetch(url, {
    signal,
    redirect: "manual",
    headers: { Accept: "application/json", "User-Agent": USER_AGENT },
  }).catch(() => {
    throw new RegisterFailure("injoignable");
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw failureOf(response);
  }
  try {
    return JSON.parse(await bounded(response));
  } catch (error) {
    throw error instanceof RegisterFailure ? error : new RegisterFailure("illisible");
  }
}

function failureOf({ status, headers }: Response): RegisterFailure {
  if (status >= 500) return new RegisterFailure("en_panne");
  if (status !== 429) return new RegisterFailure("refusee");
  const said = headers.get("retry-after");
  // Anything but seconds (a date) is taken as a long wait.
  const seconds = said === null ? null : Number(said);
  const wait =
    seconds === null ? null : Number.isFinite(seconds) ? seconds * 1_000 : Number.POSITIVE_INFINITY;
  return new RegisterFailure("trop_de_demandes", wait);
}

async function bounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new RegisterFailure("trop_long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

import { lookup as resolve } from "node:dns";
import type { IncomingMessage } from "node:http";
import { request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { DomainError } from "../errors.ts";
import { isPublicAddress } from "./address.ts";

export type DownloadOptions = {
  /** The whole of it, redirections included. */
  timeoutMs: number;
  mostBytes: number;
  /** Sent to the address asked for, and to no other that it redirects to. */
  headers: Record<string, string>;
  /** Tests alone: http to 127.0.0.1 is let through. */
  allowLoopback: boolean;
};

const MOST_REDIRECTIONS = 3;

const refuse = (why: string): DomainError => new DomainError("entree-invalide", `Adresse refusée : ${why}.`);
const fail = (why: string): DomainError =>
  new DomainError("indisponible", `La source ${why}. Réessayez plus tard.`);

/**
 * Downloads what a public https address holds. Private networks are refused, when a name leads there too: the check is made on
 * the address that the connection is opened to.
 * @throws DomainError in French: address refused, answer refused, too long or too slow
 */
export async function download(url: URL, options: DownloadOptions): Promise<Buffer> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  let at = url;
  for (let redirections = 0; redirections <= MOST_REDIRECTIONS; redirections++) {
    assertAllowed(at, options.allowLoopback);
    const response = await ask(at, at.origin === url.origin ? options : { ...options, headers: {} }, signal);
    const status = response.statusCode ?? 0;
    const location = response.headers.location;
    if (status >= 300 && status < 400 && location !== undefined && URL.canParse(location, at.href)) {
      response.destroy();
      at = new URL(location, at);
      continue;
    }
    if (status !== 200) {
      response.destroy();
      throw failureOf(status);
    }
    return await bodyOf(response, options.mostBytes, signal);
  }
  throw fail("redirige sans fin");
}

function assertAllowed(url: URL, allowLoopback: boolean): void {
  if (allowLoopback && url.hostname === "127.0.0.1") return;
  if (url.protocol !== "https:") throw refuse("elle doit commencer par https://");
  if (url.username !== "" || url.password !== "") throw refuse("elle contient un mot de passe");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw refuse("elle mène à un réseau privé");
}

/** Resolves a name, and refuses those that lead to a private network. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => !isPublicAddress(address)))
      return callback(refuse("elle mène à un réseau privé"), []);
    if (options.all) return callback(null, addresses);
    callback(null, first.address, first.family);
  });
};

function ask(
  url: URL,
  { headers, allowLoopback }: DownloadOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? requestSecure : requestPlain;
  const loopback = allowLoopback && url.hostname === "127.0.0.1";
  return new Promise((done, failed) => {
    const asked = request(
      url,
      {
        signal,
        // Uncompressed: a short answer must not unfold into a long one.
        headers: { ...headers, accept: "application/json, text/calendar", "accept-encoding": "identity" },
        ...(loopback ? {} : { lookup: publicLookup }),
      },
      done,
    );
    asked.on("error", (error) => failed(failureFrom(error, signal)));
    asked.end();
  });
}

async function bodyOf(response: IncomingMessage, mostBytes: number, signal: AbortSignal): Promise<Buffer> {
  const tooLong = new DomainError(
    "trop-volumineux",
    `La source dépasse ${Math.round(mostBytes / 1_000_000)} Mo : demandez un agenda plus petit.`,
  );
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > mostBytes) throw tooLong;
      chunks.push(chunk);
    }
  } catch (error) {
    throw failureFrom(error, signal);
  }
  return Buffer.concat(chunks);
}

function failureFrom(error: unknown, signal: AbortSignal): DomainError {
  if (error instanceof DomainError) return error;
  // An answer cut short tells of a lost connection, not of the time that cut it.
  return fail(signal.aborted ? "met trop de temps à répondre" : "ne répond pas");
}

function failureOf(status: number): DomainError {
  if (status === 401 || status === 403)
    return new DomainError(
      "acces-refuse",
      `La source refuse l'accès (${status}). Vérifiez la clé OpenAgenda.`,
    );
  if (status === 404 || status === 410)
    return new DomainError(
      "introuvable",
      `La source n'existe pas à cette adresse (${status}). Vérifiez l'adresse.`,
    );
  return fail(`a répondu par une erreur (${status})`);
}

import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join, relative } from "node:path";
import { StartError } from "../errors.ts";

export type FolderLock = { release(): Promise<void> };

/** Another process has the data folder. */
export class FolderInUse extends StartError {
  constructor(readonly folder: string) {
    super(
      `Le dossier de données ${folder} sert déjà à un autre processus de Boussole IA. ` +
        "Arrêtez-le, ou choisissez un autre dossier avec DATA_DIR (et un autre PORT).",
    );
  }
}

const PREFIX = "verrou-";
const HOLDER = "titulaire";
const CANDIDATE = "candidat";
const LEAVING = "";
const RETRY_MS = 20;
const PATIENCE_MS = 5_000;
// 108 bytes with its final zero on Linux, 104 elsewhere; libuv cuts a longer one without a word.
const MAX_SOCKET_PATH = 103;

/**
 * Takes the data folder for this process. Two processes on one embedded database lose rows silently.
 *
 * The lock is a listening Unix socket rather than a file with a process number: the kernel closes it on
 * kill -9, a number that was given again cannot fool it, and it holds across containers that share the folder.
 * Each process listens under a name of its own before it looks at the others: of two starters at least one sees
 * the other, and clearing a dead socket away cannot hit a live one (with a single name, 24 starters at once
 * gave two winners). A holder keeps the folder; among starters the smallest name does.
 * @throws FolderInUse when another process has the folder; StartError when it cannot be written
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch {
    throw new StartError(
      `Le dossier de données ${folder} ne peut pas être créé. Vérifiez DATA_DIR et ses droits.`,
    );
  }
  const name = `${PREFIX}${randomBytes(6).toString("hex")}`;
  let state = CANDIDATE;
  const server = await listen(folder, name, () => state);
  const release = async (): Promise<void> => {
    await rm(join(folder, name), { force: true });
    server.close();
  };
  try {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const others = await livingOthers(folder, name);
      if (others.length === 0) break;
      const mustYield = others.some(
        (other) => other.state === HOLDER || (other.state === CANDIDATE && other.name < name),
      );
      if (mustYield || Date.now() > deadline) throw new FolderInUse(folder);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  } catch (error) {
    await release();
    throw error;
  }
  state = HOLDER;
  return { release };
}

/** Listens, then shows the socket under `name`: never seen before it answers, so never taken for a dead one. */
async function listen(folder: string, name: string, state: () => string): Promise<Server> {
  const hidden = shortest(join(folder, `.${name}`));
  if (Buffer.byteLength(hidden) > MAX_SOCKET_PATH) {
    throw new StartError(
      `Le chemin du dossier de données ${folder} est trop long. Choisissez-en un plus court avec DATA_DIR.`,
    );
  }
  try {
    const server = await new Promise<Server>((resolve, reject) => {
      const listening = createServer((socket) => socket.on("error", () => {}).end(state()));
      listening.once("error", reject);
      listening.listen(hidden, () => resolve(listening.unref()));
    });
    await rename(hidden, join(folder, name));
    return server;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "erreur inconnue";
    throw new StartError(
      `Le dossier de données ${folder} ne peut pas être verrouillé (${code}). ` +
        "Vérifiez DATA_DIR, ses droits et l'espace disque.",
    );
  }
}

/** The path of a Unix socket is short: the relative one may fit where the other does not. */
function shortest(path: string): string {
  const near = relative(process.cwd(), path);
  return near.length < path.length ? near : path;
}

/** The other processes alive on the folder; the sockets of dead ones are cleared away. */
async function livingOthers(folder: string, own: string): Promise<{ name: string; state: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(PREFIX) && name !== own);
  const states = await Promise.all(names.map((name) => stateOf(join(folder, name))));
  return names.flatMap((name, index) => {
    const state = states[index];
    return typeof state === "string" ? [{ name, state }] : [];
  });
}

/** What the process behind a socket says it is; null when it is dead. Whoever keeps silent is taken for a holder. */
function stateOf(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    let said = "";
    const socket = connect(shortest(path));
    socket.setEncoding("utf8").setTimeout(PATIENCE_MS, () => {
      socket.destroy();
      resolve(HOLDER);
    });
    socket.on("data", (text) => {
      said += text;
    });
    socket.once("end", () => resolve(said));
    socket.once("error", async (error: NodeJS.ErrnoException) => {
      // Nobody listens, and nobody ever will under that name.
      if (error.code === "ECONNREFUSED") await rm(path, { force: true }).catch(() => {});
      if (error.code === "ECONNREFUSED" || error.code === "ENOENT") resolve(null);
      else resolve(error.code === "ECONNRESET" || error.code === "EPIPE" ? LEAVING : HOLDER);
    });
  });
}

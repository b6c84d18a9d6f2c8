import { mkdir, rename, rm, stat } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join, relative } from "node:path";
import { StartError } from "../errors.ts";

export type FolderLock = { release(): Promise<void> };

/**
 * Takes the data folder for this process. Two processes on one embedded database lose rows silently.
 *
 * The lock is a listening Unix socket rather than a file with a process number: the kernel closes it on
 * kill -9, a number that was given again cannot fool it, and it holds across containers that share the folder.
 * @throws StartError when another process has the folder, or when it cannot be written
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch {
    throw new StartError(
      `Le dossier de données ${folder} ne peut pas être créé. Vérifiez DATA_DIR et ses droits.`,
    );
  }
  const path = shortest(join(folder, "verrou.sock"));
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = await listen(path);
    if (server) return confirm(server, path, folder);
    if (await answers(path)) throw taken(folder);
    // Left by a killed process. Renamed, not removed: of two starters only one gets this very file.
    await rename(path, `${path}.${process.pid}`).catch(() => {});
    await rm(`${path}.${process.pid}`, { force: true });
  }
  throw taken(folder);
}

const taken = (folder: string): StartError =>
  new StartError(
    `Le dossier de données ${folder} sert déjà à un autre processus de Boussole IA. ` +
      "Arrêtez-le, ou choisissez un autre dossier avec DATA_DIR (et un autre PORT).",
  );

/** A Unix socket's path holds 107 characters at most: the relative one may be shorter. */
function shortest(path: string): string {
  const near = relative(process.cwd(), path);
  return near.length < path.length ? near : path;
}

function listen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else
        reject(
          new StartError(
            `Le dossier de données ne peut pas être verrouillé (${error.code}). Vérifiez DATA_DIR.`,
          ),
        );
    });
    server.listen(path, () => resolve(server.unref()));
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

/** Two starters may both have found the same dead socket: the one whose socket is not at the path gives way. */
async function confirm(server: Server, path: string, folder: string): Promise<FolderLock> {
  const own = (await stat(path)).ino;
  await new Promise((resolve) => setTimeout(resolve, 30));
  const found = await stat(path).then(
    (file) => file.ino,
    () => null,
  );
  if (found !== own) {
    server.close();
    throw taken(folder);
  }
  return {
    release: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

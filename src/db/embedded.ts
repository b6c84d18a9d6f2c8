import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { StartError } from "../errors.ts";

export type EmbeddedPostgres = {
  socketFolder: string;
  stop(): Promise<void>;
  /** Ends the engine at once, as a crash does: its connections break, and the next start recovers the rows. */
  abandon(): void;
};

type Report = { ready?: true; closed?: true; failed?: string };

/**
 * Starts PostgreSQL (PGlite, in a worker thread) on a Unix socket in a 0700 folder of its own.
 * @param dataDir folder of the rows, or null to keep them in memory (tests)
 * @param onLost hears that the engine ended without having been stopped
 * @throws StartError when the folder is corrupt or cannot be written
 */
export async function startEmbedded(
  dataDir: string | null,
  onLost: () => void = () => {},
): Promise<EmbeddedPostgres> {
  // mkdtemp makes it 0700; a short path, because a Unix socket's path holds 107 characters at most.
  const socketFolder = await mkdtemp(join(tmpdir(), "boussole-"));
  const worker = new Worker(new URL("./embedded-worker.js", import.meta.url), {
    workerData: { dataDir, socketPath: join(socketFolder, ".s.PGSQL.5432") },
    execArgv: [],
  });
  const removeSocket = () => rm(socketFolder, { recursive: true, force: true });
  const report = await nextReport(worker);
  if (!report.ready) {
    await worker.terminate();
    await removeSocket();
    throw new StartError(
      `La base embarquée n'a pas pu démarrer sur ${dataDir ?? "la mémoire"} (${report.failed ?? "arrêt inattendu"}). ` +
        "Vérifiez l'espace disque et les droits du dossier ; si le dossier est endommagé, restaurez une sauvegarde " +
        "ou indiquez un dossier vide avec DATA_DIR. Rien n'y a été effacé.",
    );
  }
  let state: "running" | "stopping" | "ended" = "running";
  worker.on("error", () => {}); // its exit follows
  worker.once("exit", () => {
    if (state === "running") onLost();
    state = "ended";
  });
  return {
    socketFolder,
    async stop() {
      if (state === "running") {
        state = "stopping";
        worker.postMessage("stop");
        await nextReport(worker);
        await worker.terminate();
      }
      await removeSocket();
    },
    abandon() {
      void worker.terminate();
    },
  };
}

/** The worker's next message; its death counts as a failure, never as an endless wait. */
async function nextReport(worker: Worker): Promise<Report> {
  const over = new AbortController();
  try {
    const died = once(worker, "exit", { signal: over.signal }).then(() => ({ failed: "arrêt du fil" }));
    const spoke = once(worker, "message", { signal: over.signal }).then(([report]) => report as Report);
    return await Promise.race([spoke, died]);
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  } finally {
    over.abort();
  }
}

// @ts-check
// Plain JavaScript: a worker thread starts without the TypeScript loader of the main one.
// Runs the embedded PostgreSQL in its own thread: a long statement never blocks the event loop that serves people.
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { vector } from "@electric-sql/pglite-pgvector";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";

/** @type {{ dataDir: string | null, socketPath: string }} */
const { dataDir, socketPath } = workerData;

try {
  const engine = await PGlite.create({ ...(dataDir ? { dataDir } : {}), extensions: { unaccent, vector } });
  // The pool keeps one connection; after an error it drops it and opens another, while the first is still closing.
  const server = new PGLiteSocketServer({ db: engine, path: socketPath, maxConnections: 8 });
  await server.start();
  parentPort?.on("message", async () => {
    await server.stop();
    await engine.close();
    parentPort?.postMessage({ closed: true });
    parentPort?.close();
  });
  parentPort?.postMessage({ ready: true });
} catch (error) {
  parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) });
}

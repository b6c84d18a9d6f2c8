import { join } from "node:path";
import pg from "pg";
import { StartError } from "../errors.ts";
import { createDatabase, type Database } from "./database.ts";
import { startEmbedded } from "./embedded.ts";
import { lockFolder } from "./folder-lock.ts";
import { grantToApplication } from "./grants.ts";
import { migrate } from "./migrate.ts";
import { scrubEmbedded } from "./scrub.ts";

export type DatabaseSettings = {
  /** Address of a PostgreSQL server (15 or later, with pgvector); null: the embedded engine under `dataDir`. */
  url: string | null;
  /** Address with the owner's role, for migrations; the application's own role cannot alter the journal. */
  migrationUrl: string | null;
  dataDir: string;
};

/**
 * Opens the database and brings it to the current schema.
 * @param onLost hears, in French, that the embedded engine is gone and answers no more: the process must end
 * @throws StartError in French when it cannot be reached, is in use, is corrupt or is too recent
 */
export async function openDatabase(
  settings: DatabaseSettings,
  onLost: (reason: string) => void = () => {},
): Promise<Database> {
  return settings.url === null
    ? openEmbedded(settings.dataDir, onLost)
    : openServer(settings.url, settings.migrationUrl);
}

async function openEmbedded(dataDir: string, onLost: (reason: string) => void): Promise<Database> {
  const lock = await lockFolder(dataDir);
  try {
    const engine = await startEmbedded(join(dataDir, "postgres"), () =>
      onLost(
        `La base embarquée de ${dataDir} s'est arrêtée d'elle-même. Vérifiez l'espace disque, puis relancez le ` +
          "service : ce qui avait été enregistré l'est toujours.",
      ),
    );
    // One connection: the engine is single; more gave wrong results.
    const pool = new pg.Pool({ host: engine.socketFolder, user: "postgres", database: "postgres", max: 1 });
    pool.on("error", () => {}); // told by `onLost`
    const db = createDatabase(pool, {
      close: () => engine.stop().then(lock.release),
      abandon: engine.abandon,
      scrub: scrubEmbedded,
    });
    await closeUnless(db, migrateOrExplain(db));
    return db;
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Closes the database when the work fails: an engine left running would keep the process alive. */
async function closeUnless(db: Database, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function openServer(url: string, migrationUrl: string | null): Promise<Database> {
  const owner = createDatabase(new pg.Pool({ connectionString: migrationUrl ?? url, max: 1 }));
  try {
    await migrateOrExplain(owner, migrationUrl ? decodeURIComponent(new URL(url).username) : null);
  } finally {
    await owner.close();
  }
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  pool.on("error", () => {}); // an idle connection cut by the server: the pool replaces it at the next statement
  return createDatabase(pool);
}

/** @param role the application's own, when the owner's is another */
async function migrateOrExplain(db: Database, role: string | null = null): Promise<void> {
  try {
    await migrate(db);
    if (role !== null) await grantToApplication(db, role);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(
      `La base de données n'a pas pu être préparée (${reason}). ` +
        "Vérifiez DATABASE_URL et MIGRATION_DATABASE_URL, que PostgreSQL est en version 15 ou plus, et que " +
        "l'extension pgvector y est disponible.",
    );
  }
}

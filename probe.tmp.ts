import pg from "pg";
import { startEmbedded } from "./src/db/embedded.ts";
import { createDatabase } from "./src/db/database.ts";
import { sql } from "./src/db/sql.ts";
process.on("uncaughtException", (e) => { console.log("UNCAUGHT", e); });
const engine = await startEmbedded("/tmp/tm/postgres");
const pool = new pg.Pool({ host: engine.socketFolder, user: "postgres", database: "postgres", max: 1 });
pool.on("error", (e) => console.log("pool error", e.message));
const db = createDatabase(pool, () => engine.stop());
await db.query(sql`CREATE TABLE t (x text)`);
const { execSync } = await import("node:child_process");
execSync("dd if=/dev/zero of=/tmp/tm/filler bs=64k 2>/dev/null || true");
for (let i = 0; i < 60; i++) {
  try { await db.query(sql`UPDATE t SET x = x || 'a'`); await db.query(sql`INSERT INTO t SELECT repeat('x', 500) FROM generate_series(1, 2000)`); }
  catch (e) { const x = e as Error & { severity?: string }; console.log(i, x.severity, x.message); }
}
const t = setTimeout(() => { console.log("HANG"); process.exit(2); }, 10000);
execSync("rm /tmp/tm/filler");
try { console.log(await db.query(sql`SELECT count(*)::int FROM t`)); } catch (e) { console.log("after", (e as Error).message); }
try { await db.query(sql`INSERT INTO t VALUES ('z')`);console.log("insert ok"); } catch (e) { console.log("after", (e as Error).message); }
await db.close(); clearTimeout(t); console.log("closed");

import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import { systemClock } from "../../src/clock.ts";
import { readConfig } from "../../src/config.ts";
import { openDatabase } from "../../src/db/open.ts";
import { sql } from "../../src/db/sql.ts";
import { collectFolder } from "../../src/ingestion/collect.ts";
import { ingest } from "../../src/ingestion/ingest.ts";
import { KNOWLEDGE_FOLDER } from "../../src/service.ts";
import { createChain, createDocuments, FullTextRetriever, storeExchange } from "./chain.ts";

/** The plain chain behind a route of its own, on the same engine and passages as the service it is compared with. */
const PASSAGES = 4;
const config = readConfig();
const db = await openDatabase({
  url: config.databaseUrl,
  migrationUrl: config.migrationDatabaseUrl,
  dataDir: config.dataDir,
});
await ingest(db, systemClock, await collectFolder(KNOWLEDGE_FOLDER));
await createDocuments(db);
const chain = createChain(new FullTextRetriever(db, "every", PASSAGES));

const Body = z.object({ question: z.string() });
const app = new Hono();
app.get("/readyz", async (c) => {
  await db.query(sql`SELECT 1`);
  return c.json({ status: "ok" });
});
app.post("/chain", async (c) => {
  const { question } = Body.parse(await c.req.json());
  return streamSSE(c, async (stream) => {
    let answer = "";
    for await (const piece of await chain.stream(question)) {
      answer += piece;
      await stream.writeSSE({ event: "sentence", data: piece });
    }
    await storeExchange(db, question, answer);
    await stream.writeSSE({ event: "answer", data: "" });
  });
});

serve({ fetch: app.fetch, port: config.port, hostname: config.host }, ({ port }) => {
  console.log(`La chaîne répond sur http://localhost:${port}`);
});
process.on("SIGTERM", async () => {
  await db.close();
  process.exit(0);
});

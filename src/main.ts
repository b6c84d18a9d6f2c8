import { join } from "node:path";
import { serve } from "@hono/node-server";
import pino from "pino";
import type { DemoLinks } from "./accounts/demo/file.ts";
import { ROLE_LABELS, ROLES } from "./accounts/staff.ts";
import { systemClock } from "./clock.ts";
import { readConfig } from "./config.ts";
import { openDatabase } from "./db/open.ts";
import { StartError } from "./errors.ts";
import { describeRejection } from "./ingestion/rejection.ts";

const TICK_MS = 60_000;
const PATIENCE_MS = 5_000;

try {
  const config = readConfig();
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const tell = (error: unknown, route: string): void => {
    // The kind and the place; never the message, which may quote a person or a secret.
    log.error(
      {
        route,
        kind: error instanceof Error ? error.name : typeof error,
        code: codeOf(error),
        at: placeOf(error),
      },
      "panne",
    );
  };
  const giveUp = (reason: string): never => {
    console.error(reason);
    process.exit(1);
  };
  const showDemoLinks = (links: DemoLinks): void => {
    const lines = ROLES.map((role) => `  ${ROLE_LABELS[role].padEnd(42)} ${links[role]}`);
    console.log(
      `Console de démonstration (un lien sert une fois ; les suivants : ${join(config.dataDir, "demo-links.json")}) :\n${lines.join("\n")}`,
    );
  };
  const { databaseUrl: url, migrationDatabaseUrl: migrationUrl, dataDir } = config;
  console.log(
    "Boussole IA démarre ; la première fois, la base et les fiches se préparent en une dizaine de secondes.",
  );
  // The engine starts in its own thread while the rest of the program is read.
  const [db, { openService }] = await Promise.all([
    openDatabase({ url, migrationUrl, dataDir }, giveUp),
    import("./service.ts"),
  ]);
  const service = await openService(config, db, systemClock, tell);
  for (const rejection of service.ingestion.rejections)
    log.warn(`fiche refusée : ${describeRejection(rejection)}`);
  // A body that dribbles in holds a connection: a question is small, and half a minute is ample on any network.
  const serverOptions = { requestTimeout: 30_000, headersTimeout: 15_000 };
  const listening = { fetch: service.app.fetch, port: config.port, hostname: config.host, serverOptions };
  const server = serve(listening, ({ port }) => {
    const origin = `http://localhost:${port}`;
    const links = service.announceDemo(origin).catch((error: unknown) => {
      tell(error, "demo-links");
      return null;
    });
    // The links first: whoever waits for « répond » finds them good.
    void links.then((made) => {
      if (made !== null) showDemoLinks(made);
      console.log(`Boussole IA répond sur ${origin}  (arrêter : Ctrl+C)`);
      setImmediate(() => {
        service.warm();
        void service.startJobs();
      });
    });
  });
  server.on("error", async (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === "EADDRINUSE"
        ? `Le port ${config.port} est déjà pris. Choisissez-en un autre : PORT=3001 npm start`
        : `Le service ne peut pas écouter sur ${config.host}:${config.port} (${error.code}).`,
    );
    await service.stop();
    process.exit(1);
  });
  const ticking = setInterval(() => {
    service
      .tick()
      .catch((error: unknown) =>
        log.error({ kind: error instanceof Error ? error.name : "" }, "tâche périodique"),
      );
  }, TICK_MS);
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    clearInterval(ticking);
    // No new connection; requests under way finish, whatever step they are at, before the database goes.
    const idle = setInterval(() => "closeIdleConnections" in server && server.closeIdleConnections(), 50);
    const closed = new Promise((resolve) => server.close(resolve));
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    clearInterval(idle);
    await service
      .stop()
      .catch((error: unknown) =>
        giveUp(
          `L'arrêt n'est pas complet (${codeOf(error) ?? "erreur inconnue"}) : vérifiez l'espace disque de DATA_DIR, puis relancez. ` +
            "Les réponses déjà rendues sont enregistrées.",
        ),
      );
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}

/** The code of a system or database error (ENOSPC, 53100), without its message. */
const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error ? String(error.code) : undefined;

/** File and line where an error was thrown, without its message. */
function placeOf(error: unknown): string | undefined {
  return error instanceof Error ? /at .*\/(src\/[^)]+)/.exec(error.stack ?? "")?.[1] : undefined;
}

import { OpenAPIHono } from "@hono/zod-openapi";
import { compress } from "hono/compress";
import type { Clock } from "./clock.ts";
import type { Conversations } from "./conversation/conversations.ts";
import { conversationRoutes } from "./conversation/routes.ts";
import { DomainError } from "./errors.ts";
import { limitWrites, sameOriginOnly } from "./http/guard.ts";
import { securityHeaders } from "./http/headers.ts";
import { operations } from "./http/operations.ts";
import { sendProblem } from "./http/problem.ts";
import type { Knowledge } from "./ingestion/knowledge.ts";
import { ficheRoutes } from "./ingestion/routes.ts";
import { searchRoutes } from "./retrieval/routes.ts";
import type { Retriever } from "./retrieval/search.ts";
import { conversationCookie, cookieSettings } from "./web/cookie.ts";
import { pages } from "./web/pages.ts";

export type AppDeps = {
  conversations: Conversations;
  knowledge: Knowledge;
  retriever: Retriever;
  clock: Clock;
  ping(): Promise<unknown>;
  settings: {
    publicUrl: string;
    trustProxy: boolean;
    officialService: boolean;
    rateLimit: boolean;
    retentionDays: number;
    metricsToken: string | null;
  };
  /** Hears of failures that nobody expected; never given a person's words. */
  onUnexpected(error: unknown, route: string): void;
};

/** Composes the whole service; starts nothing. */
export function buildApp(deps: AppDeps): OpenAPIHono {
  const { settings } = deps;
  const https = settings.publicUrl.startsWith("https:");
  const app = new OpenAPIHono();
  const operation = operations({
    ping: deps.ping,
    metricsToken: settings.metricsToken,
    trustProxy: settings.trustProxy,
  });

  app.use(async (c, next) => {
    const before = performance.now();
    await next();
    operation.observe(c.req.method, c.req.routePath, c.res.status, performance.now() - before);
  });
  app.use(securityHeaders(https));
  app.use(compress());
  app.use(sameOriginOnly(settings.publicUrl));
  if (settings.rateLimit) app.use(limitWrites({ points: 60, seconds: 60, trustProxy: settings.trustProxy }));
  app.use(cookieSettings({ secure: https, retentionDays: settings.retentionDays }));

  const notice = noticeOf(settings.retentionDays);
  app.route("/", operation.app);
  app.route(
    "/",
    conversationRoutes({ conversations: deps.conversations, notice, cookie: conversationCookie }),
  );
  app.route("/", searchRoutes(deps.retriever));
  app.route("/", ficheRoutes(deps.knowledge));
  const document = () => app.getOpenAPI31Document(openApiHead);
  app.get("/openapi.json", (c) => c.json(document()));
  app.all("/api/*", () => {
    throw new DomainError("introuvable", "Cette adresse n'existe pas ; la liste est sur /docs.");
  });
  app.route(
    "/",
    pages({
      conversations: deps.conversations,
      knowledge: deps.knowledge,
      notice,
      unofficialBanner: settings.officialService ? null : UNOFFICIAL,
      retentionDays: settings.retentionDays,
      secureCookies: https,
      openApi: document,
      clock: deps.clock,
    }),
  );
  app.onError((error, c) => {
    if (!(error instanceof DomainError)) deps.onUnexpected(error, c.req.routePath);
    return sendProblem(c, error);
  });
  return app;
}

const openApiHead = {
  openapi: "3.1.0",
  info: {
    title: "Boussole IA",
    version: "1",
    description: "Réponses sourcées sur l'IA en entreprise et le plan « Osez l'IA ».",
    license: { name: "MIT" },
  },
};

const UNOFFICIAL =
  "Démonstration : ce service n'est pas un service officiel de l'État. Ses réponses n'engagent aucune administration.";

/** Before the first word: what this is, who reads, how long it is kept. */
const noticeOf = (retentionDays: number): [string, string, string] => [
  "Vous parlez à un service automatique, sans IA générative : il répond avec des phrases tirées de fiches dont la source est citée.",
  "Des agents habilités peuvent relire les conversations pour en contrôler la qualité ; les ambassadeurs, les activateurs et les autres entreprises ne les lisent jamais.",
  `Vos messages sont chiffrés et gardés ${retentionDays} jours ; vous pouvez les effacer à tout moment. N'y écrivez pas de données personnelles.`,
];

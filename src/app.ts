import { OpenAPIHono } from "@hono/zod-openapi";
import { compress } from "hono/compress";
import { createAccess } from "./accounts/access.ts";
import type { Accounts } from "./accounts/accounts.ts";
import { accountRoutes } from "./accounts/routes.ts";
import type { Alerts } from "./alerts/alerts.ts";
import type { Audit } from "./audit/audit.ts";
import { auditRoutes } from "./audit/routes.ts";
import type { Briefings } from "./briefing/briefing.ts";
import type { Packs } from "./briefing/pack/pack.ts";
import { briefingRoutes } from "./briefing/routes.ts";
import type { Charter } from "./charter/charter.ts";
import type { Clock } from "./clock.ts";
import type { ContactFigures, ContactRequests, OneTaps, RequestDesk } from "./contact/contact.ts";
import { contactRoutes } from "./contact/routes.ts";
import type { ContestDesk, Contests } from "./conversation/contest/contest.ts";
import { contestDeskRoutes, contestRoutes } from "./conversation/contest/routes.ts";
import type { Conversations } from "./conversation/conversations.ts";
import type { Notices } from "./conversation/notice/notice.ts";
import { conversationRoutes } from "./conversation/routes.ts";
import type { CardDesk } from "./desk/desk.ts";
import type { CardFigures } from "./desk/figures.ts";
import type { Directory } from "./directory/directory.ts";
import { advisorRoutes } from "./directory/routes.ts";
import type { Equity } from "./equity/equity.ts";
import { equityRoutes } from "./equity/routes.ts";
import { DomainError } from "./errors.ts";
import type { Agenda } from "./events/agenda.ts";
import type { Proposals } from "./events/proposals/proposals.ts";
import { eventRoutes } from "./events/routes.ts";
import type { EvidenceDesk } from "./evidence/evidence.ts";
import type { Proofs } from "./evidence/proof.ts";
import { proofRoutes } from "./evidence/routes.ts";
import type { Field } from "./field/field.ts";
import { fieldRoutes } from "./field/routes.ts";
import type { Prompt } from "./generation/prompt.ts";
import type { Annual } from "./governance/annual/annual.ts";
import type { Governance } from "./governance/governance.ts";
import { limitRequests, neverCached, refuseNullInPath, sameOriginOnly } from "./http/guard.ts";
import { FRAME, securityHeaders } from "./http/headers.ts";
import { operations } from "./http/operations.ts";
import { problemOf, sendProblem } from "./http/problem.ts";
import type { Knowledge } from "./ingestion/knowledge.ts";
import { ficheRoutes } from "./ingestion/routes.ts";
import type { Jobs } from "./jobs/jobs.ts";
import type { OpenData } from "./open-data/open-data.ts";
import type { Orienter } from "./orientation/network.ts";
import { orientationRoutes } from "./orientation/routes.ts";
import type { Questionnaire } from "./profile/maturity/questionnaire.ts";
import type { Retention } from "./retention/retention.ts";
import { searchRoutes } from "./retrieval/routes.ts";
import type { Retriever } from "./retrieval/search.ts";
import type { Reviews } from "./review/reviews.ts";
import { reviewRoutes } from "./review/routes.ts";
import { statisticsRoutes } from "./statistics/routes.ts";
import type { Statistics } from "./statistics/statistics.ts";
import type { Surveys } from "./surveys/surveys.ts";
import { switchRoutes } from "./switches/routes.ts";
import type { Switches } from "./switches/switch.ts";
import type { Transparency } from "./transparency/transparency.ts";
import type { Reports } from "./trust/report.ts";
import { reportRoutes } from "./trust/routes.ts";
import { currentStaff } from "./web/console/current-staff.ts";
import { consolePages } from "./web/console/pages.ts";
import { conversationCookie, cookieSettings } from "./web/cookie.ts";
import { errorPage, notFoundPage } from "./web/pages/errors.tsx";
import { pages } from "./web/pages.ts";
import { widget } from "./web/widget/frame.ts";

export type AppDeps = {
  briefings: Briefings;
  packs: Packs;
  accounts: Accounts;
  audit: Audit;
  alerts: Alerts;
  governance: Governance;
  field: Field;
  annual: Annual;
  retention: Retention;
  jobs: Pick<Jobs, "states">;
  switches: Switches;
  conversations: Conversations;
  contests: Contests;
  contestDesk: ContestDesk;
  notices: Notices;
  contactRequests: ContactRequests;
  oneTaps: OneTaps;
  requestDesk: RequestDesk;
  contactFigures: ContactFigures;
  /** Whether letters can be sent. */
  canMail: boolean;
  proofs: Proofs;
  evidence: EvidenceDesk;
  transparency: Transparency;
  knowledge: Knowledge;
  retriever: Retriever;
  directory: Directory;
  cards: CardDesk;
  cardFigures: CardFigures;
  reports: Reports;
  agenda: Agenda;
  proposals: Proposals;
  surveys: Surveys;
  orienter: Orienter;
  equity: Equity;
  charter: Charter;
  openData: OpenData;
  reviews: Reviews;
  statistics: Statistics;
  questionnaire: Questionnaire;
  clock: Clock;
  ping(): Promise<unknown>;
  settings: {
    publicUrl: string | null;
    trustProxy: boolean;
    officialService: boolean;
    rateLimit: boolean;
    retentionDays: number;
    embedOrigins: readonly string[];
    metricsToken: string | null;
  };
  /** What a model is told, where one may write; null without a model. */
  prompts: readonly Prompt[] | null;
  /** Hears of failures that nobody expected; never given a person's words. */
  onUnexpected(error: unknown, route: string): void;
};

/** Composes the whole service; starts nothing. */
export function buildApp(deps: AppDeps): OpenAPIHono {
  const { settings } = deps;
  const https = settings.publicUrl?.startsWith("https:") ?? false;
  const app = new OpenAPIHono();
  const operation = operations({
    ping: deps.ping,
    metricsToken: settings.metricsToken,
    trustProxy: settings.trustProxy,
    metrics: deps.retention.metrics,
  });

  app.use(async (c, next) => {
    const before = performance.now();
    await next();
    if (c.error && problemOf(c.error).status === 500) deps.onUnexpected(c.error, c.req.routePath);
    operation.observe(c.req.method, c.req.routePath, c.res.status, performance.now() - before);
  });
  app.use(securityHeaders(https, settings.embedOrigins));
  app.use(compress());
  app.use(refuseNullInPath);
  app.use("/api/*", neverCached);
  app.use(`${FRAME}/api/*`, neverCached);
  app.use(sameOriginOnly(settings.publicUrl));
  // A whole company may read behind one address; nobody needs to copy the directory in a minute.
  if (settings.rateLimit)
    app.use(limitRequests({ writes: 60, reads: 1_200, seconds: 60, trustProxy: settings.trustProxy }));
  app.use(cookieSettings({ secure: https, retentionDays: settings.retentionDays }));

  const notice = noticeOf(settings.retentionDays, deps.prompts !== null);
  const banner = settings.officialService ? null : UNOFFICIAL;
  app.route("/", operation.app);
  const { accounts } = deps;
  const access = createAccess(currentStaff(accounts), deps.clock);
  const talk = conversationRoutes({
    conversations: deps.conversations,
    notice,
    cookie: conversationCookie,
    trustProxy: settings.trustProxy,
  });
  app.route("/", talk);
  const contesting = contestRoutes({
    conversations: deps.conversations,
    contests: deps.contests,
    notices: deps.notices,
    cookie: conversationCookie,
  });
  app.route("/", contesting);
  app.route("/", contestDeskRoutes({ desk: deps.contestDesk, access }));
  app.route(
    "/",
    contactRoutes({
      requests: deps.contactRequests,
      desk: deps.requestDesk,
      access,
      conversationOf: async (c) => {
        const bearer = /^Bearer ([\w-]{16,200})$/.exec(c.req.header("authorization") ?? "")?.[1];
        const token = bearer ?? conversationCookie.read(c);
        return token ? deps.conversations.idOfToken(token) : null;
      },
      trustProxy: settings.trustProxy,
      rateLimit: settings.rateLimit,
    }),
  );
  app.route("/", proofRoutes(deps.proofs));
  app.route("/", searchRoutes(deps.retriever));
  app.route("/", ficheRoutes(deps.knowledge));
  app.route("/", advisorRoutes({ directory: deps.directory, clock: deps.clock }));
  app.route("/", reportRoutes(deps.reports));
  app.route("/", eventRoutes(deps.agenda, deps.clock));
  app.route("/", orientationRoutes(deps.orienter));
  app.route("/", equityRoutes(deps.equity));
  app.route("/", accountRoutes(accounts, access));
  app.route("/", switchRoutes(deps.switches, access));
  app.route("/", auditRoutes(deps.audit, access));
  app.route("/", reviewRoutes(deps.reviews, access));
  app.route("/", statisticsRoutes(deps.statistics));
  app.route("/", briefingRoutes(deps.briefings, access));
  app.route("/", fieldRoutes(deps.field, access));
  const document = () => app.getOpenAPI31Document(openApiHead);
  app.get("/openapi.json", (c) => c.json(document()));
  app.all("/api/*", () => {
    throw new DomainError("introuvable", "Cette adresse n'existe pas ; la liste est sur /docs.");
  });
  const site = pages({
    conversations: deps.conversations,
    knowledge: deps.knowledge,
    directory: deps.directory,
    cards: deps.cards,
    cardFigures: deps.cardFigures,
    reports: deps.reports,
    agenda: deps.agenda,
    orienter: deps.orienter,
    equity: deps.equity,
    questionnaire: deps.questionnaire,
    switches: deps.switches,
    contests: deps.contests,
    notices: deps.notices,
    contactRequests: deps.contactRequests,
    oneTaps: deps.oneTaps,
    canMail: deps.canMail,
    proofs: deps.proofs,
    evidence: deps.evidence,
    transparency: deps.transparency,
    notice,
    unofficialBanner: banner,
    retentionDays: settings.retentionDays,
    publicUrl: settings.publicUrl,
    trustProxy: settings.trustProxy,
    prompts: deps.prompts,
    review: deps.reviews.settings,
    charter: deps.charter,
    openData: deps.openData,
    statistics: deps.statistics,
    openApi: document,
    clock: deps.clock,
  });
  // Never in the frame of another site.
  app.route(
    "/",
    consolePages({
      briefings: deps.briefings,
      packs: deps.packs,
      agenda: deps.agenda,
      proposals: deps.proposals,
      surveys: deps.surveys,
      accounts,
      audit: deps.audit,
      access,
      reviews: deps.reviews,
      contests: deps.contestDesk,
      requestDesk: deps.requestDesk,
      evidence: deps.evidence,
      alerts: deps.alerts,
      governance: deps.governance,
      field: deps.field,
      annual: deps.annual,
      officialService: settings.officialService,
      retention: deps.retention,
      jobs: deps.jobs,
      switches: deps.switches,
      directory: deps.directory,
      cards: deps.cards,
      hasModel: deps.prompts !== null,
      clock: deps.clock,
      publicUrl: settings.publicUrl,
    }),
  );
  app.route("/", site);
  app.route(FRAME, widget(settings.embedOrigins).route("/", talk).route("/", contesting).route("/", site));
  // An answer in the language of who asked: problem+json for a program, a page for a person.
  const asPage = errorPage(banner);
  app.onError((error, c) => (isApi(c.req.path) ? sendProblem(c, error) : asPage(error, c)));
  app.notFound(notFoundPage(banner));
  return app;
}

const isApi = (path: string): boolean =>
  /^\/(?:(?:widget\/)?api\/|openapi\.json|healthz|readyz|metrics)/.test(path);

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
const noticeOf = (retentionDays: number, generative: boolean): [string, string, string] => [
  generative
    ? "Service d'IA : certaines réponses sont rédigées par un modèle de langue, à partir de fiches citées ; chaque phrase est vérifiée, et vous pouvez refuser."
    : "Service automatique, sans IA générative : ses réponses sont des extraits de fiches dont la source est citée.",
  "Des agents habilités peuvent relire les conversations ; jamais les ambassadeurs ni d'autres entreprises.",
  `Messages chiffrés, gardés ${retentionDays} jours, effaçables à tout moment.`,
];

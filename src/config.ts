import { z } from "zod";
import { StartError } from "./errors.ts";

/** A service that is not official says so; production also wants the names the law asks for. */
export type Config = {
  production: boolean;
  port: number;
  host: string;
  trustProxy: boolean;
  /** The address that people see; null: whatever address they came by (one machine, no proxy). */
  publicUrl: string | null;
  /** The sites that may show the widget, as origins; none: nobody. */
  embedOrigins: readonly string[];
  dataDir: string;
  databaseUrl: string | null;
  migrationDatabaseUrl: string | null;
  masterKey: string | null;
  checkpointKey: string | null;
  officialService: boolean;
  rateLimit: boolean;
  retentionDays: number;
  /** Days after which what is not a conversation is forgotten; see retention/policies.ts. */
  retention: { blurDays: number; accountDays: number };
  /** What human review can do, and how it draws; see review/deps.ts. */
  review: { dailyCapacity: number; samplePercent: number; unreadDays: number };
  /** The fictional directory and agenda are loaded where there is none. */
  sampleData: boolean;
  /** The public register of companies. */
  registerUrl: string;
  /** The shared agenda, asked at most every six hours; null: none, the agenda is imported by hand. */
  eventsUrl: string | null;
  openAgendaKey: string | null;
  metricsToken: string | null;
  /** Who proves who staff are; null: nobody in production, links of a demonstration elsewhere. `acrValues`: the proof demanded. */
  oidc: { issuer: string; clientId: string; clientSecret: string; acrValues: readonly string[] } | null;
  /** Where a model writes; null: every answer is made of extracts. `chatModel` null: the one the prompt names. */
  model: { apiKey: string; serverURL: string | null; chatModel: string | null } | null;
  /** The country of the model's electricity (ISO 3166-1 alpha-3) and its data centre's PUE, as told; null: not told. */
  modelHost: { electricityZone: string; pue: number } | null;
  /** Euros that the service costs, as told; null: unknown. See footprint/cost.ts. */
  prices: { inputPerMillion: number | null; outputPerMillion: number | null; hostingMonthly: number | null };
  /** The mail server, and the address that letters come from; null: no letter leaves. */
  mail: { url: string; from: string } | null;
  /** Who is told of an alert when nobody is on duty, by mail; and what is called, in any case. */
  alerts: { email: string | null; webhook: { url: string; secret: string } | null };
  /** Who answers for the service, as shown; null where nobody is named yet, which production refuses. */
  legal: Legal;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
};

/** Functions and organisations, with a way to write to them; never a person's name. `securityContact`: an address or a page. */
export type Legal = {
  publisher: string | null;
  director: string | null;
  host: string | null;
  dpo: string | null;
  referent: string | null;
  securityContact: string | null;
};

/** How long things are kept: what each setting may be, in days, and where the bounds come from, for whoever reads a refusal. */
export const KEPT_DAYS = {
  conversations: {
    setting: "RETENTION_DAYS",
    min: 1,
    max: 365,
    byDefault: 180,
    source: {
      text: "RGPD, art. 5, 1, e, et CNIL, « Chatbots » (février 2021) : pas plus que le but ne le demande ; un an est le plafond que ce service se donne",
      url: null,
    },
  },
  unreadReview: {
    setting: "REVIEW_UNREAD_DAYS",
    min: 1,
    max: 365,
    byDefault: 30,
    source: { text: "choix du service : ce que personne n'a relu en un mois ne le sera plus", url: null },
  },
  sensitiveFlags: {
    setting: "BLUR_AFTER_DAYS",
    min: 1,
    max: 180,
    byDefault: 30,
    source: {
      text: "RGPD, art. 5, 1, c et e, art. 9 et 10 : au plus le temps d'une réclamation, que ce service borne à six mois",
      url: null,
    },
  },
  disabledAccounts: {
    setting: "ACCOUNT_RETENTION_DAYS",
    min: 180,
    max: 365,
    byDefault: 365,
    source: {
      text: "CNIL, recommandation sur la journalisation (14 octobre 2021) : de six mois à un an",
      url: "https://www.cnil.fr/fr/la-cnil-publie-une-recommandation-relative-aux-mesures-de-journalisation",
    },
  },
} as const;

const keptDays = ({ min, max, byDefault, source }: (typeof KEPT_DAYS)[keyof typeof KEPT_DAYS]) => {
  const expected = `attendu : de ${min} à ${max} jours (${source.text})`;
  return z.coerce
    .number({ error: expected })
    .int(expected)
    .min(min, expected)
    .max(max, expected)
    .default(byDefault);
};

const onOff = (byDefault: "on" | "off") =>
  z
    .enum(["on", "off"], { error: "attendu : on ou off" })
    .default(byDefault)
    .transform((value) => value === "on");
const address = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: `attendu : une adresse comme ${example}` });
const EMBED = "attendu : des origines https séparées par des virgules, sans chemin ni « * »";
const LOCAL = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?$/;
const origins = z
  .string()
  .default("")
  .transform((list) => list.split(",").map((one) => one.trim()))
  .transform((list) => list.filter((one) => one !== ""))
  .refine((list) => list.every(isOrigin), EMBED)
  .transform((list) => [...new Set(list.map((one) => new URL(one).origin))]);
const LOCAL_ISSUER = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/|$)/;
const mailbox = z.email({ error: "attendu : une adresse comme astreinte@exemple.fr" });
const legalNotice = z
  .string()
  .trim()
  .min(3, "attendu : un organisme ou une fonction, et comment lui écrire")
  .max(400)
  .optional();
const euros = z.coerce.number({ error: "attendu : un nombre d'euros" }).min(0).max(1_000_000).optional();
const postgres = address(/^postgres(ql)?$/, "postgres://utilisateur:motdepasse@hote/base");

const Environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce.number({ error: "attendu : un nombre" }).int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).optional(),
  TRUST_PROXY: onOff("off"),
  PUBLIC_URL: address(/^https?$/, "https://boussole.exemple.fr").optional(),
  EMBED_ORIGINS: origins,
  DATA_DIR: z.string().min(1).default("./data"),
  DATABASE_URL: postgres.optional(),
  MIGRATION_DATABASE_URL: postgres.optional(),
  MASTER_KEY: z.string().optional(),
  CHECKPOINT_KEY: z.string().optional(),
  OFFICIAL_SERVICE: onOff("off"),
  RATE_LIMIT: onOff("on"),
  RETENTION_DAYS: keptDays(KEPT_DAYS.conversations),
  BLUR_AFTER_DAYS: keptDays(KEPT_DAYS.sensitiveFlags),
  ACCOUNT_RETENTION_DAYS: keptDays(KEPT_DAYS.disabledAccounts),
  REVIEW_DAILY_CAPACITY: z.coerce
    .number({ error: "attendu : un nombre de réponses par jour" })
    .int()
    .min(1)
    .max(100_000)
    .default(60),
  REVIEW_SAMPLE_PERCENT: z.coerce.number({ error: "attendu : un pourcentage" }).min(0).max(100).default(5),
  REVIEW_UNREAD_DAYS: keptDays(KEPT_DAYS.unreadReview),
  SAMPLE_DATA: z.enum(["on", "off"], { error: "attendu : on ou off" }).optional(),
  REGISTER_URL: address(/^https?$/, "https://recherche-entreprises.api.gouv.fr").default(
    "https://recherche-entreprises.api.gouv.fr",
  ),
  EVENTS_URL: address(/^https$/, "https://api.openagenda.com/v2/agendas/123/events").optional(),
  OPENAGENDA_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, "attendu : une clé, sans espace")
    .optional(),
  METRICS_TOKEN: z.string().min(16, "attendu : 16 caractères au moins").optional(),
  OIDC_ISSUER: address(/^https?$/, "https://auth.agentconnect.gouv.fr/api/v2").optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_ACR_VALUES: z
    .string()
    .default("")
    .transform((list) => list.split(/[\s,]+/).filter((one) => one !== "")),
  ANSWER_MODE: z
    .enum(["auto", "frugal"], { error: "attendu : auto ou frugal (aucun modèle, même configuré)" })
    .default("auto"),
  MISTRAL_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, "attendu : une clé, sans espace")
    .optional(),
  MISTRAL_SERVER_URL: address(/^https?$/, "https://api.mistral.ai")
    .refine((url) => !/\/v1\/?$/.test(url), "attendu : sans « /v1 » à la fin")
    .optional(),
  MISTRAL_CHAT_MODEL: z.string().min(1).optional(),
  MODEL_ELECTRICITY_ZONE: z
    .string()
    .regex(/^[A-Z]{3}$/, "attendu : un pays en trois lettres (ISO 3166-1), comme FRA")
    .optional(),
  MODEL_PUE: z.coerce.number({ error: "attendu : un nombre" }).min(1).max(3).optional(),
  MODEL_PRICE_INPUT: euros,
  MODEL_PRICE_OUTPUT: euros,
  HOSTING_COST_MONTHLY: euros,
  SMTP_URL: address(/^smtps?$/, "smtps://utilisateur:motdepasse@hote:465").optional(),
  MAIL_FROM: mailbox.optional(),
  ALERT_EMAIL: mailbox.optional(),
  ALERT_WEBHOOK_URL: address(/^https?$/, "https://alertes.exemple.fr/boussole").optional(),
  ALERT_WEBHOOK_SECRET: z.string().min(16, "attendu : 16 caractères au moins").optional(),
  LEGAL_PUBLISHER: legalNotice,
  LEGAL_DIRECTOR: legalNotice,
  LEGAL_HOST: legalNotice,
  DPO_CONTACT: legalNotice,
  AI_REFERENT: legalNotice,
  SECURITY_CONTACT: z
    .union([mailbox, address(/^https$/, "https://exemple.fr/securite")], {
      error: "attendu : une adresse électronique, ou une page en https",
    })
    .optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

/**
 * Reads the configuration: the only reader of the environment. An empty value counts as absent.
 * @throws StartError naming every wrong variable and what is expected, never its value (it may be a secret)
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const read = Environment.safeParse(given);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `  ${String(issue.path[0])} : ${issue.message}`);
    throw new StartError(
      `Configuration refusée :\n${lines.join("\n")}\nLa liste des réglages est dans le README.`,
    );
  }
  const env = read.data;
  const production = env.NODE_ENV === "production";
  const refusals = [
    production &&
      !env.MASTER_KEY &&
      "  MASTER_KEY : obligatoire en production (version:clé, 32 octets en base64)",
    production &&
      !env.CHECKPOINT_KEY &&
      "  CHECKPOINT_KEY : obligatoire en production (clé privée Ed25519, PEM)",
    production &&
      !env.PUBLIC_URL &&
      "  PUBLIC_URL : obligatoire en production (l'adresse que voient les personnes)",
    production &&
      env.EMBED_ORIGINS.some((origin) => LOCAL.test(origin)) &&
      "  EMBED_ORIGINS : en production, https seulement",
    ...(production ? legalRefusals(env) : []),
    production && !env.RATE_LIMIT && "  RATE_LIMIT : « off » est refusé en production",
    production && env.SAMPLE_DATA === "on" && "  SAMPLE_DATA : « on » est refusé en production",
    ...oidcRefusals(env, production),
    env.SMTP_URL &&
      !env.MAIL_FROM &&
      "  MAIL_FROM : obligatoire avec SMTP_URL (l'adresse d'où partent les courriels)",
    env.MAIL_FROM && !env.SMTP_URL && "  MAIL_FROM : inutile sans SMTP_URL",
    env.ALERT_EMAIL && !env.SMTP_URL && "  ALERT_EMAIL : inutile sans SMTP_URL",
    env.ALERT_WEBHOOK_URL &&
      !env.ALERT_WEBHOOK_SECRET &&
      "  ALERT_WEBHOOK_SECRET : obligatoire avec ALERT_WEBHOOK_URL (elle signe les appels)",
    production &&
      env.ALERT_WEBHOOK_URL?.startsWith("http:") &&
      "  ALERT_WEBHOOK_URL : en production, https seulement",
    (env.MODEL_ELECTRICITY_ZONE === undefined) !== (env.MODEL_PUE === undefined) &&
      "  MODEL_ELECTRICITY_ZONE, MODEL_PUE : les deux, ou aucun",
    (env.MODEL_PRICE_INPUT === undefined) !== (env.MODEL_PRICE_OUTPUT === undefined) &&
      "  MODEL_PRICE_INPUT, MODEL_PRICE_OUTPUT : les deux, ou aucun",
    env.MIGRATION_DATABASE_URL && !env.DATABASE_URL && "  MIGRATION_DATABASE_URL : inutile sans DATABASE_URL",
  ].filter((line) => typeof line === "string");
  if (refusals.length > 0) throw new StartError(`Configuration refusée :\n${refusals.join("\n")}`);
  const host = env.HOST ?? (production ? "0.0.0.0" : "127.0.0.1");
  return {
    production,
    port: env.PORT,
    host,
    trustProxy: env.TRUST_PROXY,
    publicUrl: env.PUBLIC_URL ?? null,
    embedOrigins: env.EMBED_ORIGINS,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL ?? null,
    migrationDatabaseUrl: env.MIGRATION_DATABASE_URL ?? null,
    masterKey: env.MASTER_KEY ?? null,
    checkpointKey: env.CHECKPOINT_KEY ?? null,
    officialService: env.OFFICIAL_SERVICE,
    rateLimit: env.RATE_LIMIT,
    retentionDays: env.RETENTION_DAYS,
    retention: { blurDays: env.BLUR_AFTER_DAYS, accountDays: env.ACCOUNT_RETENTION_DAYS },
    review: {
      dailyCapacity: env.REVIEW_DAILY_CAPACITY,
      samplePercent: env.REVIEW_SAMPLE_PERCENT,
      unreadDays: env.REVIEW_UNREAD_DAYS,
    },
    sampleData: env.SAMPLE_DATA ? env.SAMPLE_DATA === "on" : !production,
    registerUrl: env.REGISTER_URL,
    eventsUrl: env.EVENTS_URL ?? null,
    openAgendaKey: env.OPENAGENDA_KEY ?? null,
    metricsToken: env.METRICS_TOKEN ?? null,
    oidc: oidcOf(env),
    model: modelOf(env),
    modelHost:
      env.MODEL_ELECTRICITY_ZONE !== undefined && env.MODEL_PUE !== undefined
        ? { electricityZone: env.MODEL_ELECTRICITY_ZONE, pue: env.MODEL_PUE }
        : null,
    prices: {
      inputPerMillion: env.MODEL_PRICE_INPUT ?? null,
      outputPerMillion: env.MODEL_PRICE_OUTPUT ?? null,
      hostingMonthly: env.HOSTING_COST_MONTHLY ?? null,
    },
    mail: env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL, from: env.MAIL_FROM } : null,
    alerts: {
      email: env.ALERT_EMAIL ?? null,
      webhook:
        env.ALERT_WEBHOOK_URL && env.ALERT_WEBHOOK_SECRET
          ? { url: env.ALERT_WEBHOOK_URL, secret: env.ALERT_WEBHOOK_SECRET }
          : null,
    },
    legal: {
      publisher: env.LEGAL_PUBLISHER ?? null,
      director: env.LEGAL_DIRECTOR ?? null,
      host: env.LEGAL_HOST ?? null,
      dpo: env.DPO_CONTACT ?? null,
      referent: env.AI_REFERENT ?? null,
      securityContact: env.SECURITY_CONTACT ?? null,
    },
    logLevel: env.LOG_LEVEL,
  };
}

const NAMED = {
  publisher: ["LEGAL_PUBLISHER", "l'éditeur : organisme, adresse, téléphone"],
  director: ["LEGAL_DIRECTOR", "le directeur de la publication : fonction et organisme"],
  host: ["LEGAL_HOST", "l'hébergeur : nom, adresse, téléphone"],
  dpo: ["DPO_CONTACT", "le délégué à la protection des données : comment lui écrire"],
  referent: ["AI_REFERENT", "le référent IA : fonction et comment lui écrire"],
} as const;

/** A service open to the public names who answers for it (loi n° 2004-575, art. 1-1; RGPD, art. 13; the charter, 3.5). */
const legalRefusals = (env: z.infer<typeof Environment>): (string | false)[] =>
  Object.values(NAMED).map(
    ([name, what]) => env[name] === undefined && `  ${name} : obligatoire en production (${what})`,
  );

/** The three go together; over plain HTTP, anyone on the way could sign in as anyone: only to this machine, to try. */
function oidcRefusals(env: z.infer<typeof Environment>, production: boolean): (string | false)[] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ACR_VALUES } = env;
  const given = [issuer, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET].filter((value) => value !== undefined);
  const plain = issuer?.startsWith("http:") ?? false;
  return [
    (given.length === 1 || given.length === 2) &&
      "  OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET : les trois, ou aucun",
    given.length === 0 && OIDC_ACR_VALUES.length > 0 && "  OIDC_ACR_VALUES : inutile sans OIDC_ISSUER",
    plain && production && "  OIDC_ISSUER : en production, https seulement",
    plain && !LOCAL_ISSUER.test(issuer ?? "") && "  OIDC_ISSUER : en http, localhost ou 127.0.0.1 seulement",
  ];
}

function oidcOf(env: z.infer<typeof Environment>): Config["oidc"] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer || !clientId || !clientSecret) return null;
  return { issuer, clientId, clientSecret, acrValues: env.OIDC_ACR_VALUES };
}

/** What can stand in a policy header as it is: a name and a port, over https or on this machine. */
function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, href } = new URL(text);
  return href === `${origin}/` && (/^https:\/\/[a-z\d.-]+(?::\d+)?$/.test(origin) || LOCAL.test(origin));
}

/** A server of one's own may want no key. */
function modelOf(env: z.infer<typeof Environment>): Config["model"] {
  const { ANSWER_MODE, MISTRAL_API_KEY, MISTRAL_SERVER_URL, MISTRAL_CHAT_MODEL } = env;
  if (ANSWER_MODE === "frugal" || !(MISTRAL_API_KEY || MISTRAL_SERVER_URL)) return null;
  return {
    apiKey: MISTRAL_API_KEY ?? "sans-cle",
    serverURL: MISTRAL_SERVER_URL ?? null,
    chatModel: MISTRAL_CHAT_MODEL ?? null,
  };
}

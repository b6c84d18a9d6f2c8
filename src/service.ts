import { hostname } from "node:os";
import { join } from "node:path";
import { createAccounts } from "./accounts/accounts.ts";
import type { DemoLinks } from "./accounts/demo/file.ts";
import { openDoors } from "./accounts/doors.ts";
import { openAlerting } from "./alerts/open.ts";
import { raiseAlert } from "./alerts/raise.ts";
import { buildApp } from "./app.ts";
import { createAudit } from "./audit/audit.ts";
import { openCheckpoints } from "./audit/checkpoint.ts";
import { openErasureLedger } from "./audit/erasure-ledger.ts";
import { journal } from "./audit/journal.ts";
import { recordRules } from "./audit/rules.ts";
import { toldOutside } from "./audit/vault.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { createUnavailable } from "./contact/create.ts";
import { createContestDesk } from "./conversation/contest/desk.ts";
import { tellLateContests } from "./conversation/contest/late.ts";
import { createContests } from "./conversation/contest/status.ts";
import { createConversations } from "./conversation/create.ts";
import type { ConversationDeps } from "./conversation/deps.ts";
import { correctionMail } from "./conversation/notice/mails.ts";
import { createNotices, noticesFor } from "./conversation/notice/tell.ts";
import { type Database, ping } from "./db/database.ts";
import { countingOrienter } from "./desk/figures.ts";
import { createDirectory } from "./directory/directory.ts";
import { createEquity } from "./equity/equity.ts";
import { equityJob } from "./equity/job.ts";
import { createAgenda } from "./events/agenda.ts";
import { createEvidence } from "./evidence/evidence.ts";
import { createProofs } from "./evidence/proof.ts";
import { hostOf } from "./footprint/host.ts";
import { readPrompt } from "./generation/prompt.ts";
import type { Annual } from "./governance/annual/annual.ts";
import { createGovernance } from "./governance/governance.ts";
import type { IngestionReport } from "./ingestion/ingest.ts";
import { createKnowledge } from "./ingestion/knowledge-store.ts";
import { bringUpToDate } from "./ingestion/up-to-date.ts";
import { createIntentReader } from "./intent/read.ts";
import { openJobs } from "./jobs/jobs.ts";
import { queueMail } from "./mail/outbox.ts";
import { createOrienter } from "./orientation/network.ts";
import { keyedDigest } from "./privacy/cipher.ts";
import { type MasterKeys, openMasterKeys } from "./privacy/master-keys.ts";
import { createVault } from "./privacy/vault.ts";
import { readQuestionnaire } from "./profile/maturity/questionnaire.ts";
import { createRegister } from "./profile/register/register.ts";
import { readProfile } from "./profile/update.ts";
import { createRetriever } from "./retrieval/search.ts";
import type { ReviewDeps } from "./review/deps.ts";
import { createIntake } from "./review/intake/intake.ts";
import { reflag } from "./review/reflag/reflag.ts";
import { createReviews } from "./review/reviews.ts";
import { refreshEvents } from "./startup/agenda.ts";
import { openAmbassadors } from "./startup/ambassadors.ts";
import { openAnnual } from "./startup/annual.ts";
import { openCharter } from "./startup/charter.ts";
import { openContact } from "./startup/contact.ts";
import { equityDeps } from "./startup/equity.ts";
import { openOpenData } from "./startup/open-data.ts";
import { openRetention, retentionJob } from "./startup/retention.ts";
import { rulesOf } from "./startup/rules.ts";
import { loadSamples } from "./startup/samples.ts";
import { writerOf } from "./startup/writer.ts";
import { createStatistics, statisticsJob } from "./statistics/statistics.ts";
import { createSwitches } from "./switches/switches.ts";
import { createTransparency } from "./transparency/transparency.ts";
import { createReports } from "./trust/reports.ts";
import { holdSuspensions } from "./trust/suspension/hold.ts";

export const KNOWLEDGE_FOLDER = join(import.meta.dirname, "..", "knowledge");
export const PROMPTS_FOLDER = join(import.meta.dirname, "..", "prompts");

export type Service = {
  app: ReturnType<typeof buildApp>;
  db: Database;
  ingestion: IngestionReport;
  /** The review of a year, as the command takes it. */
  annual: Annual;
  /** Reads trades and towns and learns the needs, so that the first person does not wait for them. About a second. */
  warm(): void;
  /** Makes the sign-in links of a demonstration good for the address that the service answers at; null where there are none. */
  announceDemo(origin: string): Promise<DemoLinks | null>;
  /** Begins the jobs that a calendar asks for. Call it once people are served: they wait for none of it. */
  startJobs(): Promise<void>;
  /** Work that each minute asks for: expiry, checkpoint, alerts, and the jobs that are due, which it does not wait for. */
  tick(): Promise<void>;
  /** Waits for the answers under way, signs a last checkpoint and closes the database. */
  stop(): Promise<void>;
};

/**
 * Brings the knowledge of an open database up to date and composes the application.
 * @throws StartError in French
 */
export async function openService(
  config: Config,
  db: Database,
  clock: Clock,
  onUnexpected: (error: unknown, route: string) => void,
): Promise<Service> {
  const master = await openMasterKeys(config);
  const checkpoints = await openCheckpoints(config.dataDir, config.checkpointKey, clock.now());
  const ledger = await openErasureLedger(config.dataDir);
  const vault = toldOutside(createVault(master), ledger, onUnexpected);
  const ingestion = await bringUpToDate(db, clock, KNOWLEDGE_FOLDER);
  const prompt = config.model && (await readPrompt(PROMPTS_FOLDER, "ecrire"));
  if (config.sampleData) await loadSamples(db, clock, KNOWLEDGE_FOLDER);
  const directory = createDirectory(db);
  const agenda = createAgenda(db);
  const orienter = createOrienter({ db, directory, agenda, clock, unavailable: createUnavailable({ db }) });
  const questionnaire = await readQuestionnaire(join(KNOWLEDGE_FOLDER, "profil/maturite.yml"));
  const underWay = new Set<Promise<unknown>>();
  const host = hostOf(config.model, config.modelHost);
  const site = config.publicUrl ?? `http://localhost:${config.port}`;
  const { contact, contacts } = await openContact(config, {
    db,
    vault,
    clock,
    directory,
    orienter,
    onUnexpected,
  });
  const deps: ConversationDeps = {
    db,
    vault,
    retriever: createRetriever(db),
    readIntent: createIntentReader(db),
    writer: config.model && prompt && writerOf(config.model, prompt, onUnexpected, host),
    orienter,
    register: createRegister({ baseUrl: config.registerUrl, clock, db }),
    clock,
    review: createIntake({ settings: config.review, raise: raiseAlert }),
    contacts,
    canMail: config.mail !== null,
    onUnexpected,
    groupingKey: await vault.named(db, "equal-questions", () => firstGroupingKey(master)),
    retentionDays: config.retentionDays,
    async track(work) {
      underWay.add(work);
      try {
        return await work;
      } finally {
        underWay.delete(work);
      }
    },
  };
  const audit = createAudit({
    db,
    vault,
    checkpoints,
    ledger,
    clock,
    madeBy: `${hostname()}:${process.pid}`,
    onFault: async ({ faultCount }) => {
      const alert = { kind: "journal_fault" as const, subject: "journal", facts: { faults: faultCount } };
      await db.transaction((tx) => raiseAlert(tx, alert, clock.now()));
    },
    onUnexpected,
  });
  const review: ReviewDeps = {
    db,
    retriever: deps.retriever,
    vault,
    clock,
    settings: config.review,
    raise: raiseAlert,
    async tell(tx, answerIds, at) {
      // Nobody would send them: they would wait for nothing, sealed, until they are forgotten.
      if (config.mail === null) return;
      for (const notice of await noticesFor(tx, vault, answerIds))
        await queueMail(tx, vault, correctionMail(notice, site), at, notice.conversationId);
    },
  };
  // What a process that died had erased and not yet told.
  await ledger.export(db);
  const trust = { db, vault: deps.vault, clock, journal, directory };
  await holdSuspensions(trust);
  await recordRules(db, rulesOf(config, prompt), clock.now());
  const governance = createGovernance({ db, vault, clock, legal: config.legal });
  const alerting = openAlerting(config, { db, vault, clock, onUnexpected });
  const retention = openRetention(config, { db, vault, clock, onUnexpected });
  const watched = equityDeps(deps, { directory, knowledgeFolder: KNOWLEDGE_FOLDER });
  const equity = createEquity(watched);
  const statistics = createStatistics({ db, clock, prices: config.prices });
  const doors = await openDoors({ db, clock, journal }, config, onUnexpected);
  const accounts = createAccounts(doors.deps, doors);
  const knowledge = createKnowledge(db);
  const desk = openAmbassadors(config, {
    db,
    vault,
    clock,
    directory,
    orienter,
    agenda,
    knowledge,
    retriever: deps.retriever,
    readIntent: deps.readIntent,
    contact,
    issuer: doors.deps.issuer,
  });
  // What a calendar asks for: a job more is a line here, and its queue in db/queues.ts.
  const jobs = openJobs(
    db,
    [retentionJob(retention), equityJob(watched), statisticsJob(statistics), ...desk.jobs],
    onUnexpected,
  );
  const contestDesk = createContestDesk({
    ...deps,
    mail: config.mail && (async (tx, mail, about, at) => void (await queueMail(tx, vault, mail, at, about))),
    site,
  });
  const openData = openOpenData(config, db, clock, statistics);
  const model = config.model && (config.model.chatModel ?? prompt?.model ?? null);
  const charter = openCharter(
    config,
    { model, host },
    {
      db,
      clock,
      audit,
      accounts,
      contests: contestDesk,
      alerts: alerting.alerts,
      directory,
      agenda,
      openData,
      governance,
      retention,
      equity,
      onUnexpected,
    },
  );
  const annual = openAnnual({
    db,
    clock,
    governance,
    accounts,
    audit,
    charter,
    equity,
    retention,
    statistics,
  });
  const evidence = createEvidence({ db, vault, clock, lines: () => checkpoints.lines() });
  const switches = createSwitches(trust);
  const transparency = createTransparency({
    db,
    clock,
    settings: config,
    prompt,
    evidence,
    policies: () => retention.policies(),
    owners: () => governance.owners(),
    isGeneratedOff: async () => (await switches.board()).off.some(({ kind }) => kind === "generated"),
  });
  // The first person waits neither for the vocabulary nor for the intents.
  await (await deps.retriever.analyser()).preparedQuestions();
  await deps.readIntent("bonjour");
  return {
    db,
    ingestion,
    annual,
    app: buildApp({
      ...desk.parts,
      accounts,
      audit,
      alerts: alerting.alerts,
      governance,
      annual,
      retention,
      jobs,
      switches,
      // What a person is proposed is counted; what the service tries on its own is not.
      conversations: createConversations({
        ...deps,
        orienter: countingOrienter(orienter, desk.parts.cardFigures),
      }),
      contests: createContests(deps),
      contestDesk,
      notices: createNotices(deps),
      contactRequests: contact.contactRequests,
      oneTaps: contact.oneTaps,
      requestDesk: contact.requestDesk,
      contactFigures: contact.contactFigures,
      canMail: deps.canMail,
      proofs: createProofs({ db, vault }),
      evidence,
      transparency,
      knowledge,
      retriever: deps.retriever,
      directory,
      reports: createReports(trust),
      agenda,
      orienter,
      equity,
      charter,
      openData,
      reviews: createReviews(review),
      statistics,
      questionnaire,
      clock,
      ping: () => ping(db),
      settings: config,
      prompts: prompt && [prompt],
      onUnexpected,
    }),
    warm: () => void readProfile(["Boulanger à Rennes. Une fournée sur huit finit à la benne."]),
    announceDemo: async (origin) =>
      (await accounts.demo?.announce(new URL(config.publicUrl ?? origin).origin)) ?? null,
    async startJobs() {
      await jobs.start();
      // The night of the first may have found the service down.
      await deps.track(statistics.publishDue().catch((error: unknown) => onUnexpected(error, "statistics")));
    },
    async tick() {
      const works: Record<string, () => Promise<unknown>> = {
        retention: () => retention.tick(),
        jobs: () => jobs.tick(),
        suspensions: () => holdSuspensions(trust),
        contact: () => contact.tick(),
        ...desk.ticks,
        reflag: () => reflag(review),
        contests: () => tellLateContests(deps),
        governance: () => governance.tick(),
        events: () => refreshEvents(config, db, clock, onUnexpected),
      };
      // What fails is told, and keeps nothing else from being done: a leader waits for none of the rest.
      for (const [name, work] of Object.entries(works))
        await work().catch((error: unknown) => onUnexpected(error, name));
      await audit.tick();
      await alerting.tick();
    },
    async stop() {
      await Promise.allSettled([...underWay]);
      await desk.parts.cardFigures.flush().catch((error: unknown) => onUnexpected(error, "card-figures"));
      await jobs.stop();
      await alerting.stop();
      await audit.stop();
      await db.close();
    },
  };
}

/** What grouped equal questions before this key was kept in the vault: groups made then still meet those made now. */
const firstGroupingKey = (master: MasterKeys): Buffer =>
  keyedDigest(master.keys.get(master.current) ?? Buffer.alloc(0), "equal questions");

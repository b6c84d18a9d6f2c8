import { fileURLToPath } from "node:url";
import type { Hono } from "hono";
import type { Answer, Citation } from "../../answering/answer.ts";
import type { Opposition } from "../../answering/opposition.ts";
import { reportOf } from "../../charter/charter.ts";
import type {
  Conversations,
  ConversationView,
  Feedback,
  Question,
} from "../../conversation/conversations.ts";
import type { ConversationExport, Held } from "../../conversation/rights/schemas.ts";
import type { Directory } from "../../directory/directory.ts";
import { coverageOf } from "../../equity/coverage.ts";
import { DomainError } from "../../errors.ts";
import type { Agenda } from "../../events/agenda.ts";
import type { FicheView, Knowledge } from "../../ingestion/knowledge.ts";
import { companyOfProfile } from "../../orientation/company.ts";
import type { Orienter } from "../../orientation/network.ts";
import { orient } from "../../orientation/orient.ts";
import type { QuestionField } from "../../orientation/orientation.ts";
import { editProfile, type ProfileEdit } from "../../profile/edit.ts";
import { readQuestionnaire } from "../../profile/maturity/questionnaire.ts";
import { EMPTY_PROFILE, type Profile } from "../../profile/profile.ts";
import { type PagesDeps, pages } from "../pages.ts";
import { MemoryRequests, MemoryTaps } from "./contact-doubles.ts";

export const NOW = new Date("2026-11-23T09:30:00Z");
export const TOKEN = "token-token-token-1";

export const citation = (over: Partial<Citation> = {}): Citation => ({
  n: 1,
  fiche: "reseau",
  title: "Le réseau des ambassadeurs IA",
  section: "Qui sont-ils ?",
  publisher: "DGE",
  url: "https://www.entreprises.gouv.fr/osezlia",
  sourceDate: "2025-09",
  excerpt: "Un ambassadeur IA est bénévole.",
  page: "/fiches/reseau#qui",
  reviewBy: "2027-05-31",
  ...over,
});

export const answer = (over: Partial<Answer> = {}): Answer => ({
  id: "a1",
  reference: "B7K3-9QXM-F",
  conversationId: "c1",
  outcome: "answered",
  mode: "extractive",
  content: "Un ambassadeur IA est **bénévole** [1].",
  details: "",
  citations: [citation()],
  completeness: "full",
  validation: null,
  masked: [],
  suggestions: [],
  profile: EMPTY_PROFILE,
  orientation: null,
  nextQuestion: null,
  flags: [],
  footprint: { modelCalls: 0, inputTokens: 0, outputTokens: 0, energyWh: null, gCO2e: null },
  trace: {
    steps: [],
    promptVersions: {},
    model: null,
    rulesVersion: "1",
    knowledgeVersion: "1",
    directoryVersion: null,
  },
  createdAt: NOW.toISOString(),
  ...over,
});

export const fiche = (over: Partial<FicheView> = {}): FicheView => ({
  id: "reseau",
  kind: "fiche",
  title: "Le réseau des ambassadeurs IA",
  publisher: "DGE",
  sourceDate: "2025-09",
  audience: { sizes: [], sectors: [], needs: [], maturity: [] },
  sourceTitle: "Charte des ambassadeurs IA",
  sourceUrl: "https://www.entreprises.gouv.fr/osezlia",
  checkedOn: "2026-11-23",
  reviewBy: "2027-05-31",
  licence: "Licence Ouverte 2.0",
  claimedBy: null,
  otherSources: [],
  dispositif: null,
  sections: [
    {
      anchor: "qui",
      level: 2,
      heading: "Qui sont-ils ?",
      body: "Ils sont **bénévoles**.",
      essentials: ["Ils ne vendent rien."],
    },
  ],
  ...over,
});

/** One conversation in memory, `c1`; `next` is what the next question gets: an answer, or an error. */
export class MemoryConversations implements Conversations {
  view1: ConversationView | null = null;
  next: Answer | Error = answer();
  asked: Question[] = [];
  feedback: Feedback[] = [];

  async open() {
    this.view1 = {
      id: "c1",
      createdAt: NOW,
      expiresAt: new Date("2026-12-23T09:30:00Z"),
      turns: [],
      noticeAddress: null,
      opposed: [],
      profile: EMPTY_PROFILE,
      skipped: [],
    };
    return { id: "c1", token: TOKEN, returnSecret: "secret", expiresAt: this.view1.expiresAt };
  }
  async idOfToken(token: string) {
    return token === TOKEN && this.view1 !== null ? "c1" : null;
  }
  async isReturnLink(secret: string) {
    return secret === "secret";
  }
  async reopen(secret: string) {
    return secret === "secret" ? { id: "c1", token: TOKEN } : null;
  }
  async renewReturnLink() {
    return "secret";
  }
  async ask(_id: string, question: Question) {
    this.asked.push(question);
    if (this.next instanceof Error) throw this.next;
    this.add(question.content, this.next);
    return this.next;
  }
  add(question: string, given: Answer | null) {
    this.view1?.turns.push({
      messageId: `m${this.view1.turns.length + 1}`,
      question,
      masked: given?.masked ?? [],
      generative: true,
      withheld: [],
      askedAt: NOW,
      answerId: given?.id ?? "pending1",
      answer: given,
      feedback: null,
      news: false,
      contest: null,
    });
  }
  async view() {
    if (this.view1 === null) throw new DomainError("introuvable", "Conversation introuvable.");
    return this.view1;
  }
  async assertAnswer(id: string, answerId: string) {
    await this.answer(id, answerId);
  }
  async answer(_id: string, answerId: string) {
    const found = this.view1?.turns.find((turn) => turn.answerId === answerId)?.answer;
    if (!found) throw new DomainError("introuvable", "Réponse introuvable.");
    return found;
  }
  async giveFeedback(_id: string, answerId: string, feedback: Feedback) {
    this.feedback.push(feedback);
    const turn = this.view1?.turns.find((one) => one.answerId === answerId);
    if (turn) turn.feedback = feedback;
  }
  async editProfile(_id: string, edit: ProfileEdit) {
    const view = await this.view();
    view.profile = editProfile(view.profile, edit);
    return view.profile;
  }
  async lookUp(): Promise<{ profile: Profile; notice: string | null }> {
    throw new DomainError("indisponible", "Le registre ne répond pas.");
  }
  async skipQuestion(_id: string, field: QuestionField) {
    const view = await this.view();
    view.skipped = [...view.skipped, field];
  }
  async held(): Promise<Held> {
    const { turns, opposed, createdAt, expiresAt } = await this.view();
    return {
      since: createdAt.toISOString(),
      until: expiresAt.toISOString(),
      messages: turns.length,
      masked: [],
      company: [],
      skippedQuestions: [],
      opinions: 0,
      contests: { open: 0, decided: 0, withdrawn: 0 },
      contacts: 0,
      corrections: { made: 0, seen: 0 },
      noticeAddress: null,
      doors: [],
      readings: [],
      oppositions: [...opposed],
    };
  }
  async oppose(_id: string, to: readonly Opposition[]) {
    const view = await this.view();
    view.opposed = to;
    return [...to];
  }
  async export(): Promise<ConversationExport> {
    const { id, profile, turns } = await this.view();
    const { since, until, ...held } = await this.held();
    return {
      service: "Boussole IA",
      exportedAt: NOW.toISOString(),
      conversation: { id, createdAt: since, expiresAt: until },
      profile,
      profileUpdatedAt: null,
      skippedQuestions: [],
      oppositions: held.oppositions,
      noticeAddress: null,
      noticeAddressLeftAt: null,
      doors: [],
      readings: [],
      contests: [],
      contacts: [],
      messages: turns.map(({ messageId, question, masked, generative, answer }) => ({
        id: messageId,
        question,
        masked,
        generative,
        corrects: false,
        askedAt: NOW.toISOString(),
        answeredAt: NOW.toISOString(),
        answer,
        withheld: [],
        feedback: null,
        correctionSeenAt: null,
      })),
    };
  }
  async seeCorrections() {
    for (const turn of this.view1?.turns ?? []) turn.news = false;
  }
  async erase() {
    this.view1 = null;
    return { erasedAfter: null };
  }
}

export const knowledgeOf = (...fiches: FicheView[]): Knowledge => ({
  list: async () => fiches,
  fiche: async (id) => fiches.find((one) => one.id === id) ?? null,
  setAside: async () => null,
});

const noAgenda: Agenda = {
  upcoming: async () => ({ total: 0, events: [] }),
  forProfile: async () => [],
  find: async () => null,
  refreshedAt: async () => null,
};
const noDirectory: Directory = {
  version: async () => "vide",
  all: async () => [],
  find: async () => null,
  snapshot: async () => ({ version: "vide", advisors: [] }),
};
const noReports: PagesDeps["reports"] = {
  file: async () => {
    throw new DomainError("indisponible", "Réessayez plus tard.");
  },
  status: async () => null,
};
const refused = async (): Promise<never> => {
  throw new DomainError("indisponible", "Réessayez plus tard.");
};
const noContests: PagesDeps["contests"] = { contest: refused, status: async () => null, withdraw: refused };
const noNotices: PagesDeps["notices"] = {
  leave: refused,
  remove: refused,
  told: async () => null,
  stop: async () => false,
};
const noTransparency: PagesDeps["transparency"] = {
  legal: { publisher: null, director: null, host: null, dpo: null, referent: null, securityContact: null },
  processors: [],
  register: () => [],
  owners: async () => [],
  model: async () => null,
  measures: async () => ({ measures: [], at: null }),
  sources: async () => [],
  knownErrors: async () => ({ corrected: [], withdrawn: [], inQuestion: [] }),
  why: refused,
  document: refused,
  securityTxt: () => null,
};
const noEquity: PagesDeps["equity"] = {
  last: async () => null,
  history: async () => [],
  run: refused,
  gaps: async () => [],
  lastMonth: async () => null,
  coverage: () => coverageOf({ version: "vide", advisors: [] }, "2026-11-23"),
};
const noOpenData: PagesDeps["openData"] = {
  datasets: async () => [],
  manifest: refused,
  file: async () => null,
  lastRelease: async () => null,
  measures: async () => null,
  archive: refused,
};
const emptyNetwork = { advisors: [], directoryVersion: "vide", schemes: [] };
const orienter: Orienter = {
  company: async (company, { seed, skipped = [] } = {}) =>
    orient(emptyNetwork, company, { on: "2026-11-23", seed, skipped }),
  schemes: async () => [],
  profile: async (profile, asked) => orienter.company(companyOfProfile(profile), asked),
};
const questionnaire = await readQuestionnaire(
  fileURLToPath(new URL("../../../knowledge/profil/maturite.yml", import.meta.url)),
);

export type Site = { app: Hono; conversations: MemoryConversations };

/** The pages over what is in memory. */
export function site(over: Partial<PagesDeps> = {}): Site {
  const conversations = new MemoryConversations();
  const app = pages({
    conversations,
    knowledge: knowledgeOf(fiche()),
    directory: noDirectory,
    reports: noReports,
    agenda: noAgenda,
    orienter,
    equity: noEquity,
    questionnaire,
    contests: noContests,
    notices: noNotices,
    contactRequests: new MemoryRequests(),
    oneTaps: new MemoryTaps(),
    cards: { readAddressLink: async () => null, confirmAddress: async () => false },
    cardFigures: { viewed: () => {}, proposed: () => {} },
    canMail: false,
    proofs: { prove: refused },
    evidence: { forPerson: refused },
    transparency: noTransparency,
    charter: { evaluate: async () => reportOf({}, NOW) },
    openData: noOpenData,
    statistics: { published: async () => [], since: async () => null },
    switches: { isChatOff: async () => false },
    notice: ["Service automatique, sans IA générative.", "L'équipe relit.", "Effacé après 30 jours."],
    unofficialBanner: "Ce n'est pas un service officiel.",
    retentionDays: 30,
    publicUrl: null,
    trustProxy: false,
    prompts: null,
    openApi: () => ({ info: { title: "API" }, paths: {} }),
    review: { dailyCapacity: 60, samplePercent: 5, unreadDays: 30 },
    clock: { now: () => NOW },
    ...over,
  });
  return { app, conversations };
}

export const COOKIE = { Cookie: `boussole=${TOKEN}` };

/** Sends a form as a browser does. */
export const post = (
  app: Hono,
  path: string,
  form: Record<string, string> | [string, string][],
  headers = {},
) => app.request(path, { method: "POST", body: new URLSearchParams(form), headers });

import type { Charter } from "../charter/charter.ts";
import type { Clock } from "../clock.ts";
import type { ContactRequests, OneTaps } from "../contact/contact.ts";
import type { Contests } from "../conversation/contest/contest.ts";
import type { Conversations } from "../conversation/conversations.ts";
import type { Notices } from "../conversation/notice/notice.ts";
import type { CardDesk } from "../desk/desk.ts";
import type { CardFigures } from "../desk/figures.ts";
import type { Directory } from "../directory/directory.ts";
import type { Equity } from "../equity/equity.ts";
import type { Agenda } from "../events/agenda.ts";
import type { EvidenceDesk } from "../evidence/evidence.ts";
import type { Proofs } from "../evidence/proof.ts";
import type { Prompt } from "../generation/prompt.ts";
import type { Knowledge } from "../ingestion/knowledge.ts";
import type { OpenData } from "../open-data/open-data.ts";
import type { Orienter } from "../orientation/network.ts";
import type { Questionnaire } from "../profile/maturity/questionnaire.ts";
import type { ReviewSettings } from "../review/deps.ts";
import type { Statistics } from "../statistics/statistics.ts";
import type { Switches } from "../switches/switch.ts";
import type { Transparency } from "../transparency/transparency.ts";
import type { Reports } from "../trust/report.ts";

/** What the pages need from the rest of the application. */
export type PagesDeps = {
  conversations: Conversations;
  knowledge: Knowledge;
  directory: Directory;
  reports: Reports;
  agenda: Agenda;
  orienter: Orienter;
  equity: Equity;
  questionnaire: Questionnaire;
  switches: Pick<Switches, "isChatOff">;
  contests: Contests;
  notices: Notices;
  contactRequests: ContactRequests;
  oneTaps: OneTaps;
  /** The link sent to a new address of a card. */
  cards: Pick<CardDesk, "readAddressLink" | "confirmAddress">;
  /** Counts the cards that people read, and those they are proposed. */
  cardFigures: Pick<CardFigures, "viewed" | "proposed">;
  /** Whether a message can be sent: otherwise no address is asked for. */
  canMail: boolean;
  proofs: Proofs;
  evidence: Pick<EvidenceDesk, "forPerson">;
  /** What the public pages say of the service, read from what runs. */
  transparency: Transparency;
  /** What it is; who rereads conversations and who never does; how long they are kept. */
  notice: readonly [string, string, string];
  /** Shown on every page while the service is not official; null once it is. */
  unofficialBanner: string | null;
  retentionDays: number;
  /** The address that people see; behind HTTPS the cookie is `__Host-boussole` and `Secure`. Null: the one they came by. */
  publicUrl: string | null;
  trustProxy: boolean;
  /** What a model is told, where one may write; null: no model, nothing to choose. */
  prompts: readonly Prompt[] | null;
  charter: Charter;
  openData: OpenData;
  statistics: Pick<Statistics, "published" | "since">;
  openApi: () => unknown;
  /** What staff can reread, and how it is drawn. */
  review: ReviewSettings;
  clock: Clock;
};

import type { Access } from "../../accounts/access.ts";
import type { Accounts } from "../../accounts/accounts.ts";
import type { Alerts } from "../../alerts/alerts.ts";
import type { Audit } from "../../audit/audit.ts";
import type { Briefings } from "../../briefing/briefing.ts";
import type { Packs } from "../../briefing/pack/pack.ts";
import type { Clock } from "../../clock.ts";
import type { RequestDesk } from "../../contact/contact.ts";
import type { ContestDesk } from "../../conversation/contest/contest.ts";
import type { CardDesk } from "../../desk/desk.ts";
import type { Directory } from "../../directory/directory.ts";
import type { Agenda } from "../../events/agenda.ts";
import type { Proposals } from "../../events/proposals/proposals.ts";
import type { EvidenceDesk } from "../../evidence/evidence.ts";
import type { Field } from "../../field/field.ts";
import type { Annual } from "../../governance/annual/annual.ts";
import type { Governance } from "../../governance/governance.ts";
import type { Jobs } from "../../jobs/jobs.ts";
import type { Retention } from "../../retention/retention.ts";
import type { Reviews } from "../../review/reviews.ts";
import type { Surveys } from "../../surveys/surveys.ts";
import type { Switches } from "../../switches/switch.ts";

/** What the pages of the console need. Each capability adds its own here. */
export type ConsoleDeps = {
  briefings: Briefings;
  packs: Packs;
  requestDesk: RequestDesk;
  agenda: Agenda;
  proposals: Proposals;
  surveys: Surveys;
  accounts: Accounts;
  access: Access;
  audit: Audit;
  alerts: Alerts;
  switches: Switches;
  reviews: Reviews;
  contests: ContestDesk;
  evidence: EvidenceDesk;
  directory: Directory;
  cards: CardDesk;
  governance: Governance;
  field: Field;
  annual: Annual;
  officialService: boolean;
  retention: Retention;
  jobs: Pick<Jobs, "states">;
  /** Whether a model may write at all. */
  hasModel: boolean;
  clock: Clock;
  /** The address that people see; null: the one they came by. */
  publicUrl: string | null;
};

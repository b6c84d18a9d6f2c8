import type { Staff } from "../accounts/staff.ts";
import { type Clock, parisDay } from "../clock.ts";
import type { Database } from "../db/database.ts";
import { DomainError } from "../errors.ts";
import { type NewDuty, putOnDuty, takeOffDuty } from "./duty/duty.ts";
import { type Candidate, candidates, type DutyRow, dutiesFrom } from "./duty/store.ts";
import {
  type AlertRow,
  type DeliveryRow,
  deliveriesOf,
  latestSeen,
  latestUnseen,
  markSeen,
} from "./store.ts";

export type { Candidate } from "./duty/store.ts";

/** How one recipient was told. `to` is an account by function and organisation, or a setting. */
export type Delivery = {
  to: string;
  state: DeliveryRow["state"];
  endedAt: Date | null;
  lastCode: string | null;
  nextAt: Date;
};
export type AlertView = Pick<AlertRow, "id" | "kind" | "subject" | "raisedAt"> & {
  /** None: there was nobody to tell. */
  deliveries: readonly Delivery[];
  seen: { by: string; at: Date } | null;
};
export type Duty = DutyRow & { now: boolean };

/** Everything the page shows, at one moment. */
export type AlertBoard = {
  /** Who would be told of an alert now: accounts on duty, or the settings that stand for them. None: nobody. */
  told: readonly string[];
  /** No account that can act is on duty today, whatever stands in for one. */
  nobodyOnDuty: boolean;
  /** Whether letters can leave at all. */
  mail: boolean;
  duties: readonly Duty[];
  candidates: readonly Candidate[];
  /** By kind: how many nobody has seen, and the latest of them. */
  unseen: readonly { kind: string; count: number; alerts: readonly AlertView[] }[];
  seen: readonly AlertView[];
};

/** The alerts as staff deals with them. */
export type Alerts = {
  board(): Promise<AlertBoard>;
  /** @throws DomainError `entree-invalide` */
  putOnDuty(staff: Staff, duty: NewDuty): Promise<void>;
  /** @throws DomainError `introuvable` */
  takeOffDuty(staff: Staff, id: string): Promise<void>;
  /** « J'ai vu » : one, or all of a kind up to what the page showed. @throws DomainError `deja-fait` when nothing was left to see */
  acknowledge(staff: Staff, which: { id: string } | { kind: string; until: Date }): Promise<void>;
};

export type AlertsDeps = {
  db: Database;
  clock: Clock;
  settings: { mail: boolean; fallback: boolean; webhook: boolean };
};

const SHOWN_A_KIND = 20;
const SHOWN_SEEN = 50;

export function createAlerts({ db, clock, settings }: AlertsDeps): Alerts {
  return {
    putOnDuty: (staff, duty) => putOnDuty({ db, clock }, staff, duty),
    takeOffDuty: (staff, id) => takeOffDuty({ db, clock }, staff, id),
    async acknowledge(staff, which) {
      const seen = await markSeen(db, which, { account: staff.accountId, at: clock.now() });
      if (seen === 0) throw new DomainError("deja-fait", "Quelqu'un l'a déjà vue.");
    },
    async board() {
      const today = parisDay(clock.now());
      const duties = (await dutiesFrom(db, today)).map((duty) => ({
        ...duty,
        now: duty.fromDay <= today && duty.reachable,
      }));
      const [unseen, seen] = [await latestUnseen(db, SHOWN_A_KIND), await latestSeen(db, SHOWN_SEEN)];
      const rows = await deliveriesOf(
        db,
        [...unseen, ...seen].map(({ id }) => id),
      );
      const viewOf = (row: Omit<AlertRow, "unseen">, by: AlertView["seen"]): AlertView => ({
        id: row.id,
        kind: row.kind,
        subject: row.subject,
        raisedAt: row.raisedAt,
        deliveries: rows.filter(({ alertId }) => alertId === row.id).map(deliveryOf),
        seen: by,
      });
      const kinds = [...new Set(unseen.map(({ kind }) => kind))];
      return {
        told: toldNow(settings, duties),
        nobodyOnDuty: !duties.some(({ now }) => now),
        mail: settings.mail,
        duties,
        candidates: await candidates(db),
        unseen: kinds.map((kind) => {
          const ofKind = unseen.filter((row) => row.kind === kind);
          return { kind, count: ofKind[0]?.unseen ?? 0, alerts: ofKind.map((row) => viewOf(row, null)) };
        }),
        seen: seen.map((row) => viewOf(row, { by: `${row.function}, ${row.organisation}`, at: row.seenAt })),
      };
    },
  };
}

function toldNow({ mail, fallback, webhook }: AlertsDeps["settings"], duties: readonly Duty[]): string[] {
  const onDuty = mail
    ? [...new Set(duties.filter(({ now }) => now).map((one) => `${one.function}, ${one.organisation}`))]
    : [];
  const other = mail && onDuty.length === 0 && fallback ? [FALLBACK] : [];
  return [...onDuty, ...other, ...(webhook ? [WEBHOOK] : [])];
}

const FALLBACK = "l'adresse de secours";
const WEBHOOK = "l'appel automatique";

const deliveryOf = ({ recipient, state, endedAt, lastCode, nextAt, ...account }: DeliveryRow): Delivery => ({
  to:
    recipient === "webhook"
      ? WEBHOOK
      : recipient === "fallback"
        ? FALLBACK
        : `${account.function}, ${account.organisation}`,
  state,
  endedAt,
  lastCode,
  nextAt,
});

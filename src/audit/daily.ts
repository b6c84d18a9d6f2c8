import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import { keepVerification, setTurn, takeTurn } from "./store.ts";
import { type Verification, type VerifyOptions, verifyJournal } from "./verify.ts";

const HOUR_MS = 3_600_000;
/** A process that dies while it reads leaves the turn to another after this time. */
const LEASE_MS = 6 * HOUR_MS;
const EVERY_MS = 24 * HOUR_MS;
/** A few milliseconds of the database at a time: the embedded engine has one connection, and people wait for it. */
const PACE = { batch: 400, pauseMs: 60 };

export type DailyDeps = {
  db: Database;
  clock: Clock;
  /** Names the process in the memory of verifications. */
  madeBy: string;
  options: Pick<VerifyOptions, "lines" | "vault">;
  /** Faults were found: whoever is on duty must know. */
  onFault(verification: Verification): Promise<void>;
  onUnexpected(error: unknown): void;
};

export type Daily = {
  /** Starts the reading when it is time; does not wait for it. */
  tick(): Promise<void>;
  /** Ends a reading under way, to be made by another process or at the next start. */
  stop(): Promise<void>;
};

/** Reads the whole journal once a day, in one process of them all, so slowly that no request waits. */
export function createDaily({ db, clock, madeBy, options, onFault, onUnexpected }: DailyDeps): Daily {
  let stopping = false;
  let underWay: Promise<void> | null = null;

  const read = async (): Promise<void> => {
    const startedAt = clock.now();
    const result = await verifyJournal(db, { ...options, pace: PACE, enough: () => stopping });
    if (!result.complete) {
      await setTurn(db, startedAt);
      return;
    }
    await keepVerification(db, { startedAt, finishedAt: clock.now(), madeBy, result });
    await setTurn(db, new Date(startedAt.getTime() + EVERY_MS));
    if (result.faultCount > 0) await onFault(result);
  };

  return {
    async tick() {
      if (underWay || stopping) return;
      const now = clock.now();
      if (!(await takeTurn(db, now, new Date(now.getTime() + LEASE_MS)))) return;
      underWay = read()
        .catch(onUnexpected)
        .finally(() => {
          underWay = null;
        });
    },
    async stop() {
      stopping = true;
      await underWay;
    },
  };
}

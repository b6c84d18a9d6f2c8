import { BrokenCircuitError, TimeoutStrategy, timeout } from "cockatiel";
import { policies } from "../resilience.ts";

/** The whole call, retry included: the person has an answer within ten seconds whatever the server does. */
const TOTAL_MS = 8_000;
const ATTEMPT_MS = 6_000;

/** Whoever asked is gone: it says nothing of the server. */
export class PersonLeft extends Error {}

export type Resilient = {
  /**
   * Runs a call with a time limit, one more try where that may help, and a breaker.
   * @throws PersonLeft when `signal` is aborted, BrokenCircuitError, TaskCancelledError when it is too long, or what the call threw
   */
  run<T>(call: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
  isOpen(error: unknown): boolean;
};

/** One breaker a server: made once, shared by every question. @param restMs how long it stays open */
export function resilient(restMs?: number): Resilient {
  const { attempt, again, breaker } = policies(ATTEMPT_MS, {
    ...(restMs === undefined ? {} : { restMs }),
    counts: (error) => !(error instanceof PersonLeft),
  });
  const total = timeout(TOTAL_MS, TimeoutStrategy.Aggressive);
  return {
    async run(call, signal) {
      // The library tells a leaving and a time limit by the same error; only the second is the server's fault.
      const unlessLeft = (error: unknown): never => {
        throw signal?.aborted ? new PersonLeft() : error;
      };
      const once = (own: AbortSignal) =>
        breaker.execute(() => attempt.execute((context) => call(context.signal), own).catch(unlessLeft));
      return total
        .execute((context) => again.execute(() => once(context.signal), context.signal), signal)
        .catch(unlessLeft);
    },
    isOpen: (error) => error instanceof BrokenCircuitError,
  };
}

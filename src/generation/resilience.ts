import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
  type IRetryBackoffContext,
  retry,
  TimeoutStrategy,
  timeout,
} from "cockatiel";
import { ModelFailure } from "../models/failure.ts";

/** The whole call, retry included: the person has an answer within ten seconds whatever the server does. */
const TOTAL_MS = 8_000;
const ATTEMPT_MS = 6_000;
const FAILURES = 5;
const REST_MS = 30_000;
/** A longer wait is not worth a person's time: the extracts are there. */
const LONGEST_WAIT_MS = 2_000;
const WAIT_MS = 300;

const isTransient = (error: unknown): boolean =>
  error instanceof ModelFailure &&
  ["injoignable", "trop_de_demandes", "en_panne", "coupee"].includes(error.kind) &&
  (error.retryAfterMs ?? 0) <= LONGEST_WAIT_MS;

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
export function resilient(restMs = REST_MS): Resilient {
  const breaker = circuitBreaker(
    handleWhen((error) => !(error instanceof PersonLeft)),
    { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(FAILURES) },
  );
  const again = retry(handleWhen(isTransient), { maxAttempts: 1, backoff: new AsTheServerSays() });
  const total = timeout(TOTAL_MS, TimeoutStrategy.Aggressive);
  const attempt = timeout(ATTEMPT_MS, TimeoutStrategy.Aggressive);
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

/** Waits as long as the server asks for, or a little. */
class AsTheServerSays {
  next({ result }: IRetryBackoffContext<unknown>) {
    const error = "error" in result ? result.error : null;
    const duration = error instanceof ModelFailure ? (error.retryAfterMs ?? WAIT_MS) : WAIT_MS;
    return { duration, next: () => this.next({ result } as IRetryBackoffContext<unknown>) };
  }
}

import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
  retry,
  TimeoutStrategy,
  timeout,
  wrap,
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

/** Whose fault it is not: a client that left says nothing of the server. */
const isServers = (error: unknown): boolean => !(error instanceof Error && error.name === "AbortError");

export type Resilient = {
  /** Runs a call with a time limit, one more try where that may help, and a breaker. @throws what the call threw, or BrokenCircuitError */
  run<T>(call: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
  isOpen(error: unknown): boolean;
};

/** One breaker a server: made once, shared by every question. @param restMs how long it stays open */
export function resilient(restMs = REST_MS): Resilient {
  const breaker = circuitBreaker(handleWhen(isServers), {
    halfOpenAfter: restMs,
    breaker: new ConsecutiveBreaker(FAILURES),
  });
  const again = retry(handleWhen(isTransient), {
    maxAttempts: 1,
    backoff: {
      next: (context) => {
        const error = "error" in context.result ? context.result.error : null;
        const duration = error instanceof ModelFailure ? (error.retryAfterMs ?? WAIT_MS) : WAIT_MS;
        return { duration, next: () => ({ duration, next: () => undefined as never }) };
      },
    },
  });
  const policy = wrap(
    timeout(TOTAL_MS, TimeoutStrategy.Aggressive),
    again,
    breaker,
    timeout(ATTEMPT_MS, TimeoutStrategy.Aggressive),
  );
  return {
    run: (call, signal) => policy.execute(({ signal: own }) => call(own), signal),
    isOpen: (error) => error instanceof BrokenCircuitError,
  };
}

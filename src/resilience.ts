import {
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
  type IRetryBackoffContext,
  retry,
  TimeoutStrategy,
  timeout,
} from "cockatiel";

/** What a server outside did instead of answering. Never its own words: they may quote what was asked. */
export class ServerFailure<Kind extends string = string> extends Error {
  constructor(
    readonly kind: Kind,
    /** Milliseconds after which it says to try again; null when it says nothing. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(kind);
  }
}

const FAILURES = 5;
const REST_MS = 30_000;
/** A longer wait is not worth a person's time: there is always something to show without that server. */
const LONGEST_WAIT_MS = 2_000;
const WAIT_MS = 300;

const isTransient = (error: unknown): boolean =>
  error instanceof ServerFailure &&
  ["injoignable", "trop_de_demandes", "en_panne", "coupee"].includes(error.kind) &&
  (error.retryAfterMs ?? 0) <= LONGEST_WAIT_MS;

/**
 * How a server outside is called: `attempt` bounds one try, `again` gives one more where that may help, `breaker` leaves it
 * in peace after five failures in a row. Made once a server, shared by every call.
 * @param counts whether an error says something of the server
 * @param restMs how long the breaker stays open
 */
export const policies = (
  attemptMs: number,
  { counts = () => true, restMs = REST_MS }: { counts?: (error: Error) => boolean; restMs?: number } = {},
) => ({
  attempt: timeout(attemptMs, TimeoutStrategy.Aggressive),
  again: retry(handleWhen(isTransient), { maxAttempts: 1, backoff: new AsTheServerSays() }),
  breaker: circuitBreaker(handleWhen(counts), {
    halfOpenAfter: restMs,
    breaker: new ConsecutiveBreaker(FAILURES),
  }),
});

/** Waits as long as the server asks for, or a little. */
class AsTheServerSays {
  next({ result }: IRetryBackoffContext<unknown>) {
    const error = "error" in result ? result.error : null;
    const duration = error instanceof ServerFailure ? (error.retryAfterMs ?? WAIT_MS) : WAIT_MS;
    return { duration, next: () => this.next({ result } as IRetryBackoffContext<unknown>) };
  }
}

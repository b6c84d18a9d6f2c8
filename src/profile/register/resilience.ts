import {
  ConsecutiveBreaker,
  circuitBreaker,
  handleAll,
  handleWhen,
  type IRetryBackoffContext,
  retry,
  TimeoutStrategy,
  timeout,
} from "cockatiel";
import { DomainError } from "../../errors.ts";
import { RegisterFailure } from "./failure.ts";

const ATTEMPT_MS = 2_000;
const FAILURES = 5;
const REST_MS = 30_000;
/** A longer wait is not worth a person's time: the form can be filled by hand. */
const LONGEST_WAIT_MS = 2_000;
const WAIT_MS = 300;
/** The register's own limit, for an address (its OpenAPI description, July 2026). */
const PER_SECOND = 7;
// A little more than a second: timers may be early by a millisecond.
const SECOND_MS = 1_050;

const isTransient = (error: unknown): boolean =>
  error instanceof RegisterFailure &&
  ["injoignable", "trop_de_demandes", "en_panne"].includes(error.kind) &&
  (error.retryAfterMs ?? 0) <= LONGEST_WAIT_MS;

/**
 * Two seconds a try, one more try where that may help, a breaker, and never more than seven tries in a second from this process.
 * Made once and shared.
 * @returns `run`, which throws what the call threw, TaskCancelledError, BrokenCircuitError, or DomainError `trop-de-demandes`
 */
export function resilient() {
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: REST_MS,
    breaker: new ConsecutiveBreaker(FAILURES),
  });
  const again = retry(handleWhen(isTransient), { maxAttempts: 1, backoff: new AsTheRegisterSays() });
  const attempt = timeout(ATTEMPT_MS, TimeoutStrategy.Aggressive);
  let left = PER_SECOND;

  function takeTurn(): void {
    if (left === 0) {
      throw new DomainError(
        "trop-de-demandes",
        "Plusieurs personnes consultent le registre en ce moment. Réessayez dans une seconde, ou remplissez la fiche à la main.",
        [],
        1,
      );
    }
    left -= 1;
    setTimeout(() => {
      left += 1;
    }, SECOND_MS).unref();
  }

  return {
    run: <T>(call: (signal: AbortSignal) => Promise<T>): Promise<T> =>
      again.execute(() => {
        takeTurn();
        return breaker.execute(() => attempt.execute(({ signal }) => call(signal)));
      }),
  };
}

/** Waits as long as the register asks for, or a little. */
class AsTheRegisterSays {
  next({ result }: IRetryBackoffContext<unknown>) {
    const error = "error" in result ? result.error : null;
    const duration = error instanceof RegisterFailure ? (error.retryAfterMs ?? WAIT_MS) : WAIT_MS;
    return { duration, next: () => this.next({ result } as IRetryBackoffContext<unknown>) };
  }
}

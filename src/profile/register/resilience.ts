import { DomainError } from "../../errors.ts";
import { policies } from "../../resilience.ts";

const ATTEMPT_MS = 2_000;
/** The register's own limit, for an address (its OpenAPI description, July 2026). */
const PER_SECOND = 7;
// A little more than a second: timers may be early by a millisecond.
const SECOND_MS = 1_050;

/**
 * Two seconds a try, one more try where that may help, a breaker, and never more than seven tries in a second from this process.
 * Made once and shared.
 * @returns `run`, which throws what the call threw, TaskCancelledError, BrokenCircuitError, or DomainError `trop-de-demandes`
 */
export function resilient() {
  const { attempt, again, breaker } = policies(ATTEMPT_MS);
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

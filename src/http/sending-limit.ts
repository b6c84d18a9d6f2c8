import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { DomainError } from "../errors.ts";
import { clientAddress, networkOf } from "./guard.ts";

const HOUR_SECONDS = 3_600;
const KEPT = "contactSending";

type Place = { take(): Promise<void>; giveBack(): Promise<void> };

/**
 * Counts the requests to advisors that an address makes in an hour: those that are written, none that was refused, or sent already.
 * Counted in this process, as `limitRequests`; `withinLimit` is where it holds.
 */
export function limitSending({ most, trustProxy }: { most: number; trustProxy: boolean }) {
  const limiter = new RateLimiterMemory({ points: most, duration: HOUR_SECONDS });
  return createMiddleware(async (c, next) => {
    const address = networkOf(clientAddress(c, trustProxy));
    const place: Place = {
      giveBack: async () => void (await limiter.reward(address)),
      async take() {
        try {
          await limiter.consume(address);
        } catch (refused) {
          if (!(refused instanceof RateLimiterRes)) throw refused;
          await place.giveBack();
          throw new DomainError(
            "trop-de-demandes",
            `${most} demandes sont déjà parties de votre connexion. Réessayez dans une heure ; rien de ce que vous avez écrit n'est perdu si vous gardez cette page.`,
            [],
            Math.max(1, Math.ceil(refused.msBeforeNext / 1_000)),
          );
        }
      },
    };
    c.set(KEPT, place);
    await next();
  });
}

/**
 * Sends within the hour's limit, where there is one.
 * @param send is given what to call before a new request is written
 * @throws DomainError `trop-de-demandes`
 */
export async function withinLimit<T>(
  c: Context,
  send: (admit: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const place = c.get(KEPT) as Place | undefined;
  let isTaken = false;
  try {
    return await send(async () => {
      await place?.take();
      isTaken = true;
    });
  } catch (error) {
    if (isTaken) await place?.giveBack();
    throw error;
  }
}

import { RateLimiterMemory } from "rate-limiter-flexible";

const HOUR = 3_600;
/** Model calls: a person in a long conversation, an office behind one address, a day of the whole service (in this process). */
const LIMITS = { conversation: [40, 24 * HOUR], address: [120, HOUR], service: [20_000, 24 * HOUR] } as const;

export type Spender = { conversation: string; address: string };
export type Budget = {
  /** Takes one call from each budget; false, and nothing said to the model, when one is empty. */
  spend(spender: Spender): Promise<boolean>;
};

export function createBudget(
  limits: Record<keyof typeof LIMITS, readonly [points: number, seconds: number]> = LIMITS,
): Budget {
  const limiter = (of: keyof typeof LIMITS): RateLimiterMemory => {
    const [points, duration] = limits[of];
    return new RateLimiterMemory({ points, duration });
  };
  const [conversation, address, service] = [limiter("conversation"), limiter("address"), limiter("service")];
  return {
    async spend(spender) {
      try {
        await conversation.consume(spender.conversation);
        await address.consume(spender.address);
        await service.consume("service");
        return true;
      } catch (refused) {
        if (refused instanceof Error) throw refused;
        return false;
      }
    },
  };
}

import { createHash } from "node:crypto";
import { PersonLeft } from "./resilience.ts";

const MOST = 500;

/**
 * The same request is made once, also when it comes twice at a time. In memory and bounded: nothing of a person's words outlives the
 * process, and the keys are digests. A failure is not kept.
 */
export function createCache<T>() {
  const known = new Map<string, Promise<T>>();
  return {
    async get(request: string, make: () => Promise<T>): Promise<{ value: T; fresh: boolean }> {
      const key = createHash("sha256").update(request).digest("base64url");
      const before = known.get(key);
      if (before) {
        try {
          return { value: await before, fresh: false };
        } catch (error) {
          // Whoever asked first left: whoever is still there asks again.
          if (!(error instanceof PersonLeft)) throw error;
        }
      }
      const made = make();
      known.set(key, made);
      const oldest = known.keys().next().value;
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
      try {
        return { value: await made, fresh: true };
      } catch (error) {
        known.delete(key);
        throw error;
      }
    },
  };
}

import type { Clock } from "../clock.ts";

/**
 * Makes something at most once in a while, for all who ask meanwhile: a page that anyone can ask for again must not make the
 * database work each time. A failure is told to those who waited, and not kept.
 * @param keptMs how long what was made stands, by the clock
 */
export function remember<T>(clock: Clock, keptMs: number, make: () => Promise<T>): () => Promise<T> {
  let known: { value: Promise<T>; until: number } | null = null;
  return () => {
    const now = clock.now().getTime();
    // A clock put back, too, makes it again.
    if (known && now < known.until && now >= known.until - keptMs) return known.value;
    const value = make();
    const made = { value, until: now + keptMs };
    known = made;
    value.catch(() => {
      if (known === made) known = null;
    });
    return value;
  };
}

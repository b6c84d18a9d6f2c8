const MINUTE = 60_000;
/** Minutes to wait after the first failures; then every six hours. */
const WAITS = [1, 5, 15, 60];
const STEADY = 360;

/** When to try again what has failed `attempts` times. */
export const nextTry = (attempts: number, now: Date): Date =>
  new Date(now.getTime() + (WAITS[attempts - 1] ?? STEADY) * MINUTE);

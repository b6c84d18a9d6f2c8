export type Runner = {
  /** Does the work; never rejects. Called while it works, it makes it look once more. */
  run(): Promise<void>;
  /** Starts nothing new, and waits for what is under way. */
  stop(): Promise<void>;
};

/**
 * Work done one run at a time in this process.
 * @param work is given a way to know that it should take nothing more
 */
export function createRunner(
  work: (isStopped: () => boolean) => Promise<unknown>,
  onError: (error: unknown) => void,
): Runner {
  let working: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const loop = async (): Promise<void> => {
    while (again && !stopped) {
      again = false;
      await work(() => stopped).catch(onError);
    }
    working = null;
  };
  return {
    run() {
      again = true;
      working ??= loop();
      return working;
    },
    async stop() {
      stopped = true;
      await working;
    },
  };
}

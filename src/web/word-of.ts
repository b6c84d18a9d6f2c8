/** The word under a key that came from outside: nothing of what every object inherits (`toString`, `constructor`) is one. */
export const wordOf = <T>(words: Readonly<Record<string, T>>, key: string | undefined): T | undefined =>
  key !== undefined && Object.hasOwn(words, key) ? words[key] : undefined;

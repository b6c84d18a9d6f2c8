import type { Line } from "./statement.ts";

/**
 * What someone outside needs, beside the database, to verify the journal: one statement a line, the public keys first.
 * A line that cannot be read stays out; verification tells of it where it is.
 */
export async function* exportedLines(lines: AsyncIterable<Line | null>): AsyncGenerator<string> {
  for await (const line of lines) if (line) yield `${JSON.stringify(line)}\n`;
}

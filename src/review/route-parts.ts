import type { z } from "@hono/zod-openapi";

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
export const taking = <T extends z.ZodType>(schema: T) => ({
  body: { required: true, content: { "application/json": { schema } } },
});
export const DONE = { 204: { description: "Fait" } } as const;

/** Dates as text, as the schemas say; the pages read the same values. */
export const written = <T>(value: unknown): T => JSON.parse(JSON.stringify(value)) as T;

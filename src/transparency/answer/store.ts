import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";

export type ReviewRow = {
  status: "unlisted" | "open" | "escalated" | "done" | "expired" | "erased";
  /** Drawn at random when it was recorded. */
  sampled: boolean;
  /** How many readers gave their opinion. */
  readings: number;
};

/** Where an answer stands in human review; null: it is in none. */
export const reviewOf = async (db: Queryable, answerId: string): Promise<ReviewRow | null> =>
  (
    await db.query<ReviewRow>(
      sql`SELECT status, sampled, readings FROM review.item WHERE answer_id = ${answerId}`,
    )
  )[0] ?? null;

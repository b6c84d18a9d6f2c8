import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";

export type SignInRow = {
  state: string;
  nonce: string;
  /** Null where the provider does not say that it takes PKCE. */
  verifier: string | null;
  returnTo: string;
  expiresAt: Date;
};

export const insertSignIn = (db: Queryable, browserDigest: Buffer, row: SignInRow) =>
  db.query(sql`
    INSERT INTO staff.sign_in (browser_digest, state, nonce, verifier, return_to, expires_at)
    VALUES (${browserDigest}, ${row.state}, ${row.nonce}, ${row.verifier}, ${row.returnTo}, ${row.expiresAt})`);

/** Takes out the sign-in that a browser began: the second to ask finds nothing, in whatever process. */
export const takeSignIn = async (db: Queryable, browserDigest: Buffer): Promise<SignInRow | null> =>
  (
    await db.query<SignInRow>(sql`
      DELETE FROM staff.sign_in WHERE browser_digest = ${browserDigest}
      RETURNING state, nonce, verifier, return_to AS "returnTo", expires_at AS "expiresAt"`)
  )[0] ?? null;

export const deleteSignInsExpiredBy = async (db: Queryable, time: Date): Promise<number> =>
  (await db.query(sql`DELETE FROM staff.sign_in WHERE expires_at <= ${time} RETURNING 1`)).length;

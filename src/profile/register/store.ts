import type { Queryable } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import type { RegisterCompany } from "./company.ts";

/** What is kept under a number: a company, or that the register has none (`company` null). */
export type Kept = { company: RegisterCompany | null; readAt: Date };

/** Days: a company moves and grows slowly; one that is missing may have been born yesterday. */
export const DAYS_KEPT = 30;
export const DAYS_ABSENT = 1;
const DAY_MS = 24 * 60 * 60 * 1_000;
const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

/** What the register said of a number, if it is recent enough. */
export async function findKept(db: Queryable, number: string, now: Date): Promise<Kept | null> {
  const [row] = await db.query<RegisterCompany & { outcome: string; readAt: Date }>(sql`
    SELECT outcome, section, naf, category, bracket, commune, name, site_closed AS "siteClosed", read_at AS "readAt"
    FROM register.company
    WHERE number = ${number} AND read_at <= ${now}
      AND read_at > CASE outcome WHEN 'absent' THEN ${daysBefore(now, DAYS_ABSENT)}::timestamptz
                                 ELSE ${daysBefore(now, DAYS_KEPT)}::timestamptz END`);
  if (row === undefined) return null;
  const { outcome, readAt, ...fields } = row;
  return { company: outcome === "absent" ? null : { ...fields, closed: outcome === "closed" }, readAt };
}

/** Forgets what is too old, of any number. @returns how many */
export const forgetOldCompanies = async (db: Queryable, now: Date): Promise<number> =>
  (
    await db.query(sql`
      DELETE FROM register.company
      WHERE read_at <= ${daysBefore(now, DAYS_KEPT)}
        OR (outcome = 'absent' AND read_at <= ${daysBefore(now, DAYS_ABSENT)}) RETURNING 1`)
  ).length;

/** Keeps what the register said of a number, and forgets what is too old. */
export async function keep(db: Queryable, number: string, { company, readAt }: Kept): Promise<void> {
  await forgetOldCompanies(db, readAt);
  const outcome = company === null ? "absent" : company.closed ? "closed" : "found";
  const open = company?.closed ? null : company; // of a closed one, nothing but that serves
  await db.query(sql`
    INSERT INTO register.company
      (number, outcome, section, naf, category, bracket, commune, name, site_closed, read_at)
    VALUES (${number}, ${outcome}, ${open?.section ?? null}, ${open?.naf ?? null},
      ${open?.category ?? null}, ${open?.bracket ?? null}, ${open?.commune ?? null},
      ${open?.name ?? null}, ${open?.siteClosed ?? false}, ${readAt})
    ON CONFLICT (number) DO UPDATE SET outcome = excluded.outcome, section = excluded.section,
      naf = excluded.naf, category = excluded.category, bracket = excluded.bracket, commune = excluded.commune,
      name = excluded.name, site_closed = excluded.site_closed, read_at = excluded.read_at`);
}

/** Removes a company and its establishments: it asked not to appear any more. */
export async function forget(db: Queryable, siren: string): Promise<void> {
  await db.query(sql`DELETE FROM register.company WHERE left(number, 9) = ${siren}`);
}

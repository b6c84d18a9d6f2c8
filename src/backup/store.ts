import type { Queryable } from "../db/database.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { Manifest } from "./manifest.ts";

// Names of tables and columns come from the catalogue, quoted by it (`quote_ident`): they may stand in a statement.
const run = <R extends Record<string, unknown>>(db: Queryable, text: string, values: unknown[] = []) =>
  db.query<R>({ text, values } satisfies Sql);

/** One moment for every table, whatever is written meanwhile; values as text in one form, on every engine. First in a transaction. */
export async function beginSnapshot(tx: Queryable): Promise<void> {
  await tx.query(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`);
  await plainText(tx);
}

/** Text that says a value whole, and is read back the same. */
export async function plainText(tx: Queryable): Promise<void> {
  await tx.query(sql`SET LOCAL TimeZone = 'UTC'`);
  await tx.query(sql`SET LOCAL DateStyle = 'ISO, YMD'`);
  await tx.query(sql`SET LOCAL IntervalStyle = 'postgres'`);
  await tx.query(sql`SET LOCAL extra_float_digits = 1`);
  await tx.query(sql`SET LOCAL bytea_output = 'hex'`);
}

export type Table = { name: string; columns: { name: string; type: string }[] };

/**
 * Our tables and their columns, the generated ones left out; what belongs to an extension is not ours. Nor are those of pg-boss:
 * a job of then is not to be run again, and the calendar plans the next ones at each start.
 */
export const ourTables = (db: Queryable): Promise<Table[]> =>
  db.query(sql`
    SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name,
      json_agg(json_build_object('name', quote_ident(a.attname), 'type', format_type(a.atttypid, a.atttypmod))
        ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'public', 'pgboss')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
    GROUP BY n.nspname, c.relname ORDER BY 1`);

export const migrationsApplied = async (db: Queryable): Promise<string[]> =>
  (await db.query<{ name: string }>(sql`SELECT name FROM schema_migration ORDER BY name`)).map(
    ({ name }) => name,
  );

const FETCH = 1_000;

/** The rows of a table as text, a thousand at a time. */
export async function* recordsOf(tx: Queryable, table: string): AsyncGenerator<string> {
  await run(tx, `DECLARE lecture NO SCROLL CURSOR FOR SELECT t::text AS record FROM ${table} t`);
  for (;;) {
    const rows = await run<{ record: string }>(tx, `FETCH ${FETCH} FROM lecture`);
    for (const { record } of rows) yield record;
    if (rows.length < FETCH) break;
  }
  await run(tx, "CLOSE lecture");
}

/** Where each identity column stands. */
export async function sequencesOf(db: Queryable): Promise<Manifest["sequences"]> {
  const columns = await db.query<{ table: string; column: string; sequence: string }>(sql`
    SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS "table", a.attname AS "column",
      pg_get_serial_sequence(quote_ident(n.nspname) || '.' || quote_ident(c.relname), a.attname) AS sequence
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND a.attidentity <> '' AND n.nspname !~ '^pg_' ORDER BY 1`);
  const found: Manifest["sequences"] = [];
  for (const { table, column, sequence } of columns) {
    const [state] = await run<{ last: string; called: boolean }>(
      db,
      `SELECT last_value::text AS last, is_called AS called FROM ${sequence}`,
    );
    if (state?.called) found.push({ table, column, value: state.last });
  }
  return found;
}

export const setSequence = (tx: Queryable, { table, column, value }: Manifest["sequences"][number]) =>
  tx.query(sql`SELECT setval(pg_get_serial_sequence(${table}, ${column}), ${value}::bigint)`);

export const hasRows = async (db: Queryable, table: string): Promise<boolean> =>
  (await run(db, `SELECT 1 FROM ${table} LIMIT 1`)).length > 0;

export const emptyTable = (tx: Queryable, table: string) => run(tx, `DELETE FROM ${table}`);

/** Puts records of a table back. */
export const loadRecords = (tx: Queryable, { name, columns }: Table, records: readonly string[]) =>
  run(
    tx,
    `INSERT INTO ${name} (${columns.map((c) => c.name).join(", ")}) OVERRIDING SYSTEM VALUE
     SELECT ${columns.map((c) => `(r.x).${c.name}`).join(", ")}
     FROM (SELECT v::${name} AS x FROM unnest($1::text[]) AS v OFFSET 0) r`,
    [records],
  );

type Link = { table: string; name: string; definition: string };

/** Takes the foreign keys away, so that tables load in any order. @returns what puts them back, checked */
export async function dropLinks(tx: Queryable): Promise<() => Promise<void>> {
  const links = await tx.query<Link>(sql`
    SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS "table", quote_ident(k.conname) AS name,
      pg_get_constraintdef(k.oid) AS definition
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE k.contype = 'f' AND n.nspname !~ '^pg' ORDER BY 1, 2`);
  for (const { table, name } of links) await run(tx, `ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  return async () => {
    for (const { table, name, definition } of links)
      await run(tx, `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  };
}

/** Statistics of what was just loaded: without them the first searches are slow. */
export const analyse = (db: Queryable) => db.query(sql`ANALYZE`);

/**
 * What was under way when the backup was made and must not go on: sessions (one may have been ended since), sign-ins, letters
 * (sent since, or to someone who erased all since). @returns the ids of the letters, whose keys are to destroy
 */
export async function endWhatWasUnderWay(tx: Queryable, at: Date): Promise<string[]> {
  await tx.query(sql`UPDATE staff.session SET ended_at = ${at} WHERE ended_at IS NULL`);
  await tx.query(sql`DELETE FROM staff.sign_in`);
  await tx.query(sql`DELETE FROM staff.demo_link`);
  const letters = await tx.query<{ id: string }>(sql`
    UPDATE mail.outbox SET sealed = NULL, about = NULL, ended_at = ${at}, sent = false, last_code = 'RESTAURE'
    WHERE ended_at IS NULL RETURNING id`);
  return letters.map(({ id }) => id);
}

/** Of these conversations, those that a backup brought back: not erased there, or whose key is there. */
export const broughtBack = async (tx: Queryable, ids: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await tx.query<{ id: string }>(sql`
        SELECT id FROM chat.conversation WHERE id = ANY(${ids}::text[]) AND erased_at IS NULL
        UNION SELECT c.id FROM chat.conversation c JOIN vault.conversation_key k ON k.conversation_id = c.id
        WHERE c.id = ANY(${ids}::text[]) AND k.wrapped <> ''`)
    ).map(({ id }) => id),
  );

/** The words of an incident, whose key goes with this mark. @returns false when it was marked already */
export const markIncidentErased = async (tx: Queryable, id: string, at: Date): Promise<boolean> =>
  (
    await tx.query(
      sql`UPDATE governance.incident SET erased_at = ${at} WHERE id = ${id} AND erased_at IS NULL RETURNING id`,
    )
  ).length === 1;

/** A field report, and what was drawn from it that nobody published; its key goes with it. @returns false when it is gone already */
export async function deleteFieldReport(tx: Queryable, id: string): Promise<boolean> {
  await tx.query(sql`DELETE FROM field.fiche WHERE report_id = ${id} AND status IN ('proposed', 'rejected')`);
  return (await tx.query(sql`DELETE FROM field.report WHERE id = ${id} RETURNING id`)).length === 1;
}

/** Forgets an address left before `at`. @returns false when there is none */
export const forgetAddress = async (tx: Queryable, conversationId: string, at: Date): Promise<boolean> =>
  (
    await tx.query(sql`
      DELETE FROM chat.notice_address WHERE conversation_id = ${conversationId} AND at <= ${at} RETURNING 1`)
  ).length > 0;

/** Makes a survey that a backup has open end when it did. */
export const endSurvey = (tx: Queryable, id: string, at: Date) =>
  tx.query(sql`
    UPDATE survey.survey SET ends_at = least(ends_at, ${at}::timestamptz) WHERE id = ${id} AND state = 'open'`);

/** Disables an account, and says so in the history of rights. @returns its roles; null when it is disabled already or unknown */
export async function disableAccount(tx: Queryable, id: string, at: Date): Promise<string[] | null> {
  const [account] = await tx.query<{ roles: string[] }>(sql`
    UPDATE staff.account SET disabled_at = ${at} WHERE id = ${id} AND disabled_at IS NULL RETURNING roles`);
  if (!account) return null;
  await tx.query(sql`
    INSERT INTO staff.change (kind, subject, roles_before, roles_after, by_account, at)
    VALUES ('disabled', ${id}, ${account.roles}, '{}', NULL, ${at})`);
  return account.roles;
}

/** A conversation that can still be read, for the drill; null: none. */
export const aLiveConversation = async (db: Queryable): Promise<string | null> =>
  (
    await db.query<{ id: string }>(sql`
      SELECT c.id FROM chat.conversation c JOIN vault.conversation_key k ON k.conversation_id = c.id
      WHERE c.erased_at IS NULL AND k.wrapped <> '' ORDER BY c.created_at DESC LIMIT 1`)
  )[0]?.id ?? null;

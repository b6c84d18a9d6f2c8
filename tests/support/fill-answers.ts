import type { Queryable } from "../../src/db/database.ts";
import { sql } from "../../src/db/sql.ts";
import { newId } from "../../src/ids.ts";

/** An answer of a conversation, as it was recorded. `tokens` null: no model was asked. */
export type Given = {
  conversation: string;
  at: Date;
  outcome?: string;
  mode?: string;
  flags?: readonly string[];
  section?: string | null;
  size?: string | null;
  region?: string | null;
  sampled?: boolean;
  tokens?: { input: number; output: number; energyWh: [number, number] | null } | null;
  useful?: boolean | null;
  /** A first verdict, an hour later. */
  verdict?: "good" | "to_correct" | null;
  contested?: { decided: "upheld" | "rejected" | null; days: number } | null;
};

const BATCH = 5_000;

/** Writes answers in the rows that the chat and review write, without their words. @returns the id of each */
export async function fill(tx: Queryable, answers: readonly Given[]): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < answers.length; from += BATCH) {
    const rows = answers.slice(from, from + BATCH).map((given) => {
      const { tokens = null, contested = null } = given;
      const energy = tokens?.energyWh ?? null;
      return {
        ...{ id: newId(), outcome: "answered", mode: "extractive", flags: [], sampled: false },
        ...{ section: null, size: null, region: null, useful: null, verdict: null },
        ...given,
        ...{ calls: tokens ? 1 : 0, input: tokens?.input ?? 0, output: tokens?.output ?? 0 },
        ...{ low: energy?.[0] ?? null, high: energy?.[1] ?? null },
        ...{
          contested: contested !== null,
          decision: contested?.decided ?? null,
          days: contested?.days ?? 0,
        },
      };
    });
    ids.push(...rows.map(({ id }) => id));
    const row = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id text, conversation text, at timestamptz, outcome text,
      mode text, flags jsonb, sampled boolean, section text, size text, region text, useful boolean, verdict text, calls int,
      input int, output int, low float8, high float8, contested boolean, decision text, days int)`;
    await tx.query(sql`
      INSERT INTO chat.conversation (id, return_digest, created_at, expires_at)
      SELECT r.conversation, decode(md5(r.conversation), 'hex'), min(r.at), min(r.at) + interval '180 days' FROM ${row} GROUP BY r.conversation
      ON CONFLICT DO NOTHING`);
    await tx.query(sql`
      INSERT INTO chat.message (id, conversation_id, client_message_id, position, content, masked, generative, created_at)
      SELECT r.id, r.conversation, NULL, (abs(hashtext(r.id)) % 2000000000), ''::bytea, '{}', true, r.at FROM ${row}`);
    await tx.query(sql`
      INSERT INTO chat.answer (id, conversation_id, message_id, reference, status, lease_until, outcome, mode, completeness, content,
        trace, created_at, answered_at, model_calls, input_tokens, output_tokens, energy_wh, g_co2e)
      SELECT r.id, r.conversation, r.id, r.id, 'done', r.at, r.outcome, r.mode, 'full', ''::bytea, '{}', r.at, r.at, r.calls, r.input,
        r.output, CASE WHEN r.low IS NOT NULL THEN ARRAY[r.low, r.high] END, CASE WHEN r.low IS NOT NULL THEN ARRAY[r.low / 20, r.high / 20] END
      FROM ${row}`);
    await tx.query(sql`
      INSERT INTO review.item (answer_id, conversation_id, reference, recorded_at, outcome, mode, flags, risk, sampled, lot, status,
        passages, section, size, region)
      SELECT r.id, r.conversation, r.id, r.at, r.outcome, r.mode, ARRAY(SELECT jsonb_array_elements_text(r.flags)), 0, r.sampled, 0,
        'unlisted', '{}', r.section, r.size, r.region FROM ${row}`);
    await tx.query(sql`
      INSERT INTO chat.feedback (answer_id, useful, reasons, created_at)
      SELECT r.id, r.useful, '{}', r.at FROM ${row} WHERE r.useful IS NOT NULL`);
    await tx.query(sql`
      INSERT INTO review.verdict (answer_id, account_id, conclusion, scores, reasons, at)
      SELECT r.id, 'relecteur', r.verdict, '{}', '{}', r.at + interval '1 hour' FROM ${row} WHERE r.verdict IS NOT NULL`);
    await tx.query(sql`
      INSERT INTO chat.contest (id, answer_id, conversation_id, ticket_digest, reason, created_at, due_at, decided_at, decided_by, outcome, answer)
      SELECT r.id, r.id, r.conversation, decode(md5(r.id), 'hex'), ''::bytea, r.at, r.at + interval '14 days',
        CASE WHEN r.decision IS NOT NULL THEN r.at + r.days * interval '1 day' END,
        CASE WHEN r.decision IS NOT NULL THEN 'responsable' END, r.decision, CASE WHEN r.decision IS NOT NULL THEN ''::bytea END
      FROM ${row} WHERE r.contested`);
  }
  return ids;
}

/** One answer for each of so many conversations. */
export const several = (name: string, count: number, given: Omit<Given, "conversation">): Given[] =>
  Array.from({ length: count }, (_, n) => ({ ...given, conversation: `${name}-${n}` }));

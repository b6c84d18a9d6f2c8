import type { Database } from "../../src/db/database.ts";
import { sql } from "../../src/db/sql.ts";
import { newId, newReference } from "../../src/ids.ts";
import { seal } from "../../src/privacy/cipher.ts";
import type { Vault } from "../../src/privacy/vault.ts";

const DAY = 86_400_000;
const BATCH = 10_000;
/** Of these, the words are real: they are opened. Of the others, only the row counts. */
const READABLE = 600;

export type Rows = { answers: number; open: number };

/** A year of answers: most are read or were never listed, `open` wait, of which a tenth were drawn at random. */
export async function fillReview(
  db: Database,
  vault: Vault,
  { answers, open }: Rows,
  now: Date,
): Promise<void> {
  const passages = await db.query<{ digest: string }>(
    sql`SELECT digest FROM knowledge.passage WHERE current ORDER BY id LIMIT 400`,
  );
  for (let from = 0; from < answers; from += BATCH) {
    const count = Math.min(BATCH, answers - from);
    const ids = Array.from({ length: count }, newId);
    const references = Array.from({ length: count }, newReference);
    const numbers = ids.map((_, index) => from + index);
    const words = Buffer.alloc(600, 7);
    await db.transaction(async (tx) => {
      await tx.query(sql`
        INSERT INTO chat.conversation (id, return_digest, created_at, expires_at)
        SELECT id, decode(md5(id), 'hex'), ${now}::timestamptz, ${new Date(now.getTime() + 180 * DAY)}::timestamptz FROM unnest(${ids}::text[]) AS id`);
      await tx.query(sql`
        INSERT INTO chat.message (id, conversation_id, position, content, masked, generative, created_at)
        SELECT id, id, 1, ${words}::bytea, '{}', true, ${now}::timestamptz FROM unnest(${ids}::text[]) AS id`);
      await tx.query(sql`
        INSERT INTO chat.answer (id, conversation_id, message_id, reference, status, lease_until, outcome, mode, completeness, content,
          flags, trace, created_at, answered_at)
        SELECT id, id, id, reference, 'done', ${now}::timestamptz, 'answered', 'extractive', 'full', ${words}::bytea, '{}',
          '{"steps":[],"promptVersions":{},"model":null,"rulesVersion":"1","knowledgeVersion":"1","directoryVersion":null}', ${now}::timestamptz, ${now}::timestamptz
        FROM unnest(${ids}::text[], ${references}::text[]) AS r(id, reference)`);
      await tx.query(sql`
        INSERT INTO chat.answer_passage (answer_id, rank, passage_digest, score, citation)
        SELECT id, rank, (${passages.map(({ digest }) => digest)}::text[])[1 + (n * 7 + rank * 13) % ${passages.length}], 1, rank
        FROM unnest(${ids}::text[], ${numbers}::int[]) AS r(id, n), generate_series(1, 3) AS rank`);
      await tx.query(sql`
        INSERT INTO review.item (answer_id, conversation_id, reference, recorded_at, outcome, mode, flags, risk, sampled, lot,
          status, passages, question_group, section, size, region, done_at, first_read_at, urgent, contested, due_at)
        SELECT id, id, reference, ${now}::timestamptz - (n % 365) * interval '1 day', 'answered', 'extractive', '{appui_faible}',
          10 + (n * 31) % 90, n % 10 = 0, (n::bigint * 7919 % 1000003)::int,
          CASE WHEN n % ${Math.round(answers / open)} = 0 THEN 'open' WHEN n % 20 = 1 THEN 'done' ELSE 'unlisted' END,
          ARRAY(SELECT passage_digest FROM chat.answer_passage a WHERE a.answer_id = id), decode(md5((n % 40000)::text), 'hex'),
          chr(65 + n % 20), (ARRAY['TPE','PME','ETI'])[1 + n % 3], '53', CASE WHEN n % 20 = 1 THEN ${now}::timestamptz END,
          CASE WHEN n % 20 = 1 THEN ${now}::timestamptz END, false, n % 5000 = 0,
          CASE WHEN n % 5000 = 0 THEN ${now}::timestamptz + interval '10 days' END
        FROM unnest(${ids}::text[], ${references}::text[], ${numbers}::int[]) AS r(id, reference, n)`);
      await tx.query(sql`
        INSERT INTO review.verdict (answer_id, account_id, conclusion, scores, reasons, at)
        SELECT answer_id, 'ancien', 'good', '{}', '{}', ${now}::timestamptz - interval '2 days' FROM review.item
        WHERE status = 'done' AND answer_id = ANY(${ids}::text[])`);
    });
  }
  await makeReadable(db, vault);
  // The journal is as long as the answers are many: each act adds to its end.
  await db.query(sql`
    INSERT INTO audit.entry (seq, at, kind, subject, facts, content_digest, previous, digest)
    SELECT last.seq + n, ${now}::timestamptz, 'answer_recorded', 'banc-' || n, '{}', NULL, md5((n - 1)::text), md5(n::text)
    FROM generate_series(1, ${answers}::int) AS n, (SELECT coalesce(max(seq), 0) AS seq FROM audit.entry) AS last`);
  for (const table of [
    "review.item",
    "review.verdict",
    "chat.answer",
    "chat.message",
    "chat.answer_passage",
    "chat.conversation",
    "audit.entry",
  ])
    await db.query({ text: `VACUUM (ANALYZE) ${table}`, values: [] });
}

/** Seals real words in the answers that a reader gets first. */
async function makeReadable(db: Database, vault: Vault): Promise<void> {
  const first = await db.query<{ id: string }>(sql`
    (SELECT answer_id AS id FROM review.item WHERE status = 'open' AND contested)
    UNION (SELECT answer_id FROM review.item WHERE status = 'open' AND sampled ORDER BY lot, answer_id LIMIT ${READABLE})
    UNION (SELECT answer_id FROM review.item WHERE status = 'open' AND NOT sampled ORDER BY risk DESC, recorded_at, answer_id LIMIT ${READABLE})`);
  const words = {
    content: "Un ambassadeur IA est bénévole. [1] Il ne vend rien. [2]",
    details: "",
    citations: [],
    validation: null,
    suggestions: [],
    standalone: "un ambassadeur est-il payé ?",
    withheld: [],
  };
  for (const { id } of first) {
    await db.transaction(async (tx) => {
      const key = await vault.create(tx, id);
      const content = seal(key, Buffer.from(JSON.stringify(words)), id);
      const question = seal(key, Buffer.from(words.standalone), id);
      await tx.query(sql`UPDATE chat.answer SET content = ${content} WHERE id = ${id}`);
      await tx.query(sql`UPDATE chat.message SET content = ${question} WHERE id = ${id}`);
    });
  }
}

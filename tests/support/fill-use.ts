import { journalAll } from "../../src/audit/journal.ts";
import type { Database } from "../../src/db/database.ts";
import { sql } from "../../src/db/sql.ts";
import { newId, newReference } from "../../src/ids.ts";

/** Answers of one moment, each in a conversation of its own unless they are given, `served` of them with someone proposed. */
export type Use = {
  region: string | null;
  size: string | null;
  section: string | null;
  count: number;
  served: number;
  at: Date;
  conversations?: readonly string[] | undefined;
  action?: "ask";
};

/** Writes what answering people would: rows without words, and the journal. @returns the conversations of each use */
export async function fillUse(db: Database, uses: readonly Use[]): Promise<string[][]> {
  const made: string[][] = [];
  for (const use of uses) {
    const conversations = use.conversations ?? Array.from({ length: use.count }, newId);
    const answers = conversations.map(newId);
    const references = conversations.map(newReference);
    const empty = Buffer.alloc(0);
    await db.transaction(async (tx) => {
      await tx.query(sql`
        INSERT INTO chat.conversation (id, return_digest, created_at, expires_at)
        SELECT id, decode(md5(id), 'hex'), ${use.at}, ${use.at} FROM unnest(${[...conversations]}::text[]) AS id
        ON CONFLICT DO NOTHING`);
      await tx.query(sql`
        INSERT INTO chat.message (id, conversation_id, position, content, masked, generative, created_at)
        SELECT a, c, extract(epoch FROM ${use.at}::timestamptz)::int, ${empty}, '{}', false, ${use.at}
        FROM unnest(${answers}::text[], ${[...conversations]}::text[]) AS r(a, c)`);
      await tx.query(sql`
        INSERT INTO chat.answer (id, conversation_id, message_id, reference, status, lease_until, outcome, mode, content, trace, created_at)
        SELECT a, c, a, ref, 'done', ${use.at}, 'answered', 'extractive', ${empty}, '{}', ${use.at}
        FROM unnest(${answers}::text[], ${[...conversations]}::text[], ${references}::text[]) AS r(a, c, ref)`);
      await tx.query(sql`
        INSERT INTO review.item (answer_id, conversation_id, reference, recorded_at, outcome, mode, flags, risk, sampled, lot, status,
          passages, region, size, section)
        SELECT a, c, ref, ${use.at}, 'answered', 'extractive', '{}', 0, false, 1, 'unlisted', '{}', ${use.region}, ${use.size}, ${use.section}
        FROM unnest(${answers}::text[], ${[...conversations]}::text[], ${references}::text[]) AS r(a, c, ref)`);
      const acts = answers.map((id, index) => ({
        kind: "answer_recorded" as const,
        subject: id,
        facts: { action: use.action ?? (index < use.served ? "route" : "fallback") },
        contentDigest: null,
      }));
      await journalAll(tx, acts, use.at);
    });
    made.push([...conversations]);
  }
  return made;
}

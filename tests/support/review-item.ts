import { randomBytes } from "node:crypto";
import { riskOf, URGENT_FLAGS } from "../../src/answering/risk.ts";
import type { Queryable } from "../../src/db/database.ts";
import { sql } from "../../src/db/sql.ts";
import { newId, newReference } from "../../src/ids.ts";
import { sectorOf } from "../../src/profile/profile.ts";
import type { Drawn } from "../../src/review/intake/draw.ts";
import { LISTED_FROM } from "../../src/review/intake/listed.ts";
import { insertItem } from "../../src/review/intake/store.ts";

export type TestItem = {
  at: Date;
  sampled: boolean;
  readingsWanted: Drawn["readingsWanted"];
  outcome: string;
  mode: string;
  flags: string[];
  section: "A" | "C" | "I" | null;
  size: "TPE" | "PME" | null;
  region: string | null;
  promptVersion: string | null;
};

/** An answer in the rows that the chat and the intake write, without its words. @returns its id and its reference */
export async function recordItem(
  tx: Queryable,
  over: Partial<TestItem> & Pick<TestItem, "at">,
): Promise<{ id: string; reference: string; conversation: string }> {
  const item: TestItem = {
    sampled: false,
    readingsWanted: 1,
    outcome: "answered",
    mode: "extractive",
    flags: [],
    section: null,
    size: null,
    region: null,
    promptVersion: null,
    ...over,
  };
  const { at, outcome, mode, flags, section, size, region, promptVersion, sampled, readingsWanted } = item;
  const [id, message, conversation, reference] = [newId(), newId(), newId(), newReference()];
  const sealed = Buffer.from("sealed");
  await tx.query(sql`
    INSERT INTO chat.conversation (id, return_digest, created_at, expires_at)
    VALUES (${conversation}, ${randomBytes(32)}, ${at}, ${new Date(at.getTime() + 180 * 86_400_000)})`);
  await tx.query(sql`
    INSERT INTO chat.message (id, conversation_id, position, content, masked, generative, created_at)
    VALUES (${message}, ${conversation}, 1, ${sealed}, '{}', false, ${at})`);
  await tx.query(sql`
    INSERT INTO chat.answer (id, conversation_id, message_id, reference, status, lease_until, outcome, content, trace, created_at)
    VALUES (${id}, ${conversation}, ${message}, ${reference}, 'done', ${at}, ${outcome}, ${sealed}, '{}', ${at})`);
  const risk = riskOf(flags);
  await insertItem(
    tx,
    {
      answerId: id,
      conversationId: conversation,
      reference,
      outcome,
      mode,
      flags,
      passages: [],
      preparedId: null,
      questionGroup: randomBytes(32),
      profile: { sector: section && sectorOf(section), size, region },
      promptVersion,
      opposed: false,
      at,
    },
    {
      sampled,
      lot: 0,
      readingsWanted,
      risk,
      urgent: flags.some((flag) => flag in URGENT_FLAGS),
      listed: sampled || risk >= LISTED_FROM,
    },
  );
  return { id, reference, conversation };
}

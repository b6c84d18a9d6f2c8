import { expect, test } from "vitest";
import { verifyJournal } from "../../src/audit/verify.ts";
import { sql } from "../../src/db/sql.ts";
import { DomainError } from "../../src/errors.ts";
import { actsOf, openRace, pick, type Talked } from "../support/race.ts";

const SECONDS = 20;
/** More than the connections: some always wait for one. */
const WORKERS = 24;
const CONNECTIONS = 20;
const CONVERSATIONS = 4;

// A real server alone has several connections.
test.skipIf(process.env.TEST_DATABASE_URL === undefined)(
  "whatever happens at once to a few answers, nobody waits in a circle, and nothing is left of what is erased",
  { timeout: (SECONDS + 100) * 1_000 },
  async () => {
    const race = await openRace(CONNECTIONS);
    const { db, vault, conversations } = race;
    const { ask, acts } = actsOf(race);
    const done = new Map<string, number>();
    const unexpected = new Map<string, number>();
    const talks: Talked[] = [];
    /** Erased or closed not long ago: contests wait there for a decision, and readers still have the page. */
    const past: Talked[] = [];
    const open = async (): Promise<Talked> => {
      const talked: Talked = { id: (await conversations.open()).id, answers: [], tickets: [] };
      await ask(talked, { id: "", reference: "" });
      return talked;
    };
    for (let n = 0; n < CONVERSATIONS; n++) talks.push(await open());
    const until = performance.now() + SECONDS * 1_000;
    const work = async (): Promise<void> => {
      while (performance.now() < until) {
        const place = Math.floor(Math.random() * CONVERSATIONS);
        const talked =
          past.length > 0 && Math.random() < 0.2
            ? pick(past.slice(-CONVERSATIONS))
            : (talks[place] as Talked);
        // Erasing now and then, so that there is something to erase.
        const name =
          Math.random() < 0.03 ? "erase" : pick(Object.keys(acts).filter((one) => one !== "erase"));
        try {
          await acts[name]?.(talked, pick(talked.answers));
          done.set(name, (done.get(name) ?? 0) + 1);
          if (name !== "erase") continue;
          past.push(talked);
          if (talks[place] === talked) talks[place] = await open();
        } catch (error) {
          if (error instanceof DomainError) continue;
          const { code } = error as { code?: string };
          const what = `${name}: ${code} ${String(error).replace(/\(\d+,\d+\)/, "")}`;
          unexpected.set(what, (unexpected.get(what) ?? 0) + 1);
        }
      }
    };
    try {
      await Promise.all(Array.from({ length: WORKERS }, work));
      console.info([...done].map(([name, times]) => `${name} ${times}`).join(", "));
      expect([...unexpected]).toEqual([]);
      // A race in which nothing succeeds proves nothing.
      expect(Object.keys(acts).filter((name) => !done.has(name))).toEqual([]);
      const { faults } = await verifyJournal(db, { vault });
      expect(faults).toEqual([]);
      const left = await db.query(sql`
        WITH gone AS (SELECT id FROM chat.conversation WHERE erased_at IS NOT NULL)
        SELECT 'item ' || status || ' ' || (question_group IS NOT NULL) || ' ' || coalesce(section, '') AS what
          FROM review.item WHERE conversation_id IN (TABLE gone)
          AND (question_group IS NOT NULL OR section IS NOT NULL OR status IN ('open', 'escalated', 'unlisted'))
        UNION ALL SELECT 'answer' FROM chat.answer WHERE conversation_id IN (TABLE gone) AND question_hmac IS NOT NULL
        UNION ALL SELECT 'profile' FROM chat.profile WHERE conversation_id IN (TABLE gone)
        UNION ALL SELECT 'access' FROM chat.access WHERE conversation_id IN (TABLE gone)
        UNION ALL SELECT 'address' FROM chat.notice_address WHERE conversation_id IN (TABLE gone)
        -- Whoever closed a conversation waits for the decision, and for that letter, after all is erased.
        UNION ALL SELECT 'letter' FROM mail.outbox JOIN chat.conversation c ON c.id = about
          WHERE (c.erased_at IS NULL OR c.closed_at IS NULL)
          AND NOT EXISTS (SELECT 1 FROM chat.notice_address n WHERE n.conversation_id = about)`);
      expect(left).toEqual([]);
    } finally {
      await db.close();
    }
  },
);

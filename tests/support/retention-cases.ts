import type { Scene } from "../../src/backup/testing/scene.ts";
import { parisDay } from "../../src/clock.ts";
import { sql } from "../../src/db/sql.ts";
import { newId } from "../../src/ids.ts";
import { queueMail } from "../../src/mail/outbox.ts";
import { open, seal } from "../../src/privacy/cipher.ts";

const DAY_MS = 86_400_000;

/** A kind of data made, how long after it is due, and how many of its rows someone could still read. */
export type Case = {
  make(scene: Scene): Promise<void>;
  /** Days from `make` to the term; just before, nothing is due. */
  days: number;
  due: number;
  readable(scene: Scene): Promise<number>;
};

const rows = async (scene: Scene, text: string): Promise<number> =>
  (await scene.db.query({ text, values: [] })).length;

/** Rows of a column sealed with a key of the vault that still opens them. */
async function opened(scene: Scene, text: string, context: (id: string) => string): Promise<number> {
  let count = 0;
  for (const { id, sealed, key } of await scene.db.query<{ id: string; sealed: Buffer; key: string }>({
    text,
    values: [],
  })) {
    const own = await scene.vault.key(scene.db, key);
    if (own && open(own, sealed, context(id)).length > 0) count++;
  }
  return count;
}

const ANSWERS = "SELECT id, content AS sealed, conversation_id AS key FROM chat.answer";
const account = (scene: Scene, id: string, disabled: boolean) =>
  scene.db.query(sql`
    INSERT INTO staff.account (id, issuer, idp_id, sub, email, roles, function, organisation, joined_at, last_sign_in_at, last_seen_at, disabled_at)
    VALUES (${id}, 'i', 'p', ${`sub-${id}`}, ${`${id}@exemple.fr`}, '{lead}', 'f', 'o', ${scene.now}, ${scene.now}, ${scene.now},
      ${disabled ? scene.now : null}) ON CONFLICT DO NOTHING`);

/** An answer that told of distress and of an admission, in a conversation, with its place in review. */
async function sensitive(scene: Scene): Promise<{ conversation: string; answer: string }> {
  const made = await scene.exchange("mirabelle");
  const flags = ["appui_faible", "detresse", "aveu"];
  await scene.db.query(
    sql`UPDATE chat.answer SET flags = ${flags}, outcome = 'distress_signposted' WHERE id = ${made.answer}`,
  );
  await scene.db.query(
    sql`UPDATE chat.message SET masked = '{téléphone}' WHERE conversation_id = ${made.conversation}`,
  );
  await scene.db.query(sql`
    INSERT INTO review.item (answer_id, conversation_id, reference, recorded_at, outcome, mode, flags, risk, sampled, lot, status, passages)
    VALUES (${made.answer}, ${made.conversation}, ${made.reference}, ${scene.now}, 'distress_signposted', 'canned', ${flags}, 170, false, 1,
      'open', '{}')`);
  return made;
}

async function contest(scene: Scene, decided: boolean): Promise<void> {
  const { conversation, answer } = await scene.exchange("prune");
  const id = newId();
  const sealed = await scene.db.transaction(async (tx) =>
    seal(await scene.vault.create(tx, id), Buffer.from("décision"), id),
  );
  await scene.db.query(sql`
    INSERT INTO chat.contest (id, answer_id, conversation_id, ticket_digest, reason, created_at, due_at, decided_at, decided_by, outcome, answer)
    VALUES (${id}, ${answer}, ${conversation}, ${Buffer.from(id)}, '\\x01', ${scene.now}, ${scene.now},
      ${decided ? scene.now : null}, ${decided ? "acc" : null}, ${decided ? "upheld" : null}, ${decided ? sealed : null})`);
}

async function sealedRow(
  scene: Scene,
  insert: (id: string, sealed: Buffer) => ReturnType<typeof sql>,
): Promise<void> {
  const id = newId();
  await scene.db.transaction(async (tx) => {
    const key = await scene.vault.create(tx, id);
    await tx.query(insert(id, seal(key, Buffer.from("quetsche"), id)));
  });
}

/** Open: for five days more. Closed: now. */
const survey = (scene: Scene, state: "open" | "closed") =>
  scene.db.query(sql`
    INSERT INTO survey.survey (id, state, title, why, closing_day, questions, regions, kinds, created_by, created_at, opened_at, ends_at,
      closed_at, asked, answered)
    VALUES ('enq', ${state}, 't', 'w', '2026-12-01', '[]', '{}', '{}', 'acc', ${scene.now}, ${scene.now},
      ${new Date(scene.now.getTime() + 5 * DAY_MS)}, ${state === "closed" ? scene.now : null}, ${state === "closed" ? 1 : null},
      ${state === "closed" ? 1 : null})`);

/** A request to an advisor that was closed, its words sealed with its own key. */
const contactRequest = (scene: Scene, when: { closedAfterDays: number; sentDaysAgo: number }) =>
  sealedRow(scene, (id, sealed) => {
    const sent = new Date(scene.now.getTime() - when.sentDaysAgo * DAY_MS);
    const closed = new Date(scene.now.getTime() + when.closedAfterDays * DAY_MS);
    return sql`
      INSERT INTO contact.request (id, chain_id, advisor_id, content, call_time, to_advisor, to_leader, state, since, sent_at,
        answer_by, closed_at, next_at)
      VALUES (${id}, ${id}, 'adv', ${sealed}, 'matin', false, false, 'lapsed', ${closed}, ${sent}, ${parisDay(sent)}::date,
        ${closed}, ${closed})`;
  });

/** By the code of each policy; a test holds this list whole. */
export const CASES: Readonly<Record<string, Case>> = {
  conversations: {
    async make(scene) {
      await scene.exchange("zinzolin");
      // Contested, it waits for its decision however old it is.
      await contest(scene, false);
    },
    days: 180,
    due: 1,
    readable: async (scene) =>
      (await opened(
        scene,
        `${ANSWERS} WHERE conversation_id NOT IN (SELECT conversation_id FROM chat.contest)`,
        (id) => id,
      )) + (await rows(scene, "SELECT 1 FROM chat.access")),
  },
  contest_answers: {
    make: (scene) => contest(scene, true),
    days: 90,
    due: 1,
    readable: (scene) =>
      opened(
        scene,
        "SELECT id, answer AS sealed, id AS key FROM chat.contest WHERE answer IS NOT NULL",
        (id) => id,
      ),
  },
  sensitive_flags: {
    async make(scene) {
      const { conversation } = await sensitive(scene);
      await scene.erase(conversation);
    },
    days: 30,
    due: 1,
    readable: (scene) =>
      rows(
        scene,
        `SELECT 1 FROM chat.answer a JOIN review.item i ON i.answer_id = a.id JOIN chat.message m ON m.id = a.message_id
         WHERE a.flags <> '{appui_faible}' OR i.flags <> '{appui_faible}' OR a.outcome <> 'handover' OR i.outcome <> 'handover'
           OR i.risk <> 30 OR m.masked <> '{}'`,
      ),
  },
  unread_review: {
    make: async (scene) => void (await sensitive(scene)),
    days: 30,
    due: 1,
    readable: (scene) => rows(scene, "SELECT 1 FROM review.item WHERE status = 'open'"),
  },
  briefings: {
    async make(scene) {
      await account(scene, "bene", false);
      await sealedRow(
        scene,
        (id, sealed) =>
          sql`INSERT INTO briefing.sheet (id, account_id, content, created_at) VALUES (${id}, 'bene', ${sealed}, ${scene.now})`,
      );
    },
    days: 30,
    due: 1,
    readable: async (scene) =>
      (await opened(scene, "SELECT id, content AS sealed, id AS key FROM briefing.sheet", (id) => id)) +
      (await rows(scene, "SELECT 1 FROM briefing.sheet")),
  },
  contact_words: {
    async make(scene) {
      // Closed at once: a month is enough. Closed late: what counts is the day it was sent.
      await contactRequest(scene, { closedAfterDays: 0, sentDaysAgo: 90 });
      await contactRequest(scene, { closedAfterDays: 25, sentDaysAgo: 90 });
      await scene.db.query(sql`
        INSERT INTO contact.spent_link (digest, request_id, at, expires_at)
        SELECT '\\x01', id, ${scene.now}, ${new Date(scene.now.getTime() + 45 * DAY_MS)} FROM contact.request LIMIT 1`);
    },
    days: 30,
    due: 2,
    readable: (scene) =>
      opened(
        scene,
        "SELECT id, content AS sealed, id AS key FROM contact.request WHERE content IS NOT NULL",
        (id) => id,
      ),
  },
  contact_traces: {
    async make(scene) {
      await contactRequest(scene, { closedAfterDays: 0, sentDaysAgo: 0 });
      await scene.db.query(
        sql`UPDATE contact.request SET content = NULL, erased_at = ${scene.now}, next_at = NULL`,
      );
      await scene.db.query(sql`
        INSERT INTO contact.step (request_id, n, state, by, at) SELECT id, 0, 'sent', 'leader', ${scene.now} FROM contact.request`);
      await scene.db.query(sql`
        INSERT INTO contact.letter (request_id, kind, move, mail_id, "to", at) SELECT id, 'request', 0, 'm', 'advisor', ${scene.now} FROM contact.request`);
    },
    days: 1_095,
    due: 1,
    readable: (scene) =>
      rows(
        scene,
        "SELECT id FROM contact.request UNION ALL SELECT request_id FROM contact.step UNION ALL SELECT request_id FROM contact.letter",
      ),
  },
  contact_absences: {
    make: (scene) =>
      scene.db
        .query(sql`
          INSERT INTO contact.absence (id, advisor_id, from_day, to_day, set_at)
          VALUES ('abs', 'adv', ${parisDay(scene.now)}::date, ${parisDay(scene.now)}::date, ${scene.now})`)
        .then(() => {}),
    days: 365,
    due: 1,
    readable: (scene) => rows(scene, "SELECT 1 FROM contact.absence"),
  },
  letters: {
    make: (scene) =>
      scene.db.transaction(
        async (tx) =>
          void (await queueMail(tx, scene.vault, { to: "a@exemple.fr", subject: "s", text: "t" }, scene.now)),
      ),
    days: 7,
    due: 1,
    readable: (scene) => rows(scene, "SELECT 1 FROM mail.outbox WHERE sealed IS NOT NULL"),
  },
  letter_traces: {
    make: (scene) =>
      scene.db
        .query(
          sql`INSERT INTO mail.outbox (id, created_at, next_at, ended_at, sent) VALUES ('l', ${scene.now}, ${scene.now}, ${scene.now}, true)`,
        )
        .then(() => {}),
    days: 365,
    due: 1,
    readable: (scene) => rows(scene, "SELECT 1 FROM mail.outbox WHERE id = 'l'"),
  },
  companies: {
    async make(scene) {
      for (const [number, outcome, age] of [
        ["000000018", "found", 0],
        ["000000026", "absent", 29],
      ] as const)
        await scene.db.query(sql`
          INSERT INTO register.company (number, outcome, site_closed, read_at)
          VALUES (${number}, ${outcome}, false, ${new Date(scene.now.getTime() + age * DAY_MS)})`);
    },
    days: 30,
    due: 2,
    readable: (scene) => rows(scene, "SELECT 1 FROM register.company"),
  },
  reports: {
    async make(scene) {
      await sealedRow(
        scene,
        (id, sealed) => sql`
          INSERT INTO trust.report (id, reference, ticket_digest, content, created_at, due_at, closed_at, closed_by, outcome, answer)
          VALUES (${id}, ${id}, ${Buffer.from(id)}, ${sealed}, ${scene.now}, ${scene.now}, ${scene.now}, 'f', 'founded', ${sealed})`,
      );
      await sealedRow(
        scene,
        (id, sealed) => sql`
          INSERT INTO trust.suspension (id, advisor_id, urgent, reason, decided_by, at, lifted_at)
          VALUES (${id}, 'adv', false, ${sealed}, 'f', ${scene.now}, ${scene.now})`,
      );
    },
    days: 365,
    due: 2,
    readable: async (scene) =>
      (await opened(scene, "SELECT id, content AS sealed, id AS key FROM trust.report", (id) => id)) +
      (await opened(scene, "SELECT id, reason AS sealed, id AS key FROM trust.suspension", (id) => id)),
  },
  incidents: {
    async make(scene) {
      await account(scene, "acc", false);
      await sealedRow(
        scene,
        (id, sealed) => sql`
          INSERT INTO governance.incident (id, reference, kind, severity, detected_at, content, answers, opened_by, function, organisation, opened_at, closed_at)
          VALUES (${id}, ${id}, 'outage', 'low', ${scene.now}, ${sealed}, '{}', 'acc', 'f', 'o', ${scene.now}, ${scene.now})`,
      );
    },
    // Five years of the calendar, one of them leap.
    days: 1826,
    due: 1,
    readable: (scene) =>
      opened(scene, "SELECT id, content AS sealed, id AS key FROM governance.incident", (id) => id),
  },
  sessions: {
    async make(scene) {
      await account(scene, "acc", false);
      await scene.db.query(sql`
        INSERT INTO staff.session (id, account_id, token_digest, rotated_at, device, created_at, authenticated_at, last_seen_at)
        VALUES ('ses', 'acc', '\\x01', ${scene.now}, 'd', ${scene.now}, ${scene.now}, ${scene.now})`);
      await scene.db.query(
        sql`INSERT INTO staff.spent_token (digest, session_id, spent_at) VALUES ('\\x02', 'ses', ${scene.now})`,
      );
    },
    days: 1,
    due: 1,
    readable: (scene) =>
      rows(scene, "SELECT id FROM staff.session UNION ALL SELECT session_id FROM staff.spent_token"),
  },
  sign_ins: {
    make: (scene) =>
      scene.db
        .query(sql`
          INSERT INTO staff.sign_in (browser_digest, state, nonce, return_to, expires_at)
          VALUES ('\\x01', 's', 'n', '/', ${new Date(scene.now.getTime() + DAY_MS)})`)
        .then(() => {}),
    days: 1,
    due: 1,
    readable: (scene) => rows(scene, "SELECT 1 FROM staff.sign_in"),
  },
  invitations: {
    make: (scene) =>
      scene.db
        .query(sql`
          INSERT INTO staff.invitation (id, email, roles, function, organisation, at, expires_at)
          VALUES ('inv', 'z@exemple.fr', '{lead}', 'f', 'o', ${scene.now}, ${new Date(scene.now.getTime() + 7 * DAY_MS)})`)
        .then(() => {}),
    days: 37,
    due: 1,
    readable: (scene) => rows(scene, "SELECT 1 FROM staff.invitation"),
  },
  accounts: {
    async make(scene) {
      await account(scene, "acc", false);
      await account(scene, "parti", true);
      await account(scene, "partie", true);
    },
    days: 365,
    due: 2,
    readable: (scene) =>
      rows(
        scene,
        "SELECT 1 FROM staff.account WHERE disabled_at IS NOT NULL AND (email LIKE '%@%' OR idp_id = 'p' OR sub LIKE 'sub-%')",
      ),
  },
  alerts: {
    async make(scene) {
      await account(scene, "acc", false);
      await scene.db.query(
        sql`INSERT INTO alerts.alert (id, kind, subject, facts, raised_at) VALUES ('al', 'distress', 'r', '{}', ${scene.now})`,
      );
      const day = scene.now.toISOString().slice(0, 10);
      await scene.db.query(sql`
        INSERT INTO alerts.duty (id, account_id, from_day, to_day, set_by, set_at)
        VALUES ('du', 'acc', ${day}::date, ${day}::date, 'acc', ${scene.now})`);
    },
    days: 365,
    due: 2,
    readable: (scene) =>
      rows(scene, "SELECT id FROM alerts.alert WHERE id = 'al' UNION ALL SELECT id FROM alerts.duty"),
  },
  card_proposals: {
    async make(scene) {
      await account(scene, "acc", false);
      await scene.db.query(sql`
        INSERT INTO desk.proposal (id, advisor_id, changes, revision, proposed_by, proposed_at, decision, reason, decided_by, decided_at)
        VALUES ('attend', 'a-1', '{"phone":"01"}', 1, 'acc', ${scene.now}, NULL, NULL, NULL, NULL),
          ('refusee', 'a-2', '{"phone":"02"}', 1, 'acc', ${scene.now}, 'refused', 'non', 'acc', ${scene.now})`);
      await scene.db.query(sql`
        INSERT INTO desk.declaration (id, advisor_id, kind, declared_by, at, confirmed_by, confirmed_at)
        VALUES ('part', 'a-1', 'leaving', 'acc', ${scene.now}, NULL, NULL), ('vu', 'a-2', 'leaving', 'acc', ${scene.now}, 'acc', ${scene.now})`);
    },
    days: 90,
    due: 2,
    readable: (scene) =>
      rows(
        scene,
        "SELECT id FROM desk.proposal WHERE decided_at IS NOT NULL UNION ALL SELECT id FROM desk.declaration WHERE confirmed_at IS NOT NULL",
      ),
  },
  card_figures: {
    async make(scene) {
      await scene.db.query(
        sql`INSERT INTO desk.renewal_notice (advisor_id, anniversary, told_at) VALUES ('a-1', '2026-12-01', ${scene.now})`,
      );
      // Of a month, the term is counted from its first instant in Paris: here, the next midnight.
      await scene.db.query(sql`
        INSERT INTO desk.card_month (advisor_id, month, views, proposed)
        VALUES ('a-1', (${scene.now}::timestamptz AT TIME ZONE 'Europe/Paris')::date + 1, 3, 1)`);
    },
    days: 395,
    due: 2,
    readable: (scene) =>
      rows(scene, "SELECT 1 FROM desk.renewal_notice UNION ALL SELECT 1 FROM desk.card_month"),
  },
  event_proposals: {
    async make(scene) {
      await account(scene, "acc", false);
      await scene.db.query(sql`
        INSERT INTO agenda.proposal (id, account_id, state, facts, place, proposed_at, changed_at, last_end)
        VALUES ('ev', 'acc', 'proposed', '{}', '{}', ${scene.now}, ${scene.now}, ${scene.now})`);
    },
    days: 365,
    due: 1,
    readable: (scene) => rows(scene, "SELECT 1 FROM agenda.proposal"),
  },
  survey_participations: {
    async make(scene) {
      await account(scene, "acc", false);
      await scene.db.transaction(async (tx) => void (await scene.vault.create(tx, "enq")));
      await survey(scene, "open");
      await scene.db.query(
        sql`INSERT INTO survey.participation (survey_id, account_id) VALUES ('enq', 'acc')`,
      );
    },
    days: 5,
    due: 1,
    readable: (scene) => rows(scene, "SELECT 1 FROM survey.participation"),
  },
  surveys: {
    async make(scene) {
      await account(scene, "acc", false);
      await survey(scene, "closed");
      await scene.db.query(
        sql`INSERT INTO survey.answer (id, survey_id, content) VALUES ('rep', 'enq', '["quetsche"]')`,
      );
    },
    days: 730,
    due: 1,
    readable: (scene) => rows(scene, "SELECT id FROM survey.survey UNION ALL SELECT id FROM survey.answer"),
  },
  field_reports: {
    async make(scene) {
      await account(scene, "terrain", false);
      await sealedRow(
        scene,
        (id, sealed) => sql`
          INSERT INTO field.report (id, author, client_id, kind, needs, interest, content, filed_at, status)
          VALUES (${id}, 'terrain', ${id}, 'cas_usage', '{}', 'none', ${sealed}, ${scene.now}, 'received')`,
      );
    },
    days: 1_096,
    due: 1,
    readable: async (scene) =>
      (await opened(scene, "SELECT id, content AS sealed, id AS key FROM field.report", (id) => id)) +
      (await rows(scene, "SELECT 1 FROM field.report")),
  },
  job_runs: {
    make: (scene) =>
      scene.db
        .query(
          sql`
          INSERT INTO pgboss.archive (id, name, priority, state, retry_limit, retry_count, retry_delay, retry_backoff, start_after, expire_in, created_on, keep_until, completed_on)
          VALUES (gen_random_uuid(), 'retention', 0, 'completed', 0, 0, 0, false, ${scene.now}, '1 hour', ${scene.now}, ${scene.now}, ${scene.now})`,
        )
        .then(() => {}),
    days: 30,
    due: 1,
    readable: (scene) => rows(scene, "SELECT 1 FROM pgboss.archive"),
  },
  retention_runs: {
    make: (scene) =>
      scene.db
        .query(sql`
          INSERT INTO retention.run (job, policy, started_at, finished_at, due, done)
          VALUES ('planned', 'vieille', ${scene.now}, ${scene.now}, 1, 1)`)
        .then(() => {}),
    days: 395,
    due: 1,
    readable: (scene) => rows(scene, "SELECT 1 FROM retention.run WHERE policy = 'vieille'"),
  },
};

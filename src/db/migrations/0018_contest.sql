-- What a person can do about an answer: contest it, and be told by e-mail when it is corrected. What an outsider can check of it.

-- The person asked for everything to be erased while a contest is open: nothing opens the conversation any more, its words wait
-- for the decision.
ALTER TABLE chat.conversation ADD COLUMN closed_at timestamptz;
CREATE INDEX conversation_closed ON chat.conversation (closed_at) WHERE closed_at IS NOT NULL AND erased_at IS NULL;

CREATE TABLE chat.contest (
  id text PRIMARY KEY,
  answer_id text NOT NULL REFERENCES chat.answer,
  conversation_id text NOT NULL REFERENCES chat.conversation,
  -- The ticket itself is made of the contest's own key, in the vault: no row tells it.
  ticket_digest bytea NOT NULL UNIQUE,
  -- Sealed with the conversation's key: it goes with the exchange.
  reason bytea NOT NULL,
  created_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  -- Whoever is on duty was told that the day is near.
  late_told_at timestamptz,
  withdrawn_at timestamptz,
  decided_at timestamptz,
  decided_by text,
  outcome text CHECK (outcome IN ('upheld', 'partly', 'rejected')),
  -- Sealed with the contest's own key: the exchange may be erased as soon as it is decided, and the person must read why.
  answer bytea,
  -- That key is destroyed.
  answer_erased_at timestamptz,
  CHECK (withdrawn_at IS NULL OR decided_at IS NULL),
  CHECK ((decided_at IS NULL) = (decided_by IS NULL) AND (decided_at IS NULL) = (outcome IS NULL)
    AND (decided_at IS NULL) = (answer IS NULL))
);
CREATE UNIQUE INDEX one_open_contest ON chat.contest (answer_id) WHERE decided_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX contest_to_decide ON chat.contest (due_at) WHERE decided_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX contest_of_answer ON chat.contest (answer_id, created_at);
CREATE INDEX contest_of_conversation ON chat.contest (conversation_id);
CREATE INDEX contest_answer_to_erase ON chat.contest (decided_at) WHERE answer_erased_at IS NULL;

-- Where a person wants to be told, sealed with the conversation's key.
CREATE TABLE chat.notice_address (
  conversation_id text PRIMARY KEY REFERENCES chat.conversation,
  address bytea NOT NULL,
  at timestamptz NOT NULL
);

-- The person said that they read a correction; one made later is news again.
CREATE TABLE chat.correction_seen (
  answer_id text PRIMARY KEY REFERENCES chat.answer,
  at timestamptz NOT NULL
);

-- What the journal says of an answer, in order.
CREATE INDEX entry_of_subject ON audit.entry (subject, seq);

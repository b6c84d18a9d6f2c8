-- Human review. The acts of reviewers are events and stay; `item` is their sum, kept in the same transaction so that a queue of
-- hundreds of thousands is read by an index. No word of a person is here: comments about an exchange are sealed with its key.
CREATE SCHEMA review;

-- What a person reads instead of a wrong answer. Written by staff for anyone, approved by a second person: public words.
CREATE TABLE chat.correction_text (
  id text PRIMARY KEY,
  content text NOT NULL,
  citations jsonb NOT NULL,
  validation jsonb,
  approved_at timestamptz NOT NULL
);
-- An answer corrected, or withdrawn (no text): shown at once in its conversation.
CREATE TABLE chat.correction (
  answer_id text PRIMARY KEY REFERENCES chat.answer,
  kind text NOT NULL CHECK (kind IN ('corrected', 'withdrawn')),
  correction_id text REFERENCES chat.correction_text,
  at timestamptz NOT NULL,
  CHECK ((kind = 'corrected') = (correction_id IS NOT NULL))
);

CREATE TABLE review.item (
  answer_id text PRIMARY KEY REFERENCES chat.answer,
  conversation_id text NOT NULL,
  reference text NOT NULL,
  recorded_at timestamptz NOT NULL,
  outcome text NOT NULL,
  mode text NOT NULL,
  flags text[] NOT NULL,
  risk int NOT NULL,
  -- Drawn by an independent coin when the answer was recorded: the only rows that an error rate is made of. `lot` is the
  -- place in the random order in which they are read, so that those read are a sample of those drawn.
  sampled boolean NOT NULL,
  lot int NOT NULL,
  -- Two readers, each blind to the other, to measure how far they agree.
  readings_wanted int NOT NULL DEFAULT 1,
  readings int NOT NULL DEFAULT 0,
  -- Accounts that gave a verdict: asked of every row that a queue goes through, so kept on it.
  read_by text[] NOT NULL DEFAULT '{}',
  urgent boolean NOT NULL DEFAULT false,
  contested boolean NOT NULL DEFAULT false,
  due_at timestamptz,
  status text NOT NULL CHECK (status IN ('unlisted', 'open', 'escalated', 'done', 'expired', 'erased')),
  claimed_by text,
  claimed_until timestamptz,
  -- What the answer cites, and what groups equal questions (an erasable keyed digest), to find the same fault elsewhere.
  passages text[] NOT NULL,
  prepared_id text,
  question_group bytea,
  -- For the figures, coarse on purpose; emptied when the person erases.
  section text,
  size text,
  region text,
  prompt_version text,
  first_read_at timestamptz,
  done_at timestamptz
);
-- The figures at the foot of the queue, without a visit to the rows.
CREATE INDEX item_counted ON review.item (status, sampled, urgent, contested) WHERE status IN ('open', 'escalated');
CREATE INDEX item_to_read ON review.item (risk DESC, recorded_at, answer_id) WHERE status IN ('open', 'escalated');
CREATE INDEX item_sampled ON review.item (lot, answer_id) WHERE status = 'open' AND sampled AND NOT urgent AND NOT contested;
CREATE INDEX item_first ON review.item (urgent DESC, due_at NULLS LAST, recorded_at) WHERE status IN ('open', 'escalated') AND (urgent OR contested);
CREATE INDEX item_escalated ON review.item (recorded_at) WHERE status = 'escalated';
CREATE INDEX item_claimed ON review.item (claimed_by) WHERE claimed_by IS NOT NULL;
CREATE INDEX item_recorded ON review.item (recorded_at);
CREATE INDEX item_done ON review.item (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX item_of_conversation ON review.item (conversation_id);
CREATE INDEX item_of_group ON review.item (question_group, recorded_at DESC) WHERE question_group IS NOT NULL;
CREATE INDEX item_of_prepared ON review.item (prepared_id) WHERE prepared_id IS NOT NULL;
CREATE INDEX item_citing ON review.item USING gin (passages);

-- What was done, by whom (an account), when. Never changed.
CREATE TABLE review.event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  answer_id text NOT NULL REFERENCES review.item,
  kind text NOT NULL,
  account_id text,
  facts jsonb NOT NULL DEFAULT '{}',
  words bytea,
  at timestamptz NOT NULL
);
CREATE INDEX event_of_item ON review.event (answer_id, id);

-- A verdict for the figures: one reader, one answer, once.
CREATE TABLE review.verdict (
  answer_id text NOT NULL REFERENCES review.item,
  account_id text NOT NULL,
  conclusion text NOT NULL CHECK (conclusion IN ('good', 'to_correct', 'to_withdraw')),
  scores jsonb NOT NULL,
  reasons text[] NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (answer_id, account_id)
);
CREATE INDEX verdict_at ON review.verdict (at);

-- A correction: proposed by one, decided by another, for one answer or for all that have the same fault.
CREATE TABLE review.correction (
  id text PRIMARY KEY,
  question text NOT NULL,
  variants text[] NOT NULL,
  body text NOT NULL,
  citations jsonb NOT NULL,
  -- Words that any good answer holds: what the eval case looks for.
  key_facts text[] NOT NULL,
  -- Which answers have the fault; counted again when it is approved.
  scope text NOT NULL CHECK (scope IN ('one', 'question', 'prepared', 'passage')),
  scope_key text NOT NULL,
  -- The answer it was proposed from, and how many have the fault: kept here, a list of corrections counts nothing.
  reference text NOT NULL,
  targets int NOT NULL DEFAULT 0,
  reason text NOT NULL,
  proposed_by text NOT NULL,
  proposed_at timestamptz NOT NULL,
  status text NOT NULL CHECK (status IN ('proposed', 'approved', 'rejected')),
  decided_by text,
  decided_at timestamptz,
  decision_reason text,
  -- Kept as an answer for the next who ask, and as a case that the service must pass.
  prepared_id text
);
CREATE INDEX correction_of_status ON review.correction (status, (coalesce(decided_at, proposed_at)));
CREATE TABLE review.correction_target (
  correction_id text NOT NULL REFERENCES review.correction,
  answer_id text NOT NULL REFERENCES review.item,
  PRIMARY KEY (correction_id, answer_id)
);
CREATE INDEX target_of_answer ON review.correction_target (answer_id);

CREATE TABLE review.eval_case (
  id text PRIMARY KEY,
  correction_id text NOT NULL REFERENCES review.correction,
  question text NOT NULL,
  expected jsonb NOT NULL,
  at timestamptz NOT NULL
);

-- A passage that changed or expired puts all that cited it in question at once: one row for them all.
CREATE TABLE review.reflagged (
  id text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('changed', 'expired')),
  passage_digest text NOT NULL,
  fiche_id text NOT NULL,
  anchor text NOT NULL,
  answers int NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz,
  closed_by text,
  decision text CHECK (decision IN ('harmless', 'corrected')),
  reason text,
  -- The passage is as it was again, or its fiche was reread: it may change or expire another time.
  lapsed boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX reflagged_once ON review.reflagged (kind, passage_digest) WHERE NOT lapsed;
CREATE INDEX reflagged_open ON review.reflagged (opened_at) WHERE closed_at IS NULL;

-- Answers born in review live beside those of the folder, which never touches them.
ALTER TABLE knowledge.prepared_answer
  ADD COLUMN origin text NOT NULL DEFAULT 'folder' CHECK (origin IN ('folder', 'review')),
  -- Of what is approved: the question, the words and the sources, however the file is written.
  ADD COLUMN words_digest text GENERATED ALWAYS AS (md5(question || chr(10) || body || chr(10) || citations::text)) STORED;

-- The approval of a prepared answer by the administration: of these very words, until they change.
CREATE TABLE knowledge.approval (
  prepared_id text NOT NULL,
  words_digest text NOT NULL,
  function text NOT NULL,
  organisation text NOT NULL,
  account_id text NOT NULL,
  at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  PRIMARY KEY (prepared_id, words_digest, at)
);
CREATE UNIQUE INDEX one_approval ON knowledge.approval (prepared_id, words_digest) WHERE withdrawn_at IS NULL;

-- A conversation's answers are read at each of its questions: without this, all the answers there are.
CREATE INDEX answer_of_conversation ON chat.answer (conversation_id);

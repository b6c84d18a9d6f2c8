-- What was erased because its time had come: what a calendar did, when, and whether it failed. `policy` null: the whole run.
CREATE SCHEMA retention;

CREATE TABLE retention.run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  job text NOT NULL CHECK (job IN ('minute', 'planned', 'manual')),
  policy text,
  started_at timestamptz NOT NULL,
  finished_at timestamptz NOT NULL,
  due int NOT NULL,
  done int NOT NULL,
  -- A code; never a message, which may quote someone.
  failed text
);
CREATE INDEX run_by_start ON retention.run (started_at);

-- After an erasure, what still tells something of a person is made vague: see conversation/erasure/blur.ts.
ALTER TABLE chat.conversation ADD COLUMN blurred_at timestamptz;
CREATE INDEX conversation_to_blur ON chat.conversation (erased_at) WHERE blurred_at IS NULL AND erased_at IS NOT NULL;

-- The e-mail and identity of an account disabled long ago go; the row stays for the history of rights.
ALTER TABLE staff.account ADD COLUMN erased_at timestamptz;
CREATE INDEX account_to_erase ON staff.account (disabled_at) WHERE erased_at IS NULL AND disabled_at IS NOT NULL;

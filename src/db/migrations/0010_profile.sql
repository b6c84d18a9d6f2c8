-- What is known of a company in a conversation, sealed with its key like its words: the profile, its corrections, and
-- the questions that the person passed.
CREATE TABLE chat.profile (
  conversation_id text PRIMARY KEY REFERENCES chat.conversation,
  content bytea NOT NULL,
  updated_at timestamptz NOT NULL
);

-- A message that was sent by a correction of the profile, not typed: its words ask nothing.
ALTER TABLE chat.message ADD COLUMN corrects boolean NOT NULL DEFAULT false;

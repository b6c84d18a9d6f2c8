-- The sheets that an ambassador has made before a meeting. What was pasted is nowhere here: it lived in memory only.
CREATE SCHEMA briefing;

-- `content` is the whole sheet, already masked, sealed with a key of its own (the id of the sheet, in the vault): its author alone reads
-- it. The row goes with its key when its author erases it, or after thirty days.
CREATE TABLE briefing.sheet (
  id text PRIMARY KEY,
  account_id text NOT NULL REFERENCES staff.account,
  content bytea NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX sheet_account ON briefing.sheet (account_id, created_at);
CREATE INDEX sheet_created ON briefing.sheet (created_at);

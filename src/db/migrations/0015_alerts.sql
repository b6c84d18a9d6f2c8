-- Letters to persons outside the staff (« your answer was corrected »). Address and words are sealed with a key of their own (the
-- letter's id, in the vault); both go once it is sent, refused for good, or seven days old.
CREATE SCHEMA mail;

CREATE TABLE mail.outbox (
  id text PRIMARY KEY,
  -- The conversation that it tells of, so that it is forgotten with it; it goes with the words, and is null for other letters.
  about text,
  sealed bytea,
  created_at timestamptz NOT NULL,
  next_at timestamptz NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  claimed_until timestamptz,
  -- What the server said last, as a code: its words quote addresses.
  last_code text,
  ended_at timestamptz,
  sent boolean,
  CHECK ((ended_at IS NULL) = (sealed IS NOT NULL) AND (ended_at IS NULL) = (sent IS NULL)),
  CHECK (about IS NULL OR ended_at IS NULL)
);
CREATE INDEX outbox_due ON mail.outbox (next_at) WHERE ended_at IS NULL;
CREATE INDEX outbox_about ON mail.outbox (about) WHERE about IS NOT NULL;

-- What whoever is on duty must know at once. No word of anyone: a kind, a reference, figures, a time.
CREATE SCHEMA alerts;

CREATE TABLE alerts.alert (
  id text PRIMARY KEY,
  kind text NOT NULL,
  subject text NOT NULL,
  facts jsonb NOT NULL,
  raised_at timestamptz NOT NULL,
  -- Its recipients are known; until then, there was nobody to tell.
  addressed boolean NOT NULL DEFAULT false,
  seen_by text REFERENCES staff.account,
  seen_at timestamptz,
  CHECK ((seen_by IS NULL) = (seen_at IS NULL))
);
CREATE INDEX alert_to_address ON alerts.alert (raised_at) WHERE NOT addressed;
CREATE INDEX alert_unseen ON alerts.alert (kind, raised_at) WHERE seen_at IS NULL;
CREATE INDEX alert_raised ON alerts.alert (raised_at);

-- Who is on duty, in Europe/Paris days, both included. Overlaps are allowed: all are told.
CREATE TABLE alerts.duty (
  id text PRIMARY KEY,
  account_id text NOT NULL REFERENCES staff.account,
  from_day date NOT NULL,
  to_day date NOT NULL,
  set_by text NOT NULL REFERENCES staff.account,
  set_at timestamptz NOT NULL,
  CHECK (to_day >= from_day)
);
CREATE INDEX duty_by_end ON alerts.duty (to_day);

-- An alert for one recipient: `account:ID`, `fallback` (the ALERT_EMAIL setting) or `webhook`.
CREATE TABLE alerts.delivery (
  alert_id text NOT NULL REFERENCES alerts.alert,
  recipient text NOT NULL,
  kind text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'sent', 'given_up')),
  ended_at timestamptz,
  PRIMARY KEY (alert_id, recipient)
);
CREATE INDEX delivery_waiting ON alerts.delivery (recipient, kind) WHERE state = 'waiting';

-- What a recipient is sent of one kind: one message at a time, one a minute at most, whatever the number of processes and alerts.
CREATE TABLE alerts.lane (
  recipient text NOT NULL,
  kind text NOT NULL,
  next_at timestamptz NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  last_try_at timestamptz,
  claimed_until timestamptz,
  last_code text,
  PRIMARY KEY (recipient, kind)
);

-- What people report of someone who came to them in the network's name, and the suspensions that may follow. Words are sealed
-- with a key of their own (the report's id, or the suspension's, in the vault): nothing here is readable without it.
CREATE SCHEMA trust;

CREATE TABLE trust.report (
  id text PRIMARY KEY,
  -- Quoted to the staff, and gives no right; the ticket, of which only the digest is here, shows how the report stands.
  reference text NOT NULL UNIQUE,
  ticket_digest bytea NOT NULL UNIQUE,
  advisor_id text,
  content bytea NOT NULL,
  created_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  invited_at timestamptz,
  invited_by text,
  closed_at timestamptz,
  closed_by text,
  outcome text CHECK (outcome IN ('founded', 'unfounded', 'unclear')),
  answer bytea,
  erased_at timestamptz,
  CHECK ((closed_at IS NULL) = (outcome IS NULL) AND (closed_at IS NULL) = (answer IS NULL))
);
CREATE INDEX report_to_erase ON trust.report (closed_at) WHERE erased_at IS NULL;
CREATE INDEX open_report_on ON trust.report (advisor_id) WHERE closed_at IS NULL;

-- What the advisor answered, as often as they wished to.
CREATE TABLE trust.reply (
  id text PRIMARY KEY,
  report_id text NOT NULL REFERENCES trust.report,
  content bytea NOT NULL,
  recorded_by text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX reply_of_report ON trust.reply (report_id, at);

CREATE TABLE trust.suspension (
  id text PRIMARY KEY,
  advisor_id text NOT NULL,
  urgent boolean NOT NULL,
  reason bytea NOT NULL,
  decided_by text NOT NULL,
  at timestamptz NOT NULL,
  lifted_at timestamptz,
  lifted_by text,
  lifted_reason bytea,
  erased_at timestamptz
);
CREATE UNIQUE INDEX one_suspension ON trust.suspension (advisor_id) WHERE lifted_at IS NULL;
CREATE INDEX suspension_to_erase ON trust.suspension (lifted_at) WHERE erased_at IS NULL;

-- Who answers for what, by function, and what went wrong.
CREATE SCHEMA governance;

-- Each naming is a line: the last one of a role holds, and those before say who answered for it until then. Never changed.
CREATE TABLE governance.owner (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  role text NOT NULL,
  -- All three, or none: nobody answers for it any more.
  function text,
  organisation text,
  contact text,
  -- Masked.
  reason text NOT NULL,
  named_by text NOT NULL REFERENCES staff.account,
  since timestamptz NOT NULL,
  CHECK ((function IS NULL) = (organisation IS NULL) AND (function IS NULL) = (contact IS NULL))
);
CREATE INDEX owner_of_role ON governance.owner (role, id);

-- What went wrong, in words sealed with a key of their own (the id of the incident, in the vault): nothing is readable here.
CREATE TABLE governance.incident (
  id text PRIMARY KEY,
  reference text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('personal_data', 'security', 'dangerous_answer', 'bias', 'outage', 'other')),
  severity text NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  detected_at timestamptz NOT NULL,
  -- When the service knew that it is a personal-data breach: the 72 hours run from here.
  aware_at timestamptz,
  content bytea NOT NULL,
  -- References of the answers concerned; they give no right.
  answers text[] NOT NULL,
  -- The alert it was proposed from; alerts are forgotten before incidents are.
  alert_id text UNIQUE,
  opened_by text NOT NULL REFERENCES staff.account,
  -- As they were when it was opened.
  function text NOT NULL,
  organisation text NOT NULL,
  opened_at timestamptz NOT NULL,
  authority text CHECK (authority IN ('notified', 'not_needed')),
  authority_at timestamptz,
  persons text CHECK (persons IN ('told', 'not_needed')),
  persons_at timestamptz,
  clock_told_at timestamptz,
  closed_at timestamptz,
  erased_at timestamptz,
  CHECK ((kind = 'personal_data') = (aware_at IS NOT NULL)),
  CHECK ((authority IS NULL) = (authority_at IS NULL) AND (persons IS NULL) = (persons_at IS NULL))
);
CREATE INDEX incident_opened ON governance.incident (opened_at);
CREATE INDEX incident_to_erase ON governance.incident (closed_at) WHERE erased_at IS NULL;
CREATE INDEX breach_undecided ON governance.incident (aware_at)
  WHERE authority IS NULL AND closed_at IS NULL AND clock_told_at IS NULL;

-- What was done about it, in order. Never changed.
CREATE TABLE governance.incident_event (
  id text PRIMARY KEY,
  -- The order they were done in: two may share an instant.
  place bigint GENERATED ALWAYS AS IDENTITY,
  incident_id text NOT NULL REFERENCES governance.incident,
  step text NOT NULL CHECK (step IN ('linked', 'measure', 'qualified', 'authority', 'persons', 'closed')),
  -- Codes, dates and references of answers; no words.
  facts jsonb NOT NULL,
  -- Sealed with the key of the incident.
  content bytea NOT NULL,
  account_id text NOT NULL REFERENCES staff.account,
  function text NOT NULL,
  organisation text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX event_of_incident ON governance.incident_event (incident_id, place);

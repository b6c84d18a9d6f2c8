-- What an advisor does about their own card of the directory. The directory itself stays in `network`, version by version.
CREATE SCHEMA desk;

-- Changes that an advisor proposes to their card. Nothing of them is in the directory before a lead or an administrator accepts.
CREATE TABLE desk.proposal (
  id text PRIMARY KEY,
  advisor_id text NOT NULL,
  -- Fields of an Advisor (src/directory/advisor.ts) with the value proposed; emptied once accepted or withdrawn.
  changes jsonb NOT NULL,
  -- Counts the edits: whoever decides says which one they read.
  revision integer NOT NULL,
  proposed_by text NOT NULL REFERENCES staff.account,
  proposed_at timestamptz NOT NULL,
  decision text CHECK (decision IN ('accepted', 'refused', 'withdrawn')),
  -- Of a refusal, masked.
  reason text,
  decided_by text REFERENCES staff.account,
  decided_at timestamptz,
  CHECK ((decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL)),
  CHECK ((reason IS NOT NULL) = (decision IS NOT DISTINCT FROM 'refused'))
);
CREATE UNIQUE INDEX proposal_pending ON desk.proposal (advisor_id) WHERE decision IS NULL;
CREATE INDEX proposal_of_advisor ON desk.proposal (advisor_id, proposed_at);
CREATE INDEX proposal_decided ON desk.proposal (decided_at) WHERE decided_at IS NOT NULL;

-- What takes effect at once, for safety. Until it is confirmed, an import of the directory does not undo it.
CREATE TABLE desk.declaration (
  id text PRIMARY KEY,
  advisor_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('conflict', 'unavailable', 'leaving')),
  -- The conflict, as the directory holds one.
  conflict jsonb,
  declared_by text NOT NULL REFERENCES staff.account,
  at timestamptz NOT NULL,
  -- Null while nobody did, or by the account of the advisor when a change of theirs, accepted, put an end to it.
  confirmed_by text REFERENCES staff.account,
  confirmed_at timestamptz,
  CHECK ((kind = 'conflict') = (conflict IS NOT NULL)),
  CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL))
);
CREATE INDEX declaration_open ON desk.declaration (at) WHERE confirmed_at IS NULL;
CREATE INDEX declaration_confirmed ON desk.declaration (confirmed_at) WHERE confirmed_at IS NOT NULL;

-- Whom the renewal of an engagement was told to: once an anniversary, whatever the number of processes.
CREATE TABLE desk.renewal_notice (
  advisor_id text NOT NULL,
  -- Europe/Paris.
  anniversary date NOT NULL,
  told_at timestamptz NOT NULL,
  PRIMARY KEY (advisor_id, anniversary)
);
CREATE INDEX renewal_notice_told ON desk.renewal_notice (told_at);

-- How often a card was looked at and proposed. Counts alone; no rule of orientation reads them.
CREATE TABLE desk.card_month (
  advisor_id text NOT NULL,
  -- First day, Europe/Paris.
  month date NOT NULL,
  views integer NOT NULL,
  proposed integer NOT NULL,
  PRIMARY KEY (advisor_id, month)
);

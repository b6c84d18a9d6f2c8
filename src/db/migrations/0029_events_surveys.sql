-- What ambassadors propose for the agenda, cleaned as any event is, and what was decided of it.
CREATE TABLE agenda.proposal (
  id text PRIMARY KEY,
  account_id text NOT NULL REFERENCES staff.account,
  state text NOT NULL CHECK (state IN ('proposed', 'accepted', 'refused', 'withdrawn')),
  facts jsonb NOT NULL,
  place jsonb NOT NULL,
  -- Masked; why it was refused.
  reason text,
  proposed_at timestamptz NOT NULL,
  decided_by text REFERENCES staff.account,
  decided_at timestamptz,
  changed_at timestamptz NOT NULL,
  last_end timestamptz NOT NULL,
  CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND (state = 'refused') = (reason IS NOT NULL))
);
CREATE INDEX proposal_of_account ON agenda.proposal (account_id, proposed_at);
CREATE INDEX proposal_by_end ON agenda.proposal (last_end);

-- What the DGE asks of ambassadors (their charter, art. 4).
CREATE SCHEMA survey;

CREATE TABLE survey.survey (
  id text PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
  title text NOT NULL,
  why text NOT NULL,
  closing_day date NOT NULL,
  questions jsonb NOT NULL,
  -- Empty: everyone.
  regions text[] NOT NULL,
  kinds text[] NOT NULL,
  created_by text NOT NULL REFERENCES staff.account,
  created_at timestamptz NOT NULL,
  opened_at timestamptz,
  -- When answers stop: the end of its last day, or sooner when someone closes it.
  ends_at timestamptz,
  closed_at timestamptz,
  -- Of whom it was asked, and how many answered: counted as it closes, when who they were is forgotten.
  asked integer,
  answered integer,
  CHECK ((state = 'draft') = (opened_at IS NULL) AND (state = 'draft') = (ends_at IS NULL)),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL) AND (state = 'closed') = (asked IS NOT NULL))
);
CREATE INDEX survey_to_close ON survey.survey (ends_at) WHERE state = 'open';

-- While it is open: who is asked, and whether they answered. Deleted as it closes.
CREATE TABLE survey.participation (
  survey_id text NOT NULL REFERENCES survey.survey,
  account_id text NOT NULL REFERENCES staff.account,
  answered boolean NOT NULL DEFAULT false,
  invited_at timestamptz,
  reminded_at timestamptz,
  PRIMARY KEY (survey_id, account_id)
);

-- While it is open: answers, sealed with the key of the survey. The place is a keyed digest of the account: without the key, which
-- is destroyed as it closes, nothing says whose it is. No time: it would match the time of something else.
CREATE TABLE survey.sheet (
  survey_id text NOT NULL REFERENCES survey.survey,
  place bytea NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (survey_id, place)
);

-- Once it is closed: the answers sent, in no order, of nobody. Never changed.
CREATE TABLE survey.answer (
  id text PRIMARY KEY,
  survey_id text NOT NULL REFERENCES survey.survey,
  content jsonb NOT NULL
);
CREATE INDEX answer_of_survey ON survey.answer (survey_id);

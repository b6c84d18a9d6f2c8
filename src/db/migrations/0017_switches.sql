-- What staff can turn off at once. `turn` is what was done, never changed; `turned_off` is what is off now, read with each question.
CREATE SCHEMA switches;

CREATE TABLE switches.turn (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('chat', 'generated', 'fiche', 'prepared')),
  -- The id of a fiche or of a prepared answer; empty for what is one of a kind.
  target text NOT NULL,
  turned_on boolean NOT NULL,
  reason text NOT NULL,
  account_id text NOT NULL REFERENCES staff.account,
  -- As they were when it was done.
  function text NOT NULL,
  organisation text NOT NULL,
  at timestamptz NOT NULL,
  CHECK ((target = '') = (kind IN ('chat', 'generated')))
);

CREATE TABLE switches.turned_off (
  kind text NOT NULL,
  target text NOT NULL,
  turn_id bigint NOT NULL REFERENCES switches.turn,
  PRIMARY KEY (kind, target)
);

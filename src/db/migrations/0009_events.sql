-- The shared agenda, as its sources last told it. Public words only: nothing here is about a person.
CREATE SCHEMA agenda;

CREATE TABLE agenda.event (
  id text PRIMARY KEY,
  source text NOT NULL,
  uid text NOT NULL,
  facts jsonb NOT NULL,
  digest text NOT NULL,
  last_end timestamptz NOT NULL,
  -- Gone from its source, cancelled or postponed there: kept, no longer shown.
  withdrawn_at timestamptz,
  changed_at timestamptz NOT NULL,
  UNIQUE (source, uid)
);

-- One row. Its version moves with every change, so that a reader knows what it remembers is current; importers lock it.
CREATE TABLE agenda.state (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  version bigint NOT NULL
);
INSERT INTO agenda.state (version) VALUES (0);

-- When each source was last asked: several processes ask it once.
CREATE TABLE agenda.refresh (
  source text PRIMARY KEY,
  tried_at timestamptz NOT NULL,
  succeeded_at timestamptz,
  failure text
);

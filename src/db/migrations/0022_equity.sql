-- Is everyone served alike? What was measured, as it was published: nothing here is about a person.
CREATE SCHEMA equity;

-- A passage of the paired messages through the service. The messages are ours (knowledge/equite).
CREATE TABLE equity.run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  -- Rules, knowledge, directory and pairs it was made on.
  versions jsonb NOT NULL,
  pairs int NOT NULL,
  alike int NOT NULL,
  topics jsonb NOT NULL,
  failing jsonb NOT NULL,
  duration_ms int NOT NULL
);

-- What differs, from when to when: a group served less often than the rest, or pairs. Told once, when it opens.
CREATE TABLE equity.gap (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dimension text NOT NULL CHECK (dimension IN ('pairs', 'region', 'territory', 'size', 'section')),
  -- A code; `unknown` for those whose value nobody knows; empty for the pairs.
  value text NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz
);
CREATE UNIQUE INDEX open_gap ON equity.gap (dimension, value) WHERE closed_at IS NULL;

-- What a closed month of use gave, coarse and with its small cells hidden: made once, so that an erasure later on tells nothing
-- by what it would change.
CREATE TABLE equity.month (
  month text PRIMARY KEY,
  figures jsonb NOT NULL,
  made_at timestamptz NOT NULL
);

-- What the public register of companies said, for 30 days, so as not to ask it again. Only the fields that a profile is
-- made of: no leader, no address, no name of an individual. A company that asked not to appear there has no row at all.
CREATE SCHEMA register;

CREATE TABLE register.company (
  number text PRIMARY KEY CHECK (number ~ '^([0-9]{9}|[0-9]{14})$'),
  outcome text NOT NULL CHECK (outcome IN ('found', 'closed', 'absent')),
  section text,
  naf text,
  category text,
  bracket text,
  commune text,
  name text,
  site_closed boolean NOT NULL,
  read_at timestamptz NOT NULL
);
CREATE INDEX company_to_forget ON register.company (read_at);

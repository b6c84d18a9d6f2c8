-- The directory of advisors. Every content that an advisor has had is a row and stays one: the newest is in force, so that
-- a proposal made last year can still be explained. `content` is an Advisor (src/directory/advisor.ts).
CREATE SCHEMA network;

-- What the directory was at a time: `version` is a digest of all contents in force.
CREATE TABLE network.edition (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  version text NOT NULL,
  at timestamptz NOT NULL
);

CREATE TABLE network.advisor_version (
  advisor_id text NOT NULL,
  edition_id bigint NOT NULL REFERENCES network.edition,
  at timestamptz NOT NULL,
  content jsonb NOT NULL,
  digest text NOT NULL,
  PRIMARY KEY (advisor_id, edition_id)
);

-- What ambassadors report from the companies they meet, what becomes of it, and the figures that are told of it.
CREATE SCHEMA field;

-- No name of a person nor of a company: codes of closed lists, and words masked, then sealed with a key of their own (the id of the
-- report, in the vault). The row goes with its key when its author withdraws it, or at its term.
CREATE TABLE field.report (
  id text PRIMARY KEY,
  author text NOT NULL REFERENCES staff.account,
  -- The same one twice is the same report.
  client_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('cas_usage', 'solution_utile', 'frein', 'simplification')),
  barrier text,
  -- Null: not known.
  section text,
  size text,
  region text,
  needs text[] NOT NULL,
  maturity int,
  -- Whether its author has an interest in a solution that it names: `unknown` when no card of the directory could say.
  interest text NOT NULL CHECK (interest IN ('none', 'declared', 'card', 'unknown')),
  content bytea NOT NULL,
  filed_at timestamptz NOT NULL,
  status text NOT NULL CHECK (status IN ('received', 'set_aside', 'published')),
  -- Why it was set aside, told to its author; masked.
  reason text,
  decided_at timestamptz,
  UNIQUE (author, client_id),
  CHECK ((kind = 'frein') = (barrier IS NOT NULL))
);
CREATE INDEX report_filed ON field.report (filed_at);

-- A fiche drawn from a report: written by one, approved by another. Its words are public once approved.
CREATE TABLE field.fiche (
  id text PRIMARY KEY,
  -- No link: the report may be gone before its fiche.
  report_id text NOT NULL,
  fiche_id text NOT NULL UNIQUE,
  -- Title, words, ways of asking, for whom, and the interest of its author.
  draft jsonb NOT NULL,
  reported_on text NOT NULL,
  proposed_by text NOT NULL REFERENCES staff.account,
  proposed_at timestamptz NOT NULL,
  status text NOT NULL CHECK (status IN ('proposed', 'approved', 'rejected', 'withdrawn')),
  decided_by text REFERENCES staff.account,
  decided_at timestamptz,
  reason text
);
CREATE UNIQUE INDEX one_fiche_of_report ON field.fiche (report_id) WHERE status IN ('proposed', 'approved');

-- What is told of a closed quarter, small cells left out: written once, so that no later withdrawal makes a second version to subtract
-- the first from.
CREATE TABLE field.quarter (
  quarter text PRIMARY KEY CHECK (quarter ~ '^\d{4}-T[1-4]$'),
  -- The very text whose digest the journal holds.
  figures text NOT NULL,
  closed_at timestamptz NOT NULL
);
CREATE FUNCTION field.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'un trimestre clos ne se modifie pas';
END $$;
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE ON field.quarter
  FOR EACH ROW EXECUTE FUNCTION field.refuse_change();

-- Fiches born in review live beside those of the folder, which never touches them.
ALTER TABLE knowledge.fiche DROP CONSTRAINT fiche_origin_check;
ALTER TABLE knowledge.fiche ADD CONSTRAINT fiche_origin_check CHECK (origin IN ('folder', 'import', 'review'));

-- Energy (Wh) and greenhouse gases (g CO2 equivalent) of an answer, as the lower and the upper bound of an estimate; null: unknown.
-- Kept as estimated when the answer was made: where a model runs, and what is known of it, may change later.
ALTER TABLE chat.answer
  ADD COLUMN energy_wh double precision[] CHECK (cardinality(energy_wh) = 2),
  ADD COLUMN g_co2e double precision[] CHECK (cardinality(g_co2e) = 2);

-- What is told to everyone of a closed month, cells too small left out: written once, so that no later erasure or correction makes
-- a second version to subtract the first from.
CREATE SCHEMA statistics;
CREATE TABLE statistics.month (
  month text PRIMARY KEY CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  -- The very text whose digest the journal holds.
  figures text NOT NULL,
  published_at timestamptz NOT NULL
);

CREATE FUNCTION statistics.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'un mois publié ne se modifie pas';
END $$;
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE ON statistics.month
  FOR EACH ROW EXECUTE FUNCTION statistics.refuse_change();

CREATE INDEX feedback_given ON chat.feedback (created_at);
CREATE INDEX correction_made ON chat.correction (at);
CREATE INDEX contest_filed ON chat.contest (created_at);

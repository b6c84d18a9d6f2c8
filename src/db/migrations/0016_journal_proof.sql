-- What proving the journal needs: finding entries (by subject: see 0018), and knowing when the journal was last
-- read again. The journal keeps every entry: each of these is read by a page or a verification, at any size.
CREATE INDEX entry_of_kind ON audit.entry (kind, seq);
-- An answer looked up by its reference, by anyone.
CREATE INDEX entry_of_reference ON audit.entry ((facts ->> 'reference')) WHERE kind = 'answer_recorded';
CREATE INDEX entry_at ON audit.entry (at);
CREATE INDEX entry_of_conversation ON audit.entry ((facts ->> 'conversation'), seq) WHERE facts ? 'conversation';
CREATE INDEX entry_of_account ON audit.entry ((facts ->> 'account'), seq) WHERE facts ? 'account';
CREATE INDEX entry_by ON audit.entry ((facts ->> 'by'), seq) WHERE facts ? 'by';

-- Each time the journal was read again, by whom and with what result. It proves nothing by itself: it is a memory.
CREATE TABLE audit.verification (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  started_at timestamptz NOT NULL,
  finished_at timestamptz NOT NULL,
  -- A process (machine and number), or an account.
  made_by text NOT NULL,
  result jsonb NOT NULL
);

-- One row: when the whole journal is to be read next, so that of several processes one does it.
CREATE TABLE audit.turn (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  next_at timestamptz NOT NULL
);
INSERT INTO audit.turn (next_at) VALUES ('1970-01-01Z');

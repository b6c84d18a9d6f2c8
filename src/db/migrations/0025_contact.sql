-- Requests of leaders to advisors, until they end well. The words and details of each are sealed with a key of its own (the
-- request's id, in the vault), destroyed with it: what is left says that there was a request, and how it ended.
CREATE SCHEMA contact;

CREATE TABLE contact.request (
  id text PRIMARY KEY,
  -- Followed from one advisor to the next: the first one's id.
  chain_id text NOT NULL,
  advisor_id text NOT NULL,
  -- Null: none, or it is no more.
  conversation_id text,
  -- The secret of the leader's page is made of the request's own key: no row tells it.
  secret_digest bytea UNIQUE,
  -- Of the form that sent it, with what it said: sent twice, it is the same request.
  client_digest bytea UNIQUE,
  content bytea,
  -- Keyed digests of the details, to count the requests of one person; they go with them.
  phone_digest bytea,
  email_digest bytea,
  call_time text NOT NULL CHECK (call_time IN ('matin', 'midi', 'apres_midi', 'indifferent')),
  section text,
  size text,
  region text,
  need text,
  maturity smallint,
  -- Whether there is an address to write to, so that no key is opened to know it.
  to_advisor boolean NOT NULL,
  to_leader boolean NOT NULL,
  state text NOT NULL,
  since timestamptz NOT NULL,
  -- How many states there were before this one.
  moves int NOT NULL DEFAULT 0,
  -- The steps of the calendar taken in this state.
  done text[] NOT NULL DEFAULT '{}',
  sent_at timestamptz NOT NULL,
  answer_by date NOT NULL,
  appointment date,
  answered_at timestamptz,
  met_at timestamptz,
  closed_at timestamptz,
  followed_by text,
  useful boolean,
  barrier text,
  next_step text,
  satisfaction_asked_at timestamptz,
  -- What they answered is in contact.rating, without the request nor its advisor.
  satisfied_at timestamptz,
  -- Its key is destroyed.
  erased_at timestamptz,
  -- When the calendar has something to do; null: never again.
  next_at timestamptz,
  CHECK ((erased_at IS NULL) = (content IS NOT NULL)),
  CHECK (erased_at IS NULL OR closed_at IS NOT NULL),
  CHECK ((next_at IS NULL) = (erased_at IS NOT NULL))
);
CREATE INDEX request_due ON contact.request (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX request_of_advisor ON contact.request (advisor_id, sent_at);
CREATE INDEX request_of_chain ON contact.request (chain_id);
CREATE INDEX request_of_conversation ON contact.request (conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX request_open ON contact.request (advisor_id) WHERE closed_at IS NULL;
CREATE INDEX request_of_phone ON contact.request (phone_digest) WHERE phone_digest IS NOT NULL;
CREATE INDEX request_of_email ON contact.request (email_digest) WHERE email_digest IS NOT NULL;
CREATE INDEX request_sent ON contact.request (sent_at);

CREATE TABLE contact.step (
  request_id text NOT NULL REFERENCES contact.request ON DELETE CASCADE,
  n int NOT NULL,
  state text NOT NULL,
  by text NOT NULL CHECK (by IN ('leader', 'advisor', 'service')),
  at timestamptz NOT NULL,
  PRIMARY KEY (request_id, n)
);

-- The letters of a request: one of a kind for one state, whatever happens. Neither address nor words: those are in the outbox.
CREATE TABLE contact.letter (
  request_id text NOT NULL REFERENCES contact.request ON DELETE CASCADE,
  kind text NOT NULL,
  -- `contact.request.moves` when it was queued.
  move int NOT NULL,
  mail_id text NOT NULL,
  "to" text NOT NULL CHECK ("to" IN ('advisor', 'leader')),
  at timestamptz NOT NULL,
  ended_at timestamptz,
  sent boolean,
  -- What the mail server said, as a code, where it did not take it.
  code text,
  PRIMARY KEY (request_id, kind, move),
  CHECK ((ended_at IS NULL) = (sent IS NULL))
);
CREATE INDEX letter_under_way ON contact.letter (mail_id) WHERE ended_at IS NULL;

-- What leaders answered, by the month (its first day, Europe/Paris) in which the request was sent: totals, of nobody.
CREATE TABLE contact.rating (
  month date NOT NULL,
  helped text NOT NULL CHECK (helped IN ('oui', 'un_peu', 'non')),
  would_advise boolean NOT NULL,
  answers int NOT NULL CHECK (answers > 0),
  PRIMARY KEY (month, helped, would_advise)
);

-- Links of letters that were used. A digest opens nothing.
CREATE TABLE contact.spent_link (
  digest bytea PRIMARY KEY,
  request_id text NOT NULL REFERENCES contact.request ON DELETE CASCADE,
  at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX spent_link_expired ON contact.spent_link (expires_at);

-- Days, Europe/Paris, both included, when an advisor takes no request.
CREATE TABLE contact.absence (
  id text PRIMARY KEY,
  advisor_id text NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL,
  set_at timestamptz NOT NULL,
  CHECK (to_day >= from_day)
);
CREATE INDEX absence_of_advisor ON contact.absence (advisor_id, to_day);
CREATE INDEX absence_by_end ON contact.absence (to_day);

-- How many open requests an advisor takes, where they said it.
CREATE TABLE contact.capacity (
  advisor_id text PRIMARY KEY,
  open_max int NOT NULL CHECK (open_max BETWEEN 1 AND 30),
  set_at timestamptz NOT NULL
);

-- The weekly letter to an advisor: one for a week, by its Monday.
CREATE TABLE contact.digest (
  advisor_id text NOT NULL,
  week date NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (advisor_id, week)
);
CREATE INDEX digest_week ON contact.digest (week);

-- Letters that leave in office hours alone.
ALTER TABLE mail.outbox ADD COLUMN office_hours boolean NOT NULL DEFAULT false;
-- The line that ends a letter is on its way to the mail server: whoever dies from here on does not know what it said.
ALTER TABLE mail.outbox ADD COLUMN handed_at timestamptz;
CREATE INDEX outbox_handed ON mail.outbox (claimed_until) WHERE handed_at IS NOT NULL AND ended_at IS NULL;

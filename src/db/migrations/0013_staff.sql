-- Who may do what, proved by an identity provider. E-mails are here and nowhere else: the journal knows accounts by their id.
CREATE SCHEMA staff;

CREATE TABLE staff.account (
  id text PRIMARY KEY,
  -- ProConnect's `sub` is per identity provider: the three together name one person.
  issuer text NOT NULL,
  idp_id text NOT NULL,
  sub text NOT NULL,
  -- In lower case, as last given by the provider.
  email text NOT NULL,
  roles text[] NOT NULL,
  function text NOT NULL,
  organisation text NOT NULL,
  -- An account; null: the command line, or a demonstration.
  invited_by text REFERENCES staff.account,
  joined_at timestamptz NOT NULL,
  last_sign_in_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  disabled_at timestamptz,
  UNIQUE (issuer, idp_id, sub)
);
-- Whom an e-mail designates must never be in doubt.
CREATE UNIQUE INDEX one_account_an_email ON staff.account (issuer, email) WHERE disabled_at IS NULL;

CREATE TABLE staff.invitation (
  id text PRIMARY KEY,
  email text NOT NULL,
  roles text[] NOT NULL,
  function text NOT NULL,
  organisation text NOT NULL,
  invited_by text REFERENCES staff.account,
  at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX one_invitation_an_email ON staff.invitation (email);

CREATE TABLE staff.session (
  id text PRIMARY KEY,
  account_id text NOT NULL REFERENCES staff.account,
  -- SHA-256 of the token, which only the browser holds.
  token_digest bytea NOT NULL UNIQUE,
  rotated_at timestamptz NOT NULL,
  device text NOT NULL,
  created_at timestamptz NOT NULL,
  authenticated_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  -- What the provider wants to end its own session, sealed with a key made of the token: unreadable from here.
  id_token bytea,
  ended_at timestamptz
);
CREATE INDEX session_of_account ON staff.session (account_id) WHERE ended_at IS NULL;
CREATE INDEX session_by_age ON staff.session (created_at);

-- Tokens a session no longer goes by: one that comes back late was stolen.
CREATE TABLE staff.spent_token (
  digest bytea PRIMARY KEY,
  session_id text NOT NULL REFERENCES staff.session ON DELETE CASCADE,
  spent_at timestamptz NOT NULL
);
CREATE INDEX spent_of_session ON staff.spent_token (session_id);

-- A sign-in under way, from the door of the provider to the way back: taken out once, whatever comes of it.
CREATE TABLE staff.sign_in (
  browser_digest bytea PRIMARY KEY,
  state text NOT NULL,
  nonce text NOT NULL,
  verifier text,
  return_to text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sign_in_by_end ON staff.sign_in (expires_at);

-- What changed in rights, in order: what an access review reads. Never changed.
CREATE TABLE staff.change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('invited', 'cancelled', 'joined', 'roles', 'identity', 'disabled', 'enabled')),
  -- The account, or the invitation while nobody has joined.
  subject text NOT NULL,
  roles_before text[] NOT NULL,
  roles_after text[] NOT NULL,
  by_account text REFERENCES staff.account,
  at timestamptz NOT NULL
);

-- « J'ai relu les droits » : by whom, when, what there was to read. Never changed.
CREATE TABLE staff.access_review (
  id text PRIMARY KEY,
  by_account text NOT NULL REFERENCES staff.account,
  at timestamptz NOT NULL,
  -- The last change read; the next review starts after it.
  up_to bigint NOT NULL,
  counts jsonb NOT NULL,
  changes jsonb NOT NULL,
  -- Masked.
  remark text
);
CREATE INDEX access_review_at ON staff.access_review (at);

-- Sign-in links of a demonstration: one a role, used once.
CREATE TABLE staff.demo_link (
  role text PRIMARY KEY,
  digest bytea NOT NULL UNIQUE
);

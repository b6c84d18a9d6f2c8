-- Four schemas: knowledge (public text), chat (encrypted words of people), vault (their keys, backed up apart),
-- audit (the journal, insert only).
CREATE EXTENSION IF NOT EXISTS vector;
CREATE SCHEMA knowledge;
CREATE SCHEMA chat;
CREATE SCHEMA vault;
CREATE SCHEMA audit;

-- French stemming without the stock stopword list: words reach it already unaccented, and that list is accented.
CREATE TEXT SEARCH DICTIONARY knowledge.french_stem_plain (TEMPLATE = pg_catalog.snowball, Language = french);

-- Knowledge ---------------------------------------------------------------------------------------------------

CREATE TABLE knowledge.edition (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  version text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE knowledge.fiche (
  id text PRIMARY KEY,
  kind text NOT NULL,
  title text NOT NULL,
  front_matter jsonb NOT NULL,
  origin text NOT NULL CHECK (origin IN ('folder', 'import')),
  path text NOT NULL,
  digest text NOT NULL,
  current boolean NOT NULL DEFAULT true,
  updated_at timestamptz NOT NULL
);

-- A passage never changes: another text is another row, so that an answer can always show what it quoted.
CREATE TABLE knowledge.passage (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  digest text NOT NULL UNIQUE,
  fiche_id text NOT NULL,
  anchor text NOT NULL,
  level int NOT NULL,
  position int NOT NULL,
  heading text NOT NULL,
  parent_heading text,
  body text NOT NULL,
  essentials text[] NOT NULL,
  questions text[] NOT NULL,
  source jsonb NOT NULL,
  current boolean NOT NULL DEFAULT true
);
CREATE INDEX passage_of_fiche ON knowledge.passage (fiche_id, position) WHERE current;

CREATE TABLE knowledge.prepared_answer (
  id text PRIMARY KEY,
  question text NOT NULL,
  variants text[] NOT NULL,
  body text NOT NULL,
  citations jsonb NOT NULL,
  validation jsonb,
  digest text NOT NULL,
  current boolean NOT NULL DEFAULT true,
  updated_at timestamptz NOT NULL
);

-- Precomputed BM25F weight of a term in a passage: a search is a sum over an index.
CREATE TABLE knowledge.posting (
  term text NOT NULL,
  passage_id bigint NOT NULL REFERENCES knowledge.passage,
  weight real NOT NULL,
  PRIMARY KEY (term, passage_id) INCLUDE (weight)
);

CREATE TABLE knowledge.lexicon (
  word text PRIMARY KEY,
  term text NOT NULL,
  idf real NOT NULL
);

-- How leaders speak → the words of the fiches.
CREATE TABLE knowledge.glossary (
  said text PRIMARY KEY,
  meant text NOT NULL
);

-- Every way of asking: headings and alternative questions of a passage, variants of a prepared answer.
CREATE TABLE knowledge.phrasing (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  passage_id bigint REFERENCES knowledge.passage,
  prepared_id text REFERENCES knowledge.prepared_answer,
  text text NOT NULL,
  embedding vector(384) NOT NULL,
  CHECK ((passage_id IS NULL) <> (prepared_id IS NULL))
);
CREATE INDEX phrasing_of_passage ON knowledge.phrasing (passage_id) WHERE passage_id IS NOT NULL;
CREATE INDEX phrasing_of_prepared ON knowledge.phrasing (prepared_id) WHERE prepared_id IS NOT NULL;

-- Keys --------------------------------------------------------------------------------------------------------

CREATE TABLE vault.conversation_key (
  conversation_id text PRIMARY KEY,
  master_version int NOT NULL,
  wrapped bytea NOT NULL
);

-- Conversations -----------------------------------------------------------------------------------------------

CREATE TABLE chat.conversation (
  id text PRIMARY KEY,
  return_digest bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  erased_at timestamptz
);
CREATE INDEX conversation_to_expire ON chat.conversation (expires_at) WHERE erased_at IS NULL;

-- Who may open a conversation: the digests of its tokens (the first one, and one for each use of the return link).
CREATE TABLE chat.access (
  digest bytea PRIMARY KEY,
  conversation_id text NOT NULL REFERENCES chat.conversation,
  created_at timestamptz NOT NULL
);
CREATE INDEX access_of_conversation ON chat.access (conversation_id);

CREATE TABLE chat.message (
  id text PRIMARY KEY,
  conversation_id text NOT NULL REFERENCES chat.conversation,
  client_message_id text,
  position int NOT NULL,
  content bytea NOT NULL,
  masked text[] NOT NULL,
  generative boolean NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (conversation_id, position),
  UNIQUE (conversation_id, client_message_id)
);

CREATE TABLE chat.answer (
  id text PRIMARY KEY,
  conversation_id text NOT NULL REFERENCES chat.conversation,
  message_id text NOT NULL UNIQUE REFERENCES chat.message,
  reference text NOT NULL UNIQUE,
  status text NOT NULL CHECK (status IN ('pending', 'done')),
  lease_until timestamptz NOT NULL,
  outcome text,
  mode text,
  completeness text,
  content bytea,
  flags text[] NOT NULL DEFAULT '{}',
  trace jsonb,
  question_hmac bytea,
  created_at timestamptz NOT NULL,
  answered_at timestamptz,
  CHECK (status = 'pending' OR (outcome IS NOT NULL AND content IS NOT NULL AND trace IS NOT NULL))
);
-- One question at a time in a conversation: the race is settled here.
CREATE UNIQUE INDEX one_pending_answer ON chat.answer (conversation_id) WHERE status = 'pending';

CREATE TABLE chat.answer_passage (
  answer_id text NOT NULL REFERENCES chat.answer,
  rank int NOT NULL,
  passage_digest text NOT NULL,
  score real NOT NULL,
  citation int,
  PRIMARY KEY (answer_id, rank)
);
CREATE INDEX answers_citing ON chat.answer_passage (passage_digest) WHERE citation IS NOT NULL;

CREATE TABLE chat.feedback (
  answer_id text PRIMARY KEY REFERENCES chat.answer,
  useful boolean NOT NULL,
  reasons text[] NOT NULL,
  comment bytea,
  created_at timestamptz NOT NULL
);

-- Journal -----------------------------------------------------------------------------------------------------

CREATE TABLE audit.entry (
  seq bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  subject text NOT NULL,
  facts jsonb NOT NULL,
  content_digest text,
  previous text NOT NULL,
  digest text NOT NULL UNIQUE
);

CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'le journal ne se modifie pas';
END $$;
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE ON audit.entry
  FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON audit.entry
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

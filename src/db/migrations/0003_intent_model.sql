-- What a message wants, learnt from example messages (knowledge/intentions): one model, replaced with each edition.
CREATE TABLE knowledge.intent_example (
  intent text NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (intent, text)
);
CREATE TABLE knowledge.intent_model (
  labels text[] NOT NULL,
  weights bytea NOT NULL
);

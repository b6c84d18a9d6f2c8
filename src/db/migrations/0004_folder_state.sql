-- The knowledge folder as it was taken in last, without a rejection: a start on the same one has nothing to read.
CREATE TABLE knowledge.folder_state (
  digest text NOT NULL,
  version text NOT NULL
);

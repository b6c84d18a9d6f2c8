-- One vector a passage, the mean of its ways of asking: a search compares all of these, then the ways of asking of the
-- likely passages only, instead of every way of asking there is.
CREATE TABLE knowledge.centroid (
  passage_id bigint PRIMARY KEY REFERENCES knowledge.passage,
  embedding vector(384) NOT NULL
);

-- A way of asking has some sixty letter n-grams: kept sparse, its vector weighs a third, goes in faster, and has room for
-- dimensions enough that two n-grams rarely share one. Prepared answers are compared in memory. Rebuilt at the next start.
DROP TABLE knowledge.phrasing;
DROP TABLE knowledge.centroid;
CREATE TABLE knowledge.phrasing (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  passage_id bigint NOT NULL REFERENCES knowledge.passage,
  text text NOT NULL,
  embedding sparsevec(4096) NOT NULL
);
CREATE INDEX phrasing_of_passage ON knowledge.phrasing (passage_id);
CREATE TABLE knowledge.centroid (
  passage_id bigint PRIMARY KEY REFERENCES knowledge.passage,
  embedding sparsevec(4096) NOT NULL
);

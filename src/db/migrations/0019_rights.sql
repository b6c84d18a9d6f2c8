-- What a person opposes in their conversation (RGPD, art. 21), effective at once and reversible.
ALTER TABLE chat.conversation ADD COLUMN opposed text[] NOT NULL DEFAULT '{}'
  CHECK (opposed <@ ARRAY['profiling', 'generation', 'review']::text[]);

-- Review lists such an answer no more, unless safety or a contest asks for it. It stays counted among those drawn, as opposed.
ALTER TABLE review.item ADD COLUMN opposed boolean NOT NULL DEFAULT false;

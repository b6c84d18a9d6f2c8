-- What an answer cost in model calls and tokens, as the model's server counts them; kept after the words are erased.
ALTER TABLE chat.answer
  ADD COLUMN model_calls integer NOT NULL DEFAULT 0,
  ADD COLUMN input_tokens integer NOT NULL DEFAULT 0,
  ADD COLUMN output_tokens integer NOT NULL DEFAULT 0;

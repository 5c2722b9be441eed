-- What the API keys spent of their rates, all API processes together. The format of state belongs to
-- Bucket4j. Unlogged: after a crash every key begins with a full bucket, which harms nobody.
create unlogged table rate_limits (
  id         text primary key,
  state      bytea,
  expires_at bigint
);

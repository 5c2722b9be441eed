-- Methods that holders keep at a provider, to be charged later. The API writes the wish, the worker
-- what became of it. What charges a saved method is the token in method_tokens under the same
-- reference: never here, and never in a workflow's history.
create table saved_methods (
  method_ref     text primary key,
  holder_id      text not null references holders,
  brand_id       text not null,
  method         text not null,
  wish_ref       text not null references method_tokens,  -- what the provider's page gave for it
  state          text not null check (state in
    ('ASKED', 'PENDING', 'SAVED', 'DECLINED', 'REMOVING', 'REMOVED')),
  consent_ip     text,               -- from where the mandate was given; forgotten once answered
  consent_agent  text,
  provider       text,               -- null until it was asked
  save_ref       text,               -- the provider's reference of the wish
  checkout_url   text,               -- where the holder agrees
  label          text,               -- such as "Visa ••42"
  last_month     text,               -- the card's, such as 2029-12
  decline_reason text,
  created_at     timestamptz not null,
  changed_at     timestamptz not null,
  look_at        timestamptz         -- when the worker does something about it; null: nothing to do
);
create index saved_methods_by_holder on saved_methods (holder_id, created_at);
create index saved_methods_to_do on saved_methods (look_at) where look_at is not null;

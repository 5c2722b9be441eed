-- The sandbox provider's own book. Nothing of Keepline reads these tables: it asks over HTTP.

create table payment (
  payment_id     text primary key,
  provider_ref   text not null unique,
  status         text not null check (status in ('created', 'pending', 'paid', 'declined', 'closed')),
  amount_minor   bigint check (amount_minor > 0),
  currency       text,
  method         text,
  method_token   text,
  return_url     text,
  order_id       text,
  decline_reason text,
  pending_cause  text,
  pending_since  timestamptz,
  expires_at     timestamptz,
  created_at     timestamptz not null,
  -- A row without terms is an id that was cancelled before it was ever asked for.
  constraint asked_for_or_barred check (
    status = 'closed' or num_nulls(amount_minor, currency, method, method_token, return_url, order_id) = 0),
  constraint declined_says_why check ((status = 'declined') = (decline_reason is not null)),
  constraint pending_has_an_end check (
    status <> 'pending' or num_nulls(pending_cause, pending_since, expires_at) = 0)
);

create table refund (
  refund_id    text primary key,
  refund_ref   text not null unique,
  payment_id   text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency     text not null,
  failure      text,
  created_at   timestamptz not null
);

create table ledger (
  entry_id     bigint generated always as identity primary key,
  kind         text not null check (kind in ('charge', 'refund')),
  payment_id   text not null references payment,
  refund_id    text references refund,
  amount_minor bigint not null check (amount_minor > 0),
  currency     text not null,
  at           timestamptz not null,
  constraint refunds_name_their_refund check ((kind = 'refund') = (refund_id is not null))
);

create unique index one_charge_per_payment on ledger (payment_id) where kind = 'charge';
create unique index one_row_per_refund on ledger (refund_id);
create index ledger_by_time on ledger (at, entry_id);
create index ledger_by_payment on ledger (payment_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the table % is append-only', tg_table_name;
end $$;

create trigger ledger_is_append_only before update or delete on ledger
  for each row execute function refuse_change();
create trigger ledger_is_never_emptied before truncate on ledger
  for each statement execute function refuse_change();
create trigger refund_is_append_only before update or delete on refund
  for each row execute function refuse_change();
create trigger refund_is_never_emptied before truncate on refund
  for each statement execute function refuse_change();

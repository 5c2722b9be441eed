-- Money that a clerk took over a counter: in a store's till, and at no provider. Written with the
-- commit that applied it. Append-only.
create table counter_payments (
  payment_id    text primary key references attempts,
  order_id      text not null references orders,
  brand_id      text not null,
  store_id      text not null,
  method        text not null check (method in ('CASH', 'TERMINAL_CARD')),
  terminal_ref  text,                    -- the terminal's own id of a card payment
  clerk         text not null,           -- opaque, never a name
  id_document   text not null,           -- what was shown; never a copy or its number
  id_checked_by text not null,
  id_checked_at timestamptz not null,
  before        jsonb,                   -- what a correction goes back to; null: a start
  taken_at      timestamptz not null,
  constraint counter_payments_terminal check ((method = 'TERMINAL_CARD') = (terminal_ref is not null)),
  -- One slip of a terminal pays one order.
  constraint counter_payments_slip unique (brand_id, store_id, terminal_ref)
);
create trigger counter_payments_append_only before update or delete on counter_payments
  for each row execute function refuse_change();

-- A wrong entry taken back: beside its refund, its row in the ledger of days and its credit note.
create table counter_reversals (
  payment_id  text primary key references counter_payments,
  order_id    text not null references orders,
  amount_minor_units bigint not null check (amount_minor_units >= 0),
  amount_currency    text not null check (amount_currency ~ '^[A-Z]{3}$'),
  clerk       text not null,
  reason      text not null,
  reversed_at timestamptz not null
);
create trigger counter_reversals_append_only before update or delete on counter_reversals
  for each row execute function refuse_change();

-- What a person's answer about money rests on.
alter table tasks add column evidence text;

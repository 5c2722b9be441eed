-- Immutable offers. The amount charged is the amount quoted (I9).
create table quotes (
  quote_id             text primary key,
  lease_id             text,             -- null for a START; no foreign key: offers come first
  kind                 text not null check (kind in ('START', 'RENEW', 'AUTO_RENEW')),
  brand_id             text not null,
  number_id            text references numbers,   -- null: any number of the country and capabilities
  holder_id            text references holders,   -- null: a START may be offered to anyone
  plan_id              text not null,
  plan_version         int not null,
  terms                int not null check (terms > 0),
  lines                jsonb not null,
  total_minor_units    bigint not null check (total_minor_units >= 0),
  total_currency       text not null check (total_currency ~ '^[A-Z]{3}$'),
  method               text not null,
  band                 text not null,    -- the status the price was made for
  expected_valid_until date,
  new_valid_until      date not null,
  expires_at           timestamptz not null,      -- lease time
  created_at           timestamptz not null,
  content              jsonb not null
);
create index quotes_by_lease on quotes (lease_id, created_at);
create trigger quotes_append_only before update or delete on quotes
  for each row execute function refuse_change();

create table orders (
  order_id            text primary key,
  lease_id            text not null references leases,
  quote_id            text not null references quotes,
  request_id          text not null constraint orders_request unique,
  kind                text not null check (kind in ('START', 'RENEW', 'AUTO_RENEW')),
  state               text not null check (state in ('SUBMITTED', 'PENDING', 'UNKNOWN', 'PAID',
    'APPLIED', 'DECLINED', 'CLOSED', 'UNRESOLVED', 'REFUND_DUE', 'REFUNDED', 'REFUND_MANUAL')),
  owner               text not null check (owner in ('lease', 'payment')),
  total_minor_units   bigint not null check (total_minor_units >= 0),
  total_currency      text not null check (total_currency ~ '^[A-Z]{3}$'),
  method              text not null,     -- the present attempt's
  submitted_at        timestamptz not null,
  submitted_at_lease  timestamptz not null,       -- lease time
  pay_by              timestamptz,       -- lease time
  not_after           timestamptz,       -- real time after which a waiting submit is refused
  state_since         timestamptz not null,
  refusal             text,
  decline_reason      text,
  applied_valid_until date
);
-- I10: one order in flight per lease, whatever the code does.
create unique index orders_one_in_flight on orders (lease_id)
  where state in ('SUBMITTED', 'PENDING', 'UNKNOWN', 'PAID') and owner = 'lease';
create index orders_by_lease on orders (lease_id, submitted_at);
create index orders_left_to_payment on orders (order_id) where owner = 'payment';

-- One try to pay an order. payment_id is the provider's idempotency key.
create table attempts (
  payment_id           text primary key,
  order_id             text not null references orders,
  attempt_no           int not null check (attempt_no > 0),
  method               text not null,
  method_ref           text,             -- of method_tokens
  provider             text not null,
  provider_ref         text,
  state                text not null check (state in ('SUBMITTED', 'PENDING', 'UNKNOWN', 'PAID',
    'DECLINED', 'CLOSED', 'NEVER_RECEIVED', 'SURPLUS')),   -- SURPLUS: a second capture; goes back
  amount_minor_units   bigint not null check (amount_minor_units >= 0),
  amount_currency      text not null check (amount_currency ~ '^[A-Z]{3}$'),
  captured_minor_units bigint check (captured_minor_units >= 0),
  captured_currency    text check (captured_currency ~ '^[A-Z]{3}$'),
  decline_reason       text,
  checkout_url         text,
  expires_at           timestamptz,      -- of the checkout, real time
  created_at           timestamptz not null,
  outcome_at           timestamptz,
  constraint attempts_no unique (order_id, attempt_no),
  constraint attempts_paid_is_captured check
    ((state in ('PAID', 'SURPLUS')) = (captured_minor_units is not null and captured_currency is not null))
);
-- I4: at most one capture per order.
create unique index attempts_one_paid on attempts (order_id) where state = 'PAID';
create index attempts_open on attempts (created_at) where state in ('SUBMITTED', 'PENDING', 'UNKNOWN');

-- What a method needs to be charged, behind an opaque reference: never in a workflow's history.
create table method_tokens (
  method_ref text primary key,
  method     text not null,
  token      text not null,
  created_at timestamptz not null
);

create table refunds (
  refund_id          text primary key,   -- the provider's idempotency key
  order_id           text not null references orders,
  payment_id         text not null references attempts,
  amount_minor_units bigint not null check (amount_minor_units > 0),
  amount_currency    text not null check (amount_currency ~ '^[A-Z]{3}$'),
  reason             text not null,
  state              text not null check (state in ('DUE', 'DONE', 'MANUAL', 'STOPPED')),
  provider_ref       text,
  created_at         timestamptz not null,
  lease_time         timestamptz not null,
  settled_at         timestamptz         -- when it became DONE, MANUAL or STOPPED
);
create index refunds_by_order on refunds (order_id);

-- The days of a lease: explains valid_until exactly (I6). Append-only.
create table term_ledger (
  seq                bigint generated always as identity primary key,
  entry_id           text not null constraint term_ledger_entry unique,
  lease_id           text not null references leases,
  kind               text not null,      -- START, RENEWAL, GOODWILL, TOP_UP, CORRECTION, REFUND, IMPORT
  order_id           text references orders,
  from_date          date not null,
  to_date            date not null,      -- exclusive
  valid_until_before date,
  valid_until_after  date not null,
  days               int not null,       -- to_date - from_date
  actor              text not null,
  cause              text not null,
  at                 timestamptz not null,
  lease_time         timestamptz not null
);
create index term_ledger_by_lease on term_ledger (lease_id, seq);
-- I4: an order becomes a term once.
create unique index term_ledger_one_application on term_ledger (order_id)
  where order_id is not null and kind in ('START', 'RENEWAL');
create trigger term_ledger_append_only before update or delete on term_ledger
  for each row execute function refuse_change();

-- Double entry: the lines of one posting sum to zero in each currency. Append-only.
create table money_ledger (
  seq                bigint generated always as identity primary key,
  posting_id         text not null,
  line_no            int not null check (line_no > 0),
  account            text not null,
  order_id           text references orders,
  payment_id         text references attempts,
  amount_minor_units bigint not null check (amount_minor_units <> 0),  -- signed
  amount_currency    text not null check (amount_currency ~ '^[A-Z]{3}$'),
  at                 timestamptz not null,
  lease_time         timestamptz not null,
  cause              text not null,
  constraint money_ledger_line unique (posting_id, line_no)
);
create index money_ledger_by_order on money_ledger (order_id, seq);
create trigger money_ledger_append_only before update or delete on money_ledger
  for each row execute function refuse_change();

create function check_posting() returns trigger language plpgsql as $$
begin
  if exists (select 1 from money_ledger where posting_id = new.posting_id
             group by amount_currency having sum(amount_minor_units) <> 0) then
    raise exception 'posting % does not sum to zero', new.posting_id
      using errcode = 'check_violation', constraint = 'money_ledger_balanced';
  end if;
  return null;
end $$;
create constraint trigger money_ledger_balanced after insert on money_ledger
  deferrable initially deferred for each row execute function check_posting();

-- Webhook requests to be made. One row per delivery: an event that goes out twice has two rows.

create table webhook_delivery (
  delivery_id  bigint generated always as identity primary key,
  payment_id   text not null references payment,
  body         text not null,
  due_at       timestamptz not null,
  attempts     integer not null default 0,
  delivered_at timestamptz,
  given_up_at  timestamptz
);

create index webhook_due on webhook_delivery (due_at, delivery_id)
  where delivered_at is null and given_up_at is null;

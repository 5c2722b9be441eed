-- The promotions that an offer uses, with their limits as they were offered. Written with the quote.
create table quote_promotions (
  quote_id     text not null references quotes,
  promotion_id text not null,
  total_limit  int check (total_limit > 0),       -- null: any number of orders
  holder_limit int check (holder_limit > 0),      -- null: any number of one holder's orders
  constraint quote_promotions_pk primary key (quote_id, promotion_id)
);

-- Taken in the transaction that inserts the order. Counted while the order may still be applied or
-- was: an order that comes to nothing gives its use back by its own state.
create table promotion_uses (
  order_id     text not null references orders,
  promotion_id text not null,
  brand_id     text not null,
  holder_id    text not null references holders,
  taken_at     timestamptz not null,
  constraint promotion_uses_pk primary key (order_id, promotion_id)
);
create index promotion_uses_counted on promotion_uses (brand_id, promotion_id, holder_id);

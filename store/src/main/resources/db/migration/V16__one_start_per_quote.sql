-- Whether the offer of a start began a lease is asked before each.
create index orders_start_by_quote on orders (quote_id) where kind = 'START';

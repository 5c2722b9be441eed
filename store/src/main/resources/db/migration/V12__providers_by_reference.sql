-- A provider's event may name its own reference only.
create index attempts_by_reference on attempts (provider, provider_ref);

-- Where units for use abroad may be used, and where they were: a zone of the brand, by its id.
alter table allowance_buckets add column zone text;
alter table allowance_buckets add constraint allowance_buckets_zone_is_abroad
  check (zone is null or scope = 'ROAMING');

alter table usage_records add column country text check (country ~ '^[A-Z]{2}$');
alter table usage_records add column zone text;
alter table usage_records add constraint usage_records_place_is_abroad
  check ((country is null or scope = 'ROAMING') and (zone is null or country is not null));

-- What was scanned last, so that nothing is scanned twice in vain.
create schema scan;

create table scan.scanned (
  entity    text primary key,
  source    text not null,
  root      text not null,
  detectors text not null,
  files     text not null,
  at        timestamptz not null
);
create index scanned_by_source on scan.scanned (source);
create index scanned_by_age on scan.scanned (at);

-- What changed among the things that can be found; every node's index follows it.
create schema search;

-- Ordered by (tx, id): a row counts once every transaction that began before its own has ended, so slow ones are not missed.
create table search.change_log (
  id bigint generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  doc text not null,
  at timestamptz not null default now(),
  primary key (tx, id)
);
create index change_log_by_age on search.change_log (at);

-- One row: which store this is, and how far back the log still reaches.
create table search.log_state (
  single boolean primary key default true check (single),
  store uuid not null default gen_random_uuid(),
  trimmed_tx xid8 not null default '0',
  trimmed_id bigint not null default 0
);
insert into search.log_state default values;

-- Who an entity is, whatever it is called: by the annotation slipway.dev/id. Kept after the entity is gone, for it may come again.
create table catalog.identity (
  id  text collate "C" primary key,
  uid uuid not null,
  ref text collate "C" not null
);

-- Names that entities had before.
create table catalog.alias (
  ref   text collate "C" primary key,
  uid   uuid not null,
  since timestamptz not null
);
create index alias_by_uid on catalog.alias (uid);

alter table catalog.history drop constraint history_what_check;
alter table catalog.history add check (what in ('CREATED', 'CHANGED', 'REMOVED', 'CONFLICT', 'RENAMED'));

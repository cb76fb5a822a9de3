-- Entities whose descriptor is gone: they stay for a while, marked with since when, why, and who wants them kept.
alter table catalog.entity add column orphaned_at timestamptz;
alter table catalog.entity add column orphan_why text;
alter table catalog.entity add column orphan_kept_by text;
create index entity_orphaned on catalog.entity (orphaned_at, ref) where orphaned_at is not null;

alter table catalog.history drop constraint history_what_check;
alter table catalog.history add check
  (what in ('CREATED', 'CHANGED', 'REMOVED', 'CONFLICT', 'RENAMED', 'ORPHANED', 'RETURNED'));

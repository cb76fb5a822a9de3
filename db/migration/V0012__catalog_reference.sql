-- Which other files of a source a descriptor was read with, so that it is read again when one of them changes.
create table catalog.reference (
  source  text collate "C" not null,
  path    text collate "C" not null,
  target  text collate "C" not null, -- a path in the same source, or a pattern with stars
  primary key (source, path, target)
);
create index reference_by_target on catalog.reference (source, target);

-- What is wrong with an entity's descriptor, as Backstage's status items; null if all is well.
alter table catalog.entity add column status text;

-- Where files come from, what was handed on, and what is wrong with them.
create schema source;

create table source.source (
  source_id    text primary key check (source_id ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  name         text not null,
  kind         text not null check (kind in ('BUILT_IN', 'FOLDER', 'GIT')),
  location     text not null,
  branch       text,
  configured   boolean not null,               -- goes when the settings no longer name it
  leaving      boolean not null default false, -- being removed, with everything that came from it
  revision     text,                           -- set only once all of that commit was handed on
  read_by      text,                           -- readers and versions when all went well; null after a failure
  synced_at    timestamptz,
  error        text,
  error_at     timestamptz,
  handed_on    integer not null default 0,     -- how far the visit that goes on has come; 0 of 0 between visits
  to_hand_on   integer not null default 0,
  check ((error is null) = (error_at is null))
);

create table source.file (
  source_id   text not null references source.source on delete cascade,
  path        text not null,
  hash        text not null,
  size        bigint not null,
  modified_at timestamptz, -- a folder's file of the same size and time is not hashed again; null: look again
  changed_at  timestamptz not null,
  changed_by  text,
  read_by     text not null, -- readers and versions that have taken this content
  primary key (source_id, path)
);

create table source.untold (
  source_id text not null references source.source on delete cascade,
  path      text not null, -- handed on, but the visit was not finished: told with the next that is
  primary key (source_id, path)
);

create table source.problem (
  source_id text not null references source.source on delete cascade,
  path      text not null,    -- the file whose reading told it: read again, told again
  reader    text not null,
  place     integer not null, -- order in which the reader told them
  file      text not null,    -- where it is to be mended, mostly the same file
  line      integer not null,
  col       integer not null,
  message   text not null,
  remedy    text not null,
  primary key (source_id, path, reader, place)
);

-- What exists and who owns it.
create schema catalog;

create table catalog.entity (
  ref           text collate "C" primary key,
  uid           uuid not null unique,
  kind          text collate "C" not null,
  namespace     text collate "C" not null,
  name          text collate "C" not null,
  declared_kind text not null,
  declared_name text not null,
  title         text not null,
  description   text,
  type          text collate "C",
  lifecycle     text collate "C",
  owner         text collate "C",
  system        text collate "C",
  tier          smallint,
  tags          text[] not null,
  metadata      jsonb not null,
  head          text not null, -- the entity as JSON without its last brace; the relations follow
  relations     text not null default '[]',
  keys          text[] not null, -- every path and path=value of the document, in lower case, for filters
  words         text not null, -- name, title and description in lower case
  source        text collate "C" not null,
  path          text collate "C" not null,
  line          int not null,
  root          text collate "C",
  hash          text not null,
  created_at    timestamptz not null,
  changed_at    timestamptz not null
) with (fillfactor = 80);
create index entity_by_name on catalog.entity (name, ref);
create index entity_by_kind on catalog.entity (kind, name, ref);
create index entity_by_type on catalog.entity (kind, lower(type), name, ref);
create index entity_by_lifecycle on catalog.entity (kind, lower(lifecycle), name, ref);
create index entity_by_owner on catalog.entity (owner, name, ref);
create index entity_by_system on catalog.entity (system, name, ref);
create index entity_by_tier on catalog.entity (tier, name, ref) where tier is not null;
create index entity_by_file on catalog.entity (source, path);
create index entity_by_root on catalog.entity (source, root) where root is not null;
create index entity_by_key on catalog.entity using gin (keys);

-- Both halves of each relation; the target need not exist.
create table catalog.relation (
  ref         text collate "C" not null,
  type        text collate "C" not null,
  target      text collate "C" not null,
  declared_by text collate "C" not null,
  primary key (ref, type, target, declared_by)
);
create index relation_by_target on catalog.relation (target, type, ref);
create index relation_by_declarer on catalog.relation (declared_by);

create table catalog.history (
  id         bigint generated always as identity primary key,
  ref        text collate "C" not null,
  at         timestamptz not null,
  what       text not null check (what in ('CREATED', 'CHANGED', 'REMOVED', 'CONFLICT')),
  source     text not null,
  path       text not null,
  revision   text,
  changed_by text,
  difference jsonb not null
);
create index history_by_ref on catalog.history (ref, id desc);

-- Files that declare what another file has declared first; they come in when that one goes.
create table catalog.waiting (
  ref    text collate "C" not null,
  source text collate "C" not null,
  path   text collate "C" not null,
  primary key (ref, source, path)
);
create index waiting_by_file on catalog.waiting (source, path);

-- Which descriptors of our own kinds were handed to their rooms.
create table catalog.declaration (
  source text collate "C" not null,
  path   text collate "C" not null,
  kind   text collate "C" not null,
  name   text collate "C" not null,
  primary key (source, path, kind, name)
);

-- Grows with every change, so that every node can tell whether what it counted still holds.
create table catalog.revision (
  one boolean primary key default true check (one),
  n   bigint not null
);
insert into catalog.revision (n) values (0);

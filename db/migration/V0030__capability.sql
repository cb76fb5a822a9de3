-- What services can do beside their work, and what it is done with.
create schema capability;

-- Capabilities, their groups and kinds of tools as they were declared, each well formed by itself.
create table capability.declaration (
  kind    text not null,
  name    text not null,
  source  text not null,
  path    text not null,
  content jsonb not null,
  primary key (kind, name)
);

-- Those of them that the map is drawn by: each the last that held together with its fact types and its group.
create table capability.standard (
  kind    text not null,
  name    text not null,
  content jsonb not null,
  primary key (kind, name)
);

-- One row. The revision grows whenever the standard changes; mapped is the one by which every service was looked at.
create table capability.state (
  one      boolean primary key default true check (one),
  revision bigint not null default 0,
  mapped   bigint not null default -1
);
insert into capability.state default values;

-- Where each service stands. One letter a capability, in the order of the standard of this revision, so that thousands
-- of services are summed up by grouping what is alike. What lists filter by is copied here from the catalog.
create table capability.coverage (
  entity    text primary key,
  title     text not null,
  owner     text,
  system    text,
  tier      int,
  revision  bigint not null,
  states    text not null,
  tools     text not null, -- JSON: names by kind of tool; only ever read as a whole
  mapped_at timestamptz not null,
  stale_at  timestamptz -- when the first fact that it rests on goes stale
);
create index coverage_by_owner on capability.coverage (owner);
create index coverage_by_end on capability.coverage (stale_at) where stale_at is not null;

-- Services whose facts changed since they were looked at. They wait until whoever writes has come to rest.
create table capability.awaiting (
  entity text primary key,
  since  timestamptz not null
);

-- Organisations whose repositories are found by their host's API, and when each source is visited next.
create table source.organisation (
  organisation_id text primary key,
  host       text not null,
  name       text not null,
  wants      text not null,                          -- stands for the settings that choose among its repositories
  listing    bigint not null default 0,              -- number of the listing that goes on, or was the last
  cursor     text,                                   -- the page to go on with; null between listings
  next_at    timestamptz not null default now(),     -- not asked before
  listed_at  timestamptz,                            -- when a listing was last complete
  requests   integer not null default 0,             -- of the listing that goes on, or was the last; unchanged pages apart
  unchanged  integer not null default 0,             -- pages of it that the host called unchanged
  remaining  integer,                                -- of the host's request allowance, as it last said
  allowance  integer,
  resets_at  timestamptz,
  failures   integer not null default 0,             -- in a row
  error      text,
  error_at   timestamptz,
  check ((error is null) = (error_at is null))
);

create table source.listed_page (
  organisation_id text not null references source.organisation on delete cascade,
  address text not null,
  etag    text,
  next    text,                                      -- the page after it; null for the last
  size    integer not null,
  listing bigint not null,                           -- in which it was last met
  primary key (organisation_id, address)
);

create table source.repository (
  organisation_id text not null references source.organisation on delete cascade,
  repository_id   text not null,                     -- the host's own, which outlives a change of name
  name      text not null,
  address   text not null,
  activity  timestamptz,                             -- when the host last saw a push; null where it does not say
  page      text not null,                           -- which page of the listing told of it
  listing   bigint not null,                         -- in which it was last met
  missed    integer not null default 0,              -- complete listings in a row that did not name it
  wanted    boolean not null,                        -- fits the settings
  source_id text references source.source on delete set null,
  primary key (organisation_id, repository_id)
);
create unique index repository_source on source.repository (source_id);
create index repository_page on source.repository (organisation_id, page);

alter table source.source
  add column organisation_id text references source.organisation on delete set null,
  add column next_visit timestamptz not null default now(),
  add column visited_at timestamptz,                 -- the last visit's begin, however it went
  add column failures   integer not null default 0;  -- in a row
update source.source set visited_at = greatest(synced_at, error_at);
create index source_next_visit on source.source (next_visit);
create index source_organisation on source.source (organisation_id);
create index source_location on source.source (lower(location));

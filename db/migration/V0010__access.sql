-- Who may get in beside the people whom the identity provider knows, and who tries to.
create schema access;

-- A program that acts by itself: it owns tokens and never signs in.
create table access.service_account (
  name    text primary key check (name ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  purpose text not null,
  made_by text not null,
  made_at timestamptz not null
);

-- The secret itself is nowhere: 256 random bits need no slow hash.
create table access.token (
  id              uuid primary key,
  hash            bytea not null unique check (octet_length(hash) = 32),
  name            text not null check (char_length(name) between 1 and 100),
  person          text,
  service_account text references access.service_account on delete cascade,
  role            text not null check (role in ('VIEWER', 'ENGINEER', 'LEAD', 'ADMINISTRATOR')),
  read_only       boolean not null,
  entity          text,
  made_by         text not null,
  made_at         timestamptz not null,
  ends_at         timestamptz not null,
  last_used_at    timestamptz,
  revoked_at      timestamptz,
  revoked_by      text,
  check ((person is null) <> (service_account is null)),
  check (not (read_only and entity is not null)),
  check (ends_at > made_at and ends_at <= made_at + interval '366 days'),
  check ((revoked_at is null) = (revoked_by is null))
);
create index token_by_person on access.token (person, made_at);
create index token_by_service_account on access.token (service_account, made_at);

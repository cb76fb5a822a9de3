-- What is known about entities, and what the keys mean.
create schema facts;

-- The same key may be declared in two files for a moment (a declaration moves): the one that came first counts.
create table facts.fact_type (
  key           text not null,
  source        text not null,
  path          text not null,
  type          text not null check (type in ('BOOLEAN', 'NUMBER', 'TEXT', 'LIST', 'MAP')),
  meaning       text not null,
  fresh_seconds bigint not null check (fresh_seconds > 0),
  attestable    boolean not null,
  declared      bigint generated always as identity,
  primary key (key, source, path)
);

create table facts.fact (
  entity      text not null,
  key         text not null,
  source      text not null,
  value       jsonb not null,
  confidence  double precision not null check (confidence between 0 and 1),
  observed_at timestamptz not null,
  valid_until timestamptz not null,
  evidence    jsonb not null,
  primary key (entity, key, source)
);
create index fact_by_end on facts.fact (valid_until);

-- Attestations as they were declared; the facts they state are judged anew when types or entities come and go.
create table facts.attestation (
  source     text not null,
  path       text not null,
  name       text not null,
  entity     text not null,
  stated_by  text not null,
  claims     jsonb not null,
  primary key (source, path, name)
);
create index attestation_by_entity on facts.attestation (entity, stated_by);

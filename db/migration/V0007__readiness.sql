-- Who is ready, by which standard, and since when.
create schema readiness;

-- Scorecards and question sets as they were declared, each well formed by itself.
create table readiness.declaration (
  kind    text not null,
  name    text not null,
  source  text not null,
  path    text not null,
  content jsonb not null,
  primary key (kind, name)
);

-- Scorecards as they are judged by: the last that held together with its questions and their fact types.
create sequence readiness.revision;
create table readiness.standard (
  name     text primary key,
  revision bigint not null,
  content  jsonb not null,
  judged   bigint not null default 0 -- the revision by which every entity has been judged
);

-- How each entity stands. What lists filter and sort by is copied here from the catalog.
create table readiness.assessment (
  scorecard   text not null,
  entity      text not null,
  name        text not null,
  title       text not null,
  owner       text,
  system      text,
  tier        int,
  revision    bigint not null,
  score       double precision not null check (score between 0 and 100),
  categories  jsonb not null, -- score by category; one in which nothing applies is left out
  outcomes    jsonb not null, -- by question
  verdicts    jsonb not null, -- by target environment
  blockers    jsonb not null, -- how many, by target environment and severity
  judged_at   timestamptz not null,
  stale_at    timestamptz, -- when the first fact that an outcome rests on goes stale
  primary key (scorecard, entity)
);
create index assessment_by_score on readiness.assessment (scorecard, score, entity);
create index assessment_by_owner on readiness.assessment (scorecard, owner, score);
create index assessment_by_entity on readiness.assessment (entity);
create index assessment_by_end on readiness.assessment (stale_at) where stale_at is not null;

create table readiness.history (
  id        bigint generated always as identity primary key,
  scorecard text not null,
  entity    text not null,
  at        timestamptz not null,
  score     double precision not null,
  before    double precision, -- null: judged for the first time
  verdicts  jsonb not null,
  changes   jsonb not null -- question, from, to, cause
);
create index history_by_entity on readiness.history (scorecard, entity, at desc);
create index history_by_time on readiness.history (at desc);

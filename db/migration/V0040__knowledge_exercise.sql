-- Runbooks as they were worked through: who, when, which revision, which steps, and how it ended. A record outlives its
-- runbook, so there is no foreign key to the document.
create table knowledge.exercise (
  id         uuid primary key,
  source     text not null,
  path       text collate "C" not null,
  title      text not null,
  entity     text, -- as it was when the run began
  revision   text not null, -- hash of the runbook's content
  occasion   text not null check (occasion in ('DRILL', 'INCIDENT')),
  incident   text, -- how others refer to it
  started_by text not null,
  started_at timestamptz not null,
  ended_by   text,
  ended_at   timestamptz,
  outcome    text check (outcome in ('WORKED', 'PARTLY', 'FAILED', 'ABANDONED')),
  note       text,
  check ((ended_at is null) = (outcome is null) and (ended_at is null) = (ended_by is null))
);
create index exercise_by_runbook on knowledge.exercise (source, path, ended_at desc, started_at desc);
create index exercise_by_start on knowledge.exercise (started_at desc);

create table knowledge.exercise_step (
  exercise  uuid not null references knowledge.exercise on delete cascade,
  number    int not null, -- from 1
  section   text not null,
  says      text not null,
  commands  text[] not null,
  ticked_at timestamptz,
  ticked_by text,
  primary key (exercise, number),
  check ((ticked_at is null) = (ticked_by is null))
);

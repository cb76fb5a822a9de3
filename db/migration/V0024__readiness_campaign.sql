-- Some questions that some services are to pass by a day.
create table readiness.campaign (
  id         bigint generated always as identity primary key,
  title      text not null check (title <> ''),
  about      text not null,
  scorecard  text not null,
  questions  text[] not null check (cardinality(questions) > 0),
  lead       text not null, -- the ref of the person or group who answers for it
  owner      text, -- narrows the services, as the three below; null narrows nothing
  system     text,
  tier       int,
  name_part  text,
  begins     date not null,
  deadline   date not null,
  created_by text not null,
  created_at timestamptz not null,
  closed_by  text,
  closed_at  timestamptz,
  version    int not null default 0,
  check (deadline >= begins)
);
create index campaign_by_deadline on readiness.campaign (deadline, id) where closed_at is null;

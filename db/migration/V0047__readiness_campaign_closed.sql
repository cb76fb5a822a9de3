-- A closed campaign stays as it was on its last day.
alter table readiness.campaign add column progress jsonb; -- figures and burn-down when it was closed

create table readiness.campaign_service (
  campaign bigint not null references readiness.campaign (id) on delete cascade,
  entity   text not null,
  name     text not null,
  owner    text,
  open     text[] not null, -- questions that it had not passed
  primary key (campaign, entity)
);

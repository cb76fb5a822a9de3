-- Questions that are taken out of the blockers for a while, and every step on the way.
create table readiness.waiver (
  id           bigint generated always as identity primary key,
  scorecard    text not null,
  entity       text not null,
  question     text not null,
  reason       text not null check (reason <> ''),
  measure      text not null check (measure <> ''), -- what makes up for it meanwhile
  requested_by text not null,
  requested_at timestamptz not null,
  last_day     date not null,
  ends_at      timestamptz not null,
  state        text not null,
  decided_by   text,
  reminded     int, -- how many days before the end somebody was last reminded
  check (decided_by is distinct from requested_by)
);
create unique index waiver_asked on readiness.waiver (scorecard, entity, question) where state = 'requested';
create unique index waiver_holding on readiness.waiver (scorecard, entity, question) where state = 'approved';
create index waiver_by_entity on readiness.waiver (entity);
create index waiver_open_by_end on readiness.waiver (ends_at) where state in ('requested', 'approved');
create index waiver_by_time on readiness.waiver (requested_at desc, id desc);

create table readiness.waiver_step (
  id     bigint generated always as identity primary key,
  waiver bigint not null references readiness.waiver (id),
  at     timestamptz not null,
  who    text not null,
  what   text not null,
  note   text
);
create index waiver_step_by_waiver on readiness.waiver_step (waiver, id);

create function readiness.only_added_to() returns trigger language plpgsql as $$
begin
  raise exception '%.% is only ever added to', tg_table_schema, tg_table_name;
end $$;
create trigger waiver_step_is_only_added_to before update or delete or truncate on readiness.waiver_step
  for each statement execute function readiness.only_added_to();

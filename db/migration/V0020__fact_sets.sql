-- What one source observed about one entity at one moment, for as long as it counts: one row, however many facts it is.
create table facts.fact_set (
  id          bigint generated always as identity primary key,
  entity      text not null,
  source      text not null,
  observed_at timestamptz not null,
  valid_until timestamptz not null,
  size        int not null check (size > 0),
  facts       jsonb not null, -- by key: value and confidence, 0 to 1
  evidence    json not null -- a list of {of: keys, seen: what shows it}; only ever read as a whole
);

insert into facts.fact_set (entity, source, observed_at, valid_until, size, facts, evidence)
  select entity, source, observed_at, valid_until, count(*), jsonb_object_agg(key, jsonb_build_array(value, confidence)),
    coalesce(json_agg(json_build_object('of', json_build_array(key), 'seen', evidence))
      filter (where evidence <> '[]'), '[]')
  from facts.fact group by entity, source, observed_at, valid_until;
drop table facts.fact;

create index fact_set_by_entity on facts.fact_set (entity, source);
create index fact_set_by_end on facts.fact_set (valid_until);

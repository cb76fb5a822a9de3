-- Facets give values as they were written; keys have them in lower case, for filters. Only what differs is kept again, by
-- its place among the keys: so little that two entities still fit on a page.
alter table catalog.entity add column written jsonb;

with recursive flat (ref, path, value) as (
  select ref, '', (head || '}')::jsonb from catalog.entity
  union all
  select f.ref, f.path || case when i.name is null then '' when f.path = '' then i.name else '.' || i.name end, i.value
  from flat f cross join lateral (
    select key, value from jsonb_each(case jsonb_typeof(f.value) when 'object' then f.value else '{}' end)
    union all
    select null, value from jsonb_array_elements(case jsonb_typeof(f.value) when 'array' then f.value else '[]' end)
  ) i (name, value)
), text (ref, path, value) as (
  select ref, path, value #>> '{}' from flat
  where jsonb_typeof(value) = 'string' and char_length(value #>> '{}') <= 200
), written (ref, places) as (
  select t.ref, jsonb_object_agg(k.n, t.value)
  from text t
  join catalog.entity e on e.ref = t.ref
  join lateral unnest(e.keys) with ordinality k (pair, n) on k.pair = lower(t.path || '=' || t.value)
  where lower(t.value) <> t.value
  group by t.ref
)
update catalog.entity e set written = w.places from written w where w.ref = e.ref;

-- Whether what is stored fits together, beyond what the schema itself refuses. Each line ought to say 0:
--   psql "$DATABASE" -v ON_ERROR_STOP=1 -f docker/integrity.sql
-- While sources are being read, a row may be on its way; ask again when they have been.
\pset footer off
begin isolation level repeatable read read only;

select 'bonds of entities that are not there' what, count(*) wrong
  from catalog.bond b where not exists (select from catalog.entity e where e.ref = b.ref)
union all
select 'waiting declarations of what nobody holds', count(*)
  from catalog.waiting w where not exists (select from catalog.entity e where e.ref = w.ref)
union all
select 'identities that lead to another entity', count(*)
  from catalog.identity i join catalog.entity e on e.ref = i.ref where e.uid <> i.uid
union all
select 'former names that are taken', count(*)
  from catalog.alias a join catalog.entity e on e.ref = a.ref
union all
select 'entities whose last event is their removal', count(*)
  from catalog.entity e
  where (select h.what from catalog.history h where h.ref = e.ref order by h.id desc limit 1) = 'REMOVED'
union all
select 'entities without a beginning', count(*)
  from catalog.entity e
  where not exists (select from catalog.history h where h.ref = e.ref)
    and e.changed_at > now() - interval '3 years' -- older beginnings were forgotten, see docs/retention.md
union all
select 'entities whose file is not there', count(*)
  from catalog.entity e where not exists (select from source.file f where f.source_id = e.source and f.path = e.path)
    and exists (select from source.source s where s.source_id = e.source)
union all
select 'documents without a text', count(*)
  from knowledge.document d where not exists (select from knowledge.body b where (b.source, b.path) = (d.source, d.path))
union all
select 'documents whose file is not there', count(*)
  from knowledge.document d -- a tree lies at its file and its name
  where not exists (select from source.file f where f.source_id = d.source
                    and f.path = case d.kind when 'DECISION_TREE' then regexp_replace(d.path, '/[^/]*$', '') else d.path end)
    and exists (select from source.source s where s.source_id = d.source)
union all
select 'documents of entities that are not there', count(*)
  from knowledge.document d
  where d.entity is not null and not exists (select from catalog.entity e where e.ref = d.entity)
union all
select 'sets of facts that say another number than they hold', count(*)
  from facts.fact_set s where s.size <> (select count(*) from jsonb_object_keys(s.facts))
union all
select 'sets of facts that end before they were seen', count(*)
  from facts.fact_set s where s.valid_until <= s.observed_at
union all
select 'scans of entities that are not there', count(*)
  from scan.scanned s where not exists (select from catalog.entity e where e.ref = s.entity)
union all
select 'judgements of entities that are not there', count(*)
  from readiness.assessment a where not exists (select from catalog.entity e where e.ref = a.entity)
union all
select 'judgements by a standard that is not there', count(*)
  from readiness.assessment a where not exists (select from readiness.standard s where s.name = a.scorecard)
union all
select 'judgements whose score is not the last of their history', count(*)
  from readiness.assessment a
  cross join lateral (select h.score from readiness.history h
                      where (h.scorecard, h.entity) = (a.scorecard, a.entity) order by h.at desc, h.id desc limit 1) h
  where h.score is distinct from a.score
union all
select 'waivers of entities that are not there', count(*)
  from readiness.waiver w where not exists (select from catalog.entity e where e.ref = w.entity)
union all
select 'constraints that were never checked', count(*) from pg_constraint where not convalidated
union all
select 'indexes that are not valid', count(*) from pg_index where not indisvalid;

rollback;

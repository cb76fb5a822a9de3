-- Whether what the rooms keep of each other fits together, where no foreign key holds it, as each room has a schema of
-- its own. Every number is to be 0. Run it with psql on the portal's database, best by night:
--   psql --no-psqlrc --csv --file src/bench/integrity.sql "$DATABASE"
set default_transaction_read_only = on;
select 'facts of no entity' as what, count(*) from facts.fact_set f
  where not exists (select 1 from catalog.entity e where e.ref = f.entity)
union all select 'judgements of no entity', count(*) from readiness.assessment a
  where not exists (select 1 from catalog.entity e where e.ref = a.entity)
union all select 'scans of no entity', count(*) from scan.scanned s
  where not exists (select 1 from catalog.entity e where e.ref = s.entity)
union all select 'services that were not judged', count(*) from catalog.entity e
  where e.kind = 'component' and e.type = 'service'
    and not exists (select 1 from readiness.assessment a where a.entity = e.ref and a.scorecard = 'production-readiness')
union all select 'relations from no entity', count(*) from catalog.bond b
  where not exists (select 1 from catalog.entity e where e.ref = b.ref)
union all select 'entities of no file', count(*) from catalog.entity e
  where not exists (select 1 from source.file f where f.source_id = e.source and f.path = e.path)
union all select 'documents of no file', count(*) from knowledge.document d
  where not exists (select 1 from source.file f where f.source_id = d.source and f.path = d.path)
union all select 'documents without a text', count(*) from knowledge.document d
  where not exists (select 1 from knowledge.body b where b.source = d.source and b.path = d.path)
union all select 'documents of no entity that is there', count(*) from knowledge.document d
  where d.entity is not null and not exists (select 1 from catalog.entity e where e.ref = d.entity)
union all select 'last judgement unlike its history', count(*) from readiness.assessment a
  join lateral (select score from readiness.history h where h.scorecard = a.scorecard and h.entity = a.entity
                order by at desc, id desc limit 1) h on true
  where abs(h.score - a.score) > 0.05
union all select 'constraints that were never checked', count(*) from pg_constraint where not convalidated
union all select 'indexes that are broken', count(*) from pg_index where not indisvalid;

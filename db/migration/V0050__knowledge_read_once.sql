-- Where in a document's plain text its parts begin, a line each: place, anchor, heading. Null until it is read again.
alter table knowledge.body add column sections text;

-- Findings in the order in which they are shown.
drop index knowledge.finding_by_weight;
create index finding_in_order on knowledge.finding (weight, source, path, line, check_id);

-- Whether a run says something of its runbook: a step was done, and whoever ended it may state facts.
alter table knowledge.exercise add column counted boolean not null default false;
update knowledge.exercise e set counted = true
  where e.ended_at is not null and e.outcome <> 'ABANDONED'
    and exists (select 1 from knowledge.exercise_step s where s.exercise = e.id and s.ticked_at is not null);

-- Records that name others: few, wherever many lie.
create index document_naming on knowledge.document (source, path)
  where kind = 'ADR' and (supersedes <> '{}' or superseded_by <> '{}');
create index decision_naming on knowledge.decision (source, path) where amends <> '{}' or amended_by <> '{}';

create index document_by_number on knowledge.document (source, number) where kind = 'ADR';

-- How many findings were stated of an entity as a fact, so that what differs is due.
create table knowledge.finding_stated (
  entity text primary key,
  count  bigint not null,
  at     timestamptz not null
);

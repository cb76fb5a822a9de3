-- What decision records say beyond what every document has, and whether the facts still agree with them.
create table knowledge.decision (
  source       text not null,
  path         text collate "C" not null,
  deciders     text[] not null default '{}',
  amends       text[] not null default '{}',
  amended_by   text[] not null default '{}',
  rules        text[] not null default '{}', -- over facts, from the record's confirmation
  confirmed    text check (confirmed in ('HOLDS', 'CONTRADICTED', 'UNPROVEN', 'INVALID')), -- null: nothing to confirm
  confirmed_at timestamptz,
  rulings      jsonb, -- one for each rule, with the facts it was judged by
  primary key (source, path),
  foreign key (source, path) references knowledge.document on delete cascade
);
create index decision_by_confirmed on knowledge.decision (confirmed) where confirmed is not null;
create index decision_with_rules on knowledge.decision (source, path) where rules <> '{}';
create index document_decided on knowledge.document (decided desc nulls last, number desc nulls last, path) where kind = 'ADR';

-- Decision records that were written onto a branch and wait there, so that whoever comes second sees the first.
create table knowledge.proposed_decision (
  id      uuid primary key,
  source  text not null,
  branch  text not null,
  path    text collate "C" not null, -- of the new record
  earlier text collate "C", -- the record whose place it takes
  title   text not null,
  by_whom text not null,
  at      timestamptz not null,
  foreign key (source, earlier) references knowledge.document on delete cascade
);
create index proposed_decision_by_earlier on knowledge.proposed_decision (source, earlier);

-- Walks through decision trees and whether they helped: which way, when, never who.
create table knowledge.walk (
  id     uuid primary key, -- made by whoever walks, so that the same walk told twice counts once
  source text not null,
  tree   text not null, -- its name
  nodes  text[] not null, -- from the first to the leaf
  says   text[] not null, -- the answers between them
  helped boolean not null,
  at     timestamptz not null,
  check (cardinality(nodes) = cardinality(says) + 1)
);
create index walk_by_tree on knowledge.walk (source, tree);

-- Documents that people keep in their repositories, and what of them lists and searches need.
create schema knowledge;

create table knowledge.document (
  source        text not null,
  path          text collate "C" not null, -- byte order: a folder's documents are one range of the index
  kind          text not null check (kind in ('ADR', 'RUNBOOK', 'PLAYBOOK', 'GUIDE', 'DECISION_TREE')),
  title         text not null,
  entity        text, -- ref of the entity that claims it; null: it belongs to the source
  owner         text, -- as the entity had it when it was linked
  system        text,
  stated        text, -- the entity that the document names itself, whatever lies around its file
  number        int,
  status        text,
  status_words  text,
  decided       text, -- 2026-11-20, or 2026-11 where no day is given
  format        text,
  language      text not null,
  supersedes    text[] not null default '{}',
  superseded_by text[] not null default '{}',
  keywords      text[] not null default '{}',
  changed_at    timestamptz not null,
  changed_by    text,
  hash          text not null,
  primary key (source, path)
);
create index document_by_entity on knowledge.document (entity, kind);
create index document_by_stated on knowledge.document (stated) where stated is not null;
create index document_by_title on knowledge.document (lower(title), source, path);
create index document_by_kind on knowledge.document (kind, lower(title), source, path);

create table knowledge.body (
  source   text not null,
  path     text collate "C" not null,
  markdown text not null, -- of a decision tree: its outline
  plain    text not null,
  tree     jsonb,
  primary key (source, path),
  foreign key (source, path) references knowledge.document on delete cascade
);

-- Which words stand for the same, as declared in files; every node reads them again when the change log says so.
create table search.synonyms (
  source text not null,
  path text not null,
  name text not null,
  rules jsonb not null,
  primary key (source, path, name)
);

-- What was handed on and not yet told, a row a batch: thousands of files in some dozen rows.
alter table source.untold rename to untold_file;
create table source.untold (
  id        bigint generated always as identity primary key,
  source_id text not null references source.source on delete cascade,
  paths     text[] not null
);
insert into source.untold (source_id, paths)
select source_id, array_agg(path) from source.untold_file group by source_id;
drop table source.untold_file;
create index untold_by_source on source.untold (source_id);

-- What is wrong with documents, and where their links lead, so that they are judged anew when that changes.
create table knowledge.finding (
  source   text not null,
  path     text collate "C" not null,
  check_id text not null,
  weight   smallint not null, -- 0 hurts most
  line     int not null,
  message  text not null,
  remedy   text not null,
  due      date, -- counts from this day on; null: at once
  foreign key (source, path) references knowledge.document on delete cascade
);
create index finding_by_document on knowledge.finding (source, path);
create index finding_by_weight on knowledge.finding (weight, check_id);

create table knowledge.link (
  source text not null,
  path   text collate "C" not null,
  target text collate "C" not null,
  primary key (source, path, target),
  foreign key (source, path) references knowledge.document on delete cascade
);
create index link_by_target on knowledge.link (source, target);

-- What a descriptor says of its owner, word for word, so that a list of one owner's entities reads only the rows it shows.
alter table catalog.entity add column declared_owner text collate "C";

update catalog.entity set declared_owner = (head || '}')::jsonb #>> '{spec,owner}'
 where jsonb_typeof((head || '}')::jsonb #> '{spec,owner}') = 'string';

create index entity_by_declared_owner on catalog.entity (lower(declared_owner), name, ref);

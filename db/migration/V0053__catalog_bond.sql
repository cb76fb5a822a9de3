-- Each relation once, as the end that declares it says it; what the other end answers is its inverse.
create table catalog.bond (
  ref     text collate "C" not null,
  type    text collate "C" not null,
  target  text collate "C" not null,
  inverse text collate "C" not null,
  primary key (ref, type, target)
);

insert into catalog.bond
select r.ref, r.type, r.target, i.ofthe
from catalog.relation r
join (values ('ownedBy', 'ownerOf'), ('partOf', 'hasPart'), ('dependsOn', 'dependencyOf'),
             ('dependencyOf', 'dependsOn'), ('providesApi', 'apiProvidedBy'), ('consumesApi', 'apiConsumedBy'),
             ('childOf', 'parentOf'), ('parentOf', 'childOf'), ('hasMember', 'memberOf'),
             ('memberOf', 'hasMember')) i (type, ofthe) on i.type = r.type
where r.ref = r.declared_by;

create index bond_by_target on catalog.bond (target, inverse, ref);

drop table catalog.relation;

-- Both directions.
create view catalog.relation as
select ref, type, target, ref as declared_by from catalog.bond
union all
select target, inverse, ref, ref from catalog.bond;

create table chute (
    depot   char(3)     not null,
    number  smallint    not null,
    zone    smallint    not null,
    primary key (depot, number)
);
create index chute_zone on chute (zone);

create table basket (id bigint primary key, buyer text);
create index basket_by_buyer on basket (buyer);

create table payment (
    id          uuid primary key,
    booking     text        not null,
    cents       bigint      not null check (cents > 0),
    currency    char(3)     not null,
    method      text        not null,
    state       text        not null,
    created_at  timestamptz not null default now()
);
create index payment_booking on payment (booking);
create index payment_open on payment (created_at) where state = 'authorised';

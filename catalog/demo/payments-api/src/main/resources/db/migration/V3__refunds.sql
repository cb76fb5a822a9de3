create table refund (
    id          uuid primary key,
    payment_id  uuid        not null references payment,
    cents       bigint      not null check (cents > 0),
    state       text        not null,
    created_at  timestamptz not null default now()
);
create index refund_payment on refund (payment_id);

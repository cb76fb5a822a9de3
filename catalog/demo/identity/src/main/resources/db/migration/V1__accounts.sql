create table account (
    id          uuid primary key,
    kind        text        not null check (kind in ('customer', 'driver', 'staff')),
    name        text        not null,
    mail        text        not null,
    created_at  timestamptz not null default now(),
    deleted_at  timestamptz
);
create unique index account_mail on account (lower(mail)) where deleted_at is null;

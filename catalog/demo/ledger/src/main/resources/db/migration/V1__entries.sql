create table entry (
    id         bigint generated always as identity primary key,
    posting    uuid        not null,
    account    text        not null,
    side       char(1)     not null check (side in ('D', 'C')),
    cents      bigint      not null check (cents > 0),
    booked_on  date        not null,
    entered_at timestamptz not null default now()
);
create index entry_account on entry (account, id);
create unique index entry_posting on entry (posting, account, side);

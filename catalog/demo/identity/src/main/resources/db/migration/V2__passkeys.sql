create table passkey (
    id         text primary key,
    account_id uuid        not null references account,
    public_key bytea       not null,
    counter    bigint      not null,
    used_at    timestamptz
);
create index passkey_account on passkey (account_id);

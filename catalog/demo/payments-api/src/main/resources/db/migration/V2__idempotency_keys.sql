create table idempotency_key (
    key         text primary key,
    request     bytea       not null,
    response    jsonb,
    expires_at  timestamptz not null
);
create index idempotency_key_expiry on idempotency_key (expires_at);

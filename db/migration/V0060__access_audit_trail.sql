-- Who came in, and who did or tried what. Lines are only ever added: not even the portal changes one.
create table access.audit_trail (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  who     text not null,
  kind    text not null check (kind in ('SIGNED_IN', 'SIGN_IN_FAILED', 'DONE', 'FAILED', 'REFUSED')),
  door    text not null,
  detail  text,
  address text
);
create index audit_trail_by_time on access.audit_trail (at desc, id desc);
create index audit_trail_by_person on access.audit_trail (who, at desc);

create function access.keep_audit_trail() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '30 days' then
    return old; -- its time is over, see docs/retention.md
  end if;
  raise exception 'the audit trail is only added to';
end $$;
create trigger audit_trail_is_kept before update or delete on access.audit_trail
  for each row execute function access.keep_audit_trail();
create trigger audit_trail_is_not_emptied before truncate on access.audit_trail
  for each statement execute function access.keep_audit_trail();

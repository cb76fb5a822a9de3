-- What people attested in the portal, for good. What counts of it is a fact.
create table readiness.attestation (
  id       bigint generated always as identity primary key,
  at       timestamptz not null,
  who      text not null,
  entity   text not null,
  question text not null,
  key      text not null,
  value    jsonb not null,
  reason   text,
  link     text,
  last_day date not null,
  check (reason is not null or link is not null)
);
create index attestation_by_entity on readiness.attestation (entity, id);
create trigger attestation_is_only_added_to before update or delete or truncate on readiness.attestation
  for each statement execute function readiness.only_added_to();

-- Alert rules of services, as the scan found them, so that alerts lead to runbooks and runbooks to alerts.
create table knowledge.alert (
  entity  text not null,
  name    text not null,
  runbook text, -- the address that the rule names
  stem    text not null, -- what the runbook's file is called: by the address, else by the alert; lower case
  file    text not null, -- relative to the source of the entity
  line    int not null,
  primary key (entity, name)
);
create index alert_by_stem on knowledge.alert (stem);
create index alert_by_name on knowledge.alert (lower(name));

create index document_by_stem on knowledge.document (lower(substring(path from '([^/]+)[.][^./]+$')))
  where kind in ('RUNBOOK', 'PLAYBOOK');

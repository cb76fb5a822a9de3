-- A guide that an alert rule names is a runbook as well.
drop index knowledge.document_by_stem;
create index document_by_stem on knowledge.document (lower(substring(path from '([^/]+)[.][^./]+$')))
  where kind in ('RUNBOOK', 'PLAYBOOK', 'GUIDE');

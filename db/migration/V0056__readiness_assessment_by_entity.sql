-- One index does for what is asked by entity, with and without a scorecard.
drop index readiness.assessment_by_entity;
alter table readiness.assessment drop constraint assessment_pkey, add primary key (entity, scorecard);

-- Who ended the sessions; unknown for those that were ended before this was kept.
alter table access.sign_out add column ended_by text;

-- A push that is told of while the source is being visited has it visited once more.
alter table source.source add column told_at timestamptz;

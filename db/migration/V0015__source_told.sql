-- A push that is told of while the source is being visited has it visited once more. Another folder at the same place is
-- noticed, for an empty one may be where a share hangs that is not there.
alter table source.source
  add column told_at timestamptz,
  add column place   text; -- stands for the folder that was read last

-- What the last visit saw, and by which readers it was taken: a folder in which nothing changed is known by it, too,
-- without asking what is known of every file. Goes as soon as a visit begins to hand on, as what is half handed on is
-- neither what was seen nor what is seen now. read_by is left for the release before; nothing reads it any more.
alter table source.source add column seen text;

update source.source set seen = revision || ' ' || read_by;

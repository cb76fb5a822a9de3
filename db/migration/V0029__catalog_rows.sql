-- An entity's answer to "what relates to you" changes whenever another one comes in: with room on its page and no
-- compression such a change touches no index. Keys are compared byte by byte, whatever the database's own language is.
alter table catalog.entity set (fillfactor = 60, toast_tuple_target = 8160);
alter table catalog.entity alter column keys type text[] collate "C";

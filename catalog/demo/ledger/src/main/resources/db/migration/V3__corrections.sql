alter table entry add column corrects bigint references entry;
create unique index entry_corrected_once on entry (corrects) where corrects is not null;

-- Who says that a group of theirs owns what nobody owns; until the descriptor says so, or the claim ends otherwise.
create table catalog.claim (
  id         bigint generated always as identity primary key,
  ref        text collate "C" not null,
  owner      text collate "C" not null,
  person     text not null,
  claimed_at timestamptz not null,
  until      timestamptz not null,
  state      text not null default 'OPEN' check (state in ('OPEN', 'DONE', 'WITHDRAWN', 'DECLINED', 'ENDED')),
  ended_at   timestamptz,
  ended_by   text,
  reason     text,
  branch     text,
  review     text
);
create unique index claim_open on catalog.claim (ref) where state = 'OPEN';
create index claim_by_time on catalog.claim (claimed_at desc);

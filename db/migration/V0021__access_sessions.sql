-- Since when nobody is signed in as this person who was so before.
create table access.sign_out (
  person text primary key,
  at     timestamptz not null
);

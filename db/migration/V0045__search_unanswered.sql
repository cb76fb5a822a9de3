-- What was looked for and not found, by day: words and how often, never who.
create table search.unanswered (
  day date not null,
  words text not null,
  searches integer not null,
  found bigint not null, -- by half of the words, or by words spelt alike; 0: nothing at all
  last_at timestamptz not null,
  primary key (day, words)
);

-- What was asked for when a source was registered as one of Backstage's locations, so that it is answered in the same words.
create table catalog.location (
  source text collate "C" primary key,
  remote text not null,
  target text not null
);

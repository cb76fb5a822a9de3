-- Where each team stood with each capability: how many of its services by the end of a day. A row only where that
-- differs from the day before, so that the state of any day is the last row up to it.
create table capability.past (
  owner      text not null,
  capability text not null,
  day        date not null,
  covered    int not null,
  partial    int not null,
  missing    int not null,
  unknown    int not null,
  not_needed int not null,
  primary key (owner, capability, day)
);

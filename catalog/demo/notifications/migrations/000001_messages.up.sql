CREATE TABLE message (
    id         uuid PRIMARY KEY,
    recipient  uuid        NOT NULL,
    template   text        NOT NULL,
    state      text        NOT NULL,
    sent_at    timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX message_waiting ON message (created_at) WHERE state = 'queued';

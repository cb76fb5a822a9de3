-- Whoever said "stop" is never written to again, whatever a template says.
CREATE TABLE suppression (
    recipient uuid PRIMARY KEY,
    since     timestamptz NOT NULL DEFAULT now()
);

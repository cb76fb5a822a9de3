-- +goose Up
CREATE TABLE surcharge (
    code  text PRIMARY KEY,
    cents integer NOT NULL,
    rule  text    NOT NULL
);

-- +goose Down
DROP TABLE surcharge;

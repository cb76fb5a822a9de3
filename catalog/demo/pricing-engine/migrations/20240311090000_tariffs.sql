-- +goose Up
CREATE TABLE tariff (
    zone_from  smallint NOT NULL,
    zone_to    smallint NOT NULL,
    max_grams  integer  NOT NULL,
    cents      integer  NOT NULL CHECK (cents > 0),
    valid_from date     NOT NULL,
    PRIMARY KEY (zone_from, zone_to, max_grams, valid_from)
);
CREATE INDEX tariff_valid ON tariff (valid_from);

-- +goose Down
DROP TABLE tariff;

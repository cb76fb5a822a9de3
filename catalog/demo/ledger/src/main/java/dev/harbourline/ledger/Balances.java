package dev.harbourline.ledger;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Balances of closed days never change, so they are cached for good. */
@Component
class Balances {

    private final JdbcClient database;

    Balances(JdbcClient database) {
        this.database = database;
    }

    @Cacheable("closed-days")
    long endOf(java.time.LocalDate day, String account) {
        return database.sql("select sum(case side when 'D' then cents else -cents end) from entry where account = ? and booked_on <= ?")
                .params(account, day)
                .query(Long.class)
                .single();
    }
}

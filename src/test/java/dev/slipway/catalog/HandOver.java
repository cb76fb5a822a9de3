package dev.slipway.catalog;

import dev.slipway.source.SourceChange;
import dev.slipway.source.SourceReader;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands files to the catalog's reader as a source does, in one transaction. */
@TestComponent
class HandOver {

    private final SourceReader reader;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    HandOver(List<SourceReader> readers, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.reader = readers.stream()
                .filter(each -> each.name().equals("catalog"))
                .findFirst()
                .orElseThrow();
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    void of(SourceChange change) {
        transaction.executeWithoutResult(status -> {
            jdbc.update("""
                    insert into source.source (source_id, name, kind, location, configured)
                    values (?, ?, 'FOLDER', '/nowhere', true) on conflict do nothing""", change.source().id().value(), change.source().name());
            reader.read(change);
        });
    }
}

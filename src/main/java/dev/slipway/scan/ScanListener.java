package dev.slipway.scan;

import dev.slipway.catalog.EntitiesChanged;
import dev.slipway.facts.FactTypesChanged;
import dev.slipway.source.SourceSynced;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Scans when files or entities have changed. Without a transaction of its own, unlike other listeners: a scan takes long,
 * and a transaction that is open so long holds up everyone who reads the change log.
 */
@Component
class ScanListener {

    private final Scanner scanner;
    private final RenewScans renewal;

    ScanListener(Scanner scanner, RenewScans renewal) {
        this.scanner = scanner;
        this.renewal = renewal;
    }

    @Async
    @TransactionalEventListener
    void on(SourceSynced event) {
        scanner.filesChanged(event.source(), event.changedPaths());
    }

    @Async
    @TransactionalEventListener
    void on(EntitiesChanged event) {
        scanner.entitiesChanged(event.refs());
    }

    @Async
    @TransactionalEventListener
    void on(FactTypesChanged event) {
        renewal.scanWhatOthersScanned();
    }
}

package dev.slipway.scan;

import dev.slipway.catalog.EntitiesChanged;
import dev.slipway.facts.FactTypesChanged;
import dev.slipway.source.SourceSynced;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/**
 * Scans when files or entities have changed; after a killed process again, as the events are kept until then. Without a
 * transaction around it all: a scan takes long, and a transaction that is open so long holds up everyone who reads the
 * change log.
 */
@Component
class ScanListener {

    private final Scanner scanner;
    private final RenewScans renewal;

    ScanListener(Scanner scanner, RenewScans renewal) {
        this.scanner = scanner;
        this.renewal = renewal;
    }

    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void on(SourceSynced event) {
        scanner.filesChanged(event.source(), event.changedPaths());
    }

    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void on(EntitiesChanged event) {
        scanner.entitiesChanged(event.refs());
    }

    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void on(FactTypesChanged event) {
        renewal.scanWhatOthersScanned();
    }
}

package dev.harbourline.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.Valid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Corrections are entries too: they point at the entry they correct, and nothing is ever changed. */
@RestController
class CorrectionController {

    private static final Logger audit = LoggerFactory.getLogger("audit");

    private final Book book;
    private final MeterRegistry registry;

    CorrectionController(Book book, MeterRegistry registry) {
        this.book = book;
        this.registry = registry;
    }

    @PostMapping("/corrections")
    @PreAuthorize("hasAuthority('SCOPE_ledger.correct')")
    Entry correct(@Valid @RequestBody Correction correction) {
        Entry entry = book.enter(correction);
        audit.info("entry {} corrected by {}", correction.corrects(), correction.by());
        registry.counter("business_corrections_cents_total", "account", correction.account()).increment(correction.cents());
        return entry;
    }
}

package dev.harbourline.payments;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MarkerFactory;
import org.springframework.stereotype.Component;

/** The audit log: who did what to which payment. Shipped apart from the other logs and kept for seven years. */
@Component
class AuditTrail {

    private static final Logger audit = LoggerFactory.getLogger("audit");

    void record(String what, UUID payment) {
        audit.info(MarkerFactory.getMarker("AUDIT"), "{} {}", what, payment);
    }
}

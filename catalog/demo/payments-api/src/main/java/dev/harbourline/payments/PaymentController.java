package dev.harbourline.payments;

import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PaymentController {

    private final Payments payments;
    private final AuditTrail audit;
    private final CallerLimits limits;

    PaymentController(Payments payments, AuditTrail audit, CallerLimits limits) {
        this.payments = payments;
        this.audit = audit;
        this.limits = limits;
    }

    @PostMapping("/payments")
    @PreAuthorize("hasAuthority('SCOPE_payments.write')")
    ResponseEntity<Payment> authorise(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewPayment wanted) {
        limits.spend(key);
        Payment payment = payments.authorise(key, wanted);
        audit.record("payment.authorised", payment.id());
        return ResponseEntity.status(201).body(payment);
    }

    @PostMapping("/payments/{id}/capture")
    @PreAuthorize("hasAuthority('SCOPE_payments.write')")
    Payment capture(@RequestHeader("Idempotency-Key") String key, @PathVariable UUID id) {
        Payment payment = payments.capture(key, id);
        audit.record("payment.captured", id);
        return payment;
    }
}

package dev.harbourline.payments;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PaymentTests {

    @Test
    void refusesToCaptureAnAuthorisationThatHasRunOut() {
        Payment payment = Payments.sample().authorisedDaysAgo(8);
        assertThatThrownBy(payment::capture).isInstanceOf(AuthorisationRanOut.class);
    }
}

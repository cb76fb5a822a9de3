package dev.harbourline.payments;

import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactBroker;
import au.com.dius.pact.provider.spring.junit5.PactVerificationSpringProvider;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

@Provider("payments-api")
@PactBroker
class BookingContractTest {

    @TestTemplate
    @ExtendWith(PactVerificationSpringProvider.class)
    void keepsItsPromiseToBooking(PactVerificationContext context) {
        context.verifyInteraction();
    }
}

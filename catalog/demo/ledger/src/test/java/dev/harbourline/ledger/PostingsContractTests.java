package dev.harbourline.ledger;

import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PactConsumerTestExt.class)
class PostingsContractTests {

    @Test
    void readsWhatPaymentsSends() {
        Posting.read(getClass().getResourceAsStream("/posting-v3.json"));
    }
}

package dev.harbourline.ledger.e2e;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Books, pays, refunds and closes a month on the staging cluster, then compares the statement with a spreadsheet. */
@Tag("end-to-end")
class MonthEndE2ETests {

    @Test
    void closesAMonthThatHasRefundsInIt() {
        Staging.books(120).pays(118).refunds(4).closesMonth().hasNoDifference();
    }
}

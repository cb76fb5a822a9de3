package com.harbourline.gateway;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class SorterRecordTest {

    @Test
    public void readsTheRecordOfTheManual() {
        assertEquals("HL204417093", new SorterRecord(Samples.MANUAL_PAGE_31).parcel);
    }
}

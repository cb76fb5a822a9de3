package com.harbourline.gateway;

import org.junit.Test;

/** Integration: runs against the simulator that the maker of the sorters gave us. */
public class SorterSimulatorIT {

    @Test
    public void comesBackWhenTheSorterHangsUp() throws Exception {
        Simulator.hangUpAfter(100);
        Gateway.connect().awaitRecords(200);
    }
}

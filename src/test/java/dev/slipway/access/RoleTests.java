package dev.slipway.access;

import static dev.slipway.access.Permission.ACCESS_ADMINISTER;
import static dev.slipway.access.Permission.CATALOG_READ;
import static dev.slipway.access.Permission.EXERCISE_RECORD;
import static dev.slipway.access.Permission.FACT_STATE;
import static dev.slipway.access.Permission.PORTAL_ADMINISTER;
import static dev.slipway.access.Permission.READINESS_ATTEST;
import static dev.slipway.access.Permission.READINESS_DECIDE;
import static dev.slipway.access.Permission.READINESS_PLAN;
import static dev.slipway.access.Permission.READINESS_REQUEST;
import static dev.slipway.access.Permission.SEARCH_CURATE;
import static dev.slipway.access.Permission.SOURCE_MANAGE;
import static dev.slipway.access.Permission.SOURCE_PROPOSE;
import static dev.slipway.access.Permission.SOURCE_SYNC;
import static dev.slipway.access.Permission.TOKEN_OWN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The table once more, so that nobody gets a permission in passing. */
class RoleTests {

    @Test
    void holdsWhatTheTableSaysAndNoMore() {
        assertThat(Role.VIEWER.permissions()).containsExactlyInAnyOrder(CATALOG_READ, EXERCISE_RECORD, TOKEN_OWN);
        assertThat(Role.ENGINEER.permissions())
                .containsExactlyInAnyOrder(
                        CATALOG_READ,
                        EXERCISE_RECORD,
                        TOKEN_OWN,
                        SOURCE_SYNC,
                        SOURCE_PROPOSE,
                        FACT_STATE,
                        READINESS_REQUEST,
                        READINESS_ATTEST);
        assertThat(Role.LEAD.permissions())
                .containsExactlyInAnyOrder(
                        CATALOG_READ,
                        EXERCISE_RECORD,
                        TOKEN_OWN,
                        SOURCE_SYNC,
                        SOURCE_PROPOSE,
                        FACT_STATE,
                        READINESS_REQUEST,
                        READINESS_ATTEST,
                        READINESS_DECIDE,
                        READINESS_PLAN,
                        SEARCH_CURATE,
                        SOURCE_MANAGE);
        assertThat(Role.ADMINISTRATOR.permissions())
                .containsExactlyInAnyOrder(
                        CATALOG_READ,
                        EXERCISE_RECORD,
                        TOKEN_OWN,
                        SOURCE_SYNC,
                        SOURCE_PROPOSE,
                        FACT_STATE,
                        SOURCE_MANAGE,
                        READINESS_REQUEST,
                        READINESS_ATTEST,
                        READINESS_DECIDE,
                        READINESS_PLAN,
                        SEARCH_CURATE,
                        ACCESS_ADMINISTER,
                        PORTAL_ADMINISTER);
    }
}

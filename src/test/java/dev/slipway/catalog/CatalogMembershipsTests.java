package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@PortalTest
@Import(HandOver.class)
class CatalogMembershipsTests {

    @Autowired
    HandOver handOver;

    @Autowired
    CatalogMemberships memberships;

    @Test
    void knowsAPersonByNameOrByVerifiedAddress() {
        MemoryFiles files = new MemoryFiles("memberships").with("people.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: User
                metadata: {name: memberships-noor}
                spec:
                  profile: {email: Noor@Memberships.example}
                  memberOf: [memberships-platform, memberships-booking]
                """);
        handOver.of(files.change(files.paths()));

        assertThat(memberships.groupsOf("Memberships-Noor", null))
                .containsExactlyInAnyOrder("group:default/memberships-platform", "group:default/memberships-booking");
        assertThat(memberships.groupsOf("id-4711", "noor@memberships.example")).hasSize(2);
        assertThat(memberships.groupsOf("id-4711", null)).isEmpty();
        assertThat(memberships.groupsOf("id-4711", "noor@memberships.example' or ''='"))
                .isEmpty();
        assertThat(memberships.groupsOf("' or 1=1 --", "*")).isEmpty();
    }
}

package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.access.AccessSettings.Outside;
import dev.slipway.access.AccessSettings.Unmapped;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimedRolesTests {

    private static final Map<Role, List<String>> MAPPING = Map.of(
            Role.ADMINISTRATOR, List.of("portal-admins", "/platform"),
            Role.ENGINEER, List.of("developers"));

    @Test
    void takesTheGreatestRoleThatAGroupGives() {
        assertThat(roles("groups").role(Map.of("groups", List.of("developers", "portal-admins"))))
                .contains(Role.ADMINISTRATOR);
        assertThat(roles("groups").role(Map.of("groups", List.of("developers"))))
                .contains(Role.ENGINEER);
    }

    @Test
    void looksIntoObjectsAndTakesNamesWithDotsAsTheyAre() {
        Map<String, Object> keycloak = Map.of("realm_access", Map.of("roles", List.of("developers")));
        Map<String, Object> namespaced = Map.of("https://portal.example/roles", List.of("developers"));

        assertThat(roles("realm_access.roles").role(keycloak)).contains(Role.ENGINEER);
        assertThat(roles("https://portal.example/roles").role(namespaced)).contains(Role.ENGINEER);
        assertThat(roles("realm_access.roles.deeper").role(keycloak)).isEmpty();
    }

    @Test
    void givesNothingForAClaimThatIsOnlyCalledLikeOneOfOurs() {
        Map<String, Object> hopeful = Map.of(
                "groups", List.of("administrator", "ADMINISTRATOR", "ROLE_ADMINISTRATOR", "PORTAL_ADMINISTER"),
                "roles", List.of("administrator"),
                "role", "administrator",
                "authorities", List.of("PORTAL_ADMINISTER"));

        assertThat(roles("groups", "roles").role(hopeful)).isEmpty();
    }

    @Test
    void takesGroupsExactlyAsTheyAreWritten() {
        for (String near :
                List.of("Portal-Admins", "portal-admins ", "portal", "portal-admins,developers", "platform")) {
            assertThat(roles("groups").role(Map.of("groups", List.of(near))))
                    .as(near)
                    .isEmpty();
        }
        assertThat(roles("groups").role(Map.of("groups", "portal-admins developers")))
                .isEmpty();
    }

    @Test
    void givesNothingForClaimsOfAnotherForm() {
        for (Object odd : List.of(1, true, Map.of("portal-admins", true), List.of(List.of("portal-admins"), 5))) {
            assertThat(roles("groups").role(Map.of("groups", odd)))
                    .as("%s", odd)
                    .isEmpty();
        }
    }

    @Test
    void letsStrangersLookOnlyWhereTheSettingsSaySo() {
        ClaimedRoles open = ClaimedRoles.mapped(new Outside(List.of("groups"), Map.of(), Unmapped.VIEWER, null));

        assertThat(open.role(Map.of())).contains(Role.VIEWER);
        assertThat(open.letsSomebodyIn()).isTrue();
        assertThat(ClaimedRoles.mapped(new Outside(List.of("groups"), Map.of(), Unmapped.REFUSED, null))
                        .letsSomebodyIn())
                .isFalse();
    }

    private static ClaimedRoles roles(String... claims) {
        return ClaimedRoles.mapped(new Outside(List.of(claims), MAPPING, Unmapped.REFUSED, null));
    }
}

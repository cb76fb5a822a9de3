package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "a\nb", "payments\u202Egnp.exe", "zero\u200Bwidth", "a\u2028b"})
    void refusesNamesThatCannotBeReadAsTheyAre(String name) {
        assertThatThrownBy(() -> new TokenRequest(name, Role.VIEWER, Scope.ALL, 30, null))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("name: ");
    }

    @Test
    void refusesALongName() {
        assertThatThrownBy(() -> new TokenRequest("x".repeat(101), Role.VIEWER, Scope.ALL, 30, null))
                .hasMessageContaining("at most 100 characters");
    }

    @Test
    void keepsANameThatOnlyLooksDangerous() {
        assertThat(new TokenRequest(" <script>'; drop table-- ", Role.VIEWER, Scope.ALL, 30, null).name())
                .isEqualTo("<script>'; drop table--");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 366, Integer.MAX_VALUE})
    void refusesATokenWithoutAnEndWithinAYear(int days) {
        assertThatThrownBy(() -> new TokenRequest("Pipeline", Role.VIEWER, Scope.ALL, days, null))
                .hasMessageStartingWith("days: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ledger", "component:ledger", "component:default/*", "component:default/a b", "::/"})
    void refusesAnEntityThatIsNoWholeRef(String entity) {
        assertThatThrownBy(() -> new Scope(false, entity))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("entity: ");
    }

    @Test
    void refusesToReadOnlyAndStateAtOnce() {
        assertThatThrownBy(() -> new Scope(true, "component:default/ledger")).hasMessageContaining("only reads");
    }

    @ParameterizedTest
    @EnumSource
    void letsNoTokenMakeTokens(Role role) {
        assertThat(Scope.ALL.of(role)).doesNotContain(Permission.TOKEN_OWN, Permission.ACCESS_ADMINISTER);
    }

    @ParameterizedTest
    @EnumSource
    void limitsEveryRoleToItsScope(Role role) {
        assertThat(new Scope(true, null).of(role)).containsExactly(Permission.CATALOG_READ);
        assertThat(new Scope(false, "component:default/ledger").of(role))
                .isSubsetOf(Permission.CATALOG_READ, Permission.FACT_STATE);
    }

    @Test
    void statesFactsAboutItsEntityOnly() {
        Scope scope = new Scope(false, "Component:default/Ledger");

        scope.requireFactsAbout("component:default/ledger");
        assertThatThrownBy(() -> scope.requireFactsAbout("component:default/ledger2"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("component:default/ledger only");
    }

    @Test
    void makesSecretsOf256RandomBitsThatAreKnownAtSight() {
        String secret = Secrets.fresh();

        assertThat(secret).matches("slw_[A-Za-z0-9_-]{43}").isNotEqualTo(Secrets.fresh());
        assertThat(Secrets.looksRight(secret)).isTrue();
        assertThat(Secrets.looksRight(secret + "x")).isFalse();
    }
}

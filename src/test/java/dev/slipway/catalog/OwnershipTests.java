package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.PortalTest;
import dev.slipway.Refusal;
import dev.slipway.access.As;
import dev.slipway.access.Role;
import dev.slipway.source.Branches;
import java.time.Duration;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;

@PortalTest
@Import(HandOver.class)
class OwnershipTests {

    private static final EntityRef TEAM = EntityRef.of("group:default/own-team");
    private static final EntityRef OTHER = EntityRef.of("group:default/own-other");

    @Autowired
    Ownership ownership;

    @Autowired
    FollowClaims follow;

    @Autowired
    Catalog catalog;

    @Autowired
    HandOver handOver;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void isSettledWhenTheDescriptorSaysSo() {
        MemoryFiles files = teams("own-one");
        EntityRef ref = lost(files, "own-settled");
        assertThat(ownership.ownerless(catalog.find(ref).orElseThrow())).isTrue();

        OwnershipClaim claim = mina(() -> ownership.claim(ref, TEAM));
        mina(() -> {
            ownership.written(ref, new Branches.Written("own/branch", "abc", "https://git.example/review"));
            return true;
        });
        assertThat(ownership.claimOf(ref)).hasValueSatisfying(open -> {
            assertThat(open.person()).isEqualTo("own-mina");
            assertThat(open.branch()).isEqualTo("own/branch");
            assertThat(open.until()).isEqualTo(claim.at().plus(Duration.ofDays(30)));
        });
        handOver.of(
                files.write(ref.name() + ".yaml", CatalogRoomTests.component(ref.name(), "production", "own-team")));

        Awaitility.await().until(() -> ownership.claimOf(ref).isEmpty());
        assertThat(state(claim)).isEqualTo("DONE");
        assertThat(ownership.ownerless(catalog.find(ref).orElseThrow())).isFalse();
    }

    @Test
    void endsWhenTheDescriptorNamesAnotherOrTheTimeIsOver() {
        MemoryFiles files = teams("own-two");
        EntityRef other = lost(files, "own-others");
        EntityRef late = lost(files, "own-late");
        OwnershipClaim first = mina(() -> ownership.claim(other, TEAM));
        OwnershipClaim second = mina(() -> ownership.claim(late, TEAM));

        handOver.of(
                files.write("own-others.yaml", CatalogRoomTests.component("own-others", "production", "own-other")));
        jdbc.update("update catalog.claim set until = claimed_at where id = ?", second.id());
        follow.run();

        Awaitility.await().until(() -> state(first).equals("ENDED"));
        assertThat(jdbc.queryForObject("select reason from catalog.claim where id = ?", String.class, first.id()))
                .isEqualTo("Its descriptor names group:default/own-other.");
        assertThat(state(second)).isEqualTo("ENDED");
    }

    @Test
    void isMadeForAGroupOfOnesOwnAndForWhatNobodyOwns() {
        MemoryFiles files = teams("own-three");
        EntityRef ref = lost(files, "own-free");
        handOver.of(files.write("own-taken.yaml", CatalogRoomTests.component("own-taken", "production", "own-other")));

        assertThatThrownBy(() -> mina(() -> ownership.claim(ref, OTHER))).hasMessageContaining("a group of yours only");
        assertThatThrownBy(() -> mina(() -> ownership.claim(EntityRef.of("component:default/own-taken"), TEAM)))
                .hasMessageContaining("has an owner");
        assertThatThrownBy(() -> As.person("own-mina", Role.VIEWER, () -> ownership.claim(ref, TEAM)))
                .isInstanceOf(AccessDeniedException.class);
        OwnershipClaim claim = mina(() -> ownership.claim(ref, TEAM));
        assertThatThrownBy(() -> mina(() -> ownership.claim(ref, TEAM))).hasMessageContaining("just been claimed");

        assertThatThrownBy(() -> As.person("own-else", Role.ENGINEER, () -> withdraw(claim)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> mina(() -> decline(claim, "No."))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> As.person("ilse", Role.LEAD, () -> decline(claim, " ")))
                .hasMessageContaining("Say why");
        As.person("ilse", Role.LEAD, () -> decline(claim, "It goes to booking."));
        assertThat(ownership.claimOf(ref)).isEmpty();
        assertThatThrownBy(() -> mina(() -> withdraw(claim))).hasMessageContaining("has ended already");
        OwnershipClaim again = mina(() -> ownership.claim(ref, TEAM));
        mina(() -> withdraw(again));

        assertThat(As.person("ilse", Role.LEAD, () -> ownership.claims(0, 50)).items())
                .filteredOn(each -> each.entity().equals(ref))
                .extracting(OwnershipClaim::state, OwnershipClaim::endedBy, OwnershipClaim::reason)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(OwnershipClaim.State.WITHDRAWN, "own-mina", "Withdrawn."),
                        org.assertj.core.api.Assertions.tuple(
                                OwnershipClaim.State.DECLINED, "ilse", "It goes to booking."));
    }

    private MemoryFiles teams(String source) {
        MemoryFiles files = new MemoryFiles(source);
        for (String team : new String[] {"own-team", "own-other"}) {
            files.with(team + ".yaml", """
                    apiVersion: backstage.io/v1alpha1
                    kind: Group
                    metadata: {name: %s}
                    spec: {type: team, children: []}
                    """.formatted(team));
        }
        files.with("user.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: User
                metadata: {name: own-mina}
                spec: {memberOf: [own-team]}
                """);
        handOver.of(files.change(files.paths()));
        return files;
    }

    private EntityRef lost(MemoryFiles files, String name) {
        handOver.of(files.write(name + ".yaml", CatalogRoomTests.component(name, "production", "own-nobody")));
        return EntityRef.of("component:default/" + name);
    }

    private boolean withdraw(OwnershipClaim claim) {
        ownership.withdraw(claim.id());
        return true;
    }

    private boolean decline(OwnershipClaim claim, String reason) {
        ownership.decline(claim.id(), reason);
        return true;
    }

    private String state(OwnershipClaim claim) {
        return jdbc.queryForObject("select state from catalog.claim where id = ?", String.class, claim.id());
    }

    private static <T> T mina(Supplier<T> work) {
        return As.person("own-mina", Role.ENGINEER, work);
    }
}

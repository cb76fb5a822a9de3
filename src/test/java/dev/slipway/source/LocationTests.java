package dev.slipway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTests {

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ext::sh -c touch%20/tmp/x",
                "--upload-pack=touch /tmp/x",
                "-u",
                "ssh://git@example.org/a.git",
                "git@example.org:a.git",
                "git://example.org/a.git",
                "https://",
                "https://example.org",
                "https://token@example.org/a.git",
                "https://user:token@example.org/a.git",
                "https://example.org/a.git?token=x",
                "file://host/a.git",
                "javascript:alert(1)",
                "relative/path"
            })
    void refusesAddressesThatAreUnsafeOrHoldASecret(String address) {
        assertThatThrownBy(() -> Location.git(address, null)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/a/b.git",
                "http://git.internal:3000/a/b",
                "file:///srv/git/a.git",
                "/srv/git/a.git"
            })
    void takesAddressesOfRemotes(String address) {
        assertThat(Location.git(address, "release/1.0").branch()).isEqualTo("release/1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x", "a..b", "a b", "a:refs/heads/b", "a*", "a^{}"})
    void refusesWhatIsNoBranch(String branch) {
        assertThatThrownBy(() -> Location.git("https://example.org/a.git", branch))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void refusesFoldersOnAPageThatAreNotForReaders() throws IOException {
        Path data = Files.createDirectories(home.resolve("data"));
        Path hidden = Files.createDirectories(home.resolve(".ssh"));
        Path link = Files.createSymbolicLink(home.resolve("link"), hidden);

        for (Path folder : List.of(
                Path.of("/"),
                Path.of("/etc"),
                Path.of("/proc/self"),
                data,
                home,
                hidden,
                link,
                home.resolve("nowhere"))) {
            assertThatThrownBy(() -> Location.folderOnAPage(folder.toString(), data, List.of()))
                    .as(folder.toString())
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void keepsToTheFoldersThatMayBeRegistered() throws IOException {
        Path good = Files.createDirectories(home.resolve("teams/money"));
        Path other = Files.createDirectories(home.resolve("other"));
        List<Path> below = List.of(home.resolve("teams"));

        assertThat(Location.folderOnAPage(good.toString(), home.resolve("data"), below)
                        .value())
                .isEqualTo(good.toRealPath().toString());
        assertThatThrownBy(() -> Location.folderOnAPage(other.toString(), home.resolve("data"), below))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({"Payments API,payments-api", "--x__y--,x-y", "Ünïcode,n-code", "...,source"})
    void makesIdsFromNames(String name, String slug) {
        assertThat(Location.slug(name)).isEqualTo(slug);
        assertThat(new SourceId(slug).value()).isEqualTo(slug);
    }
}

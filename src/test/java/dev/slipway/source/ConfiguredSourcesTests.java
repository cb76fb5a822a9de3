package dev.slipway.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.source.ConfiguredSources.Named;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfiguredSourcesTests {

    @Test
    void givesFoldersOfOneNameDifferentIds() {
        assertThat(ConfiguredSources.plan(List.of(folder("/a/docs"), folder("/b/docs")), List.of(), List.of()))
                .containsOnlyKeys(new SourceId("docs"), new SourceId("docs-2"));
    }

    @Test
    void keepsTheIdsThatSourcesHave() {
        Map<SourceId, Named> plan = ConfiguredSources.plan(
                List.of(folder("/b/docs"), folder("/a/docs")),
                List.of(known("docs", "/a/docs"), known("docs-2", "/b/docs")),
                List.of());

        assertThat(plan.get(new SourceId("docs"))).isEqualTo(folder("/a/docs"));
        assertThat(plan.get(new SourceId("docs-2"))).isEqualTo(folder("/b/docs"));
    }

    @Test
    void takesAFolderOfTheSameNameForOneThatMoved() {
        assertThat(ConfiguredSources.plan(List.of(folder("/new/docs")), List.of(known("docs", "/old/docs")), List.of()))
                .containsOnlyKeys(new SourceId("docs"));
    }

    @Test
    void leavesIdsAloneThatWereRegisteredOnAPage() {
        assertThat(ConfiguredSources.plan(List.of(folder("/a/docs")), List.of(), List.of(new SourceId("docs"))))
                .containsOnlyKeys(new SourceId("docs-2"));
    }

    private static Named folder(String path) {
        Location location = Location.folder(path);
        return new Named(location.name(), location);
    }

    private static Source known(String id, String path) {
        return new Source(new SourceId(id), id, Source.Kind.FOLDER, path, null, null, null, null, null, 0, 0);
    }
}

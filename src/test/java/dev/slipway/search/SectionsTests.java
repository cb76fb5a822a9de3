package dev.slipway.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SectionsTests {

    @Test
    void readsBackWhateverAHeadingHolds() {
        List<SearchDocument.Section> written = List.of(
                new SearchDocument.Section(0, "a\rb\tc\nd\u2028e\u000cf", "a-b"),
                new SearchDocument.Section(20, "next", "next"));

        Sections read = Sections.read(Sections.write(written, 100));

        assertThat(read.at(3)).isEqualTo(new SearchDocument.Section(0, "a b c d e f", "a-b"));
        assertThat(read.at(25)).isEqualTo(written.getLast());
    }
}

package dev.slipway.knowledge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import dev.slipway.Page;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MoreRowsTests {

    @Test
    void offersMoreOnlyWhereMoreIsGiven() {
        assertThat(below(100, 100)).isEqualTo("");
        assertThat(below(100, 130)).isEqualTo("Show 30 more");
        assertThat(below(950, 5_000)).isEqualTo("Show 50 more");
        assertThat(below(1_000, 5_000)).isEqualTo("The first 1,000 are shown; filter, or take the CSV.");
        assertThat(below(1_000, 1_000)).isEqualTo("");
    }

    private static String below(int shown, long total) {
        MoreRows more = new MoreRows(100, 1_000, "filter, or take the CSV.", () -> {});
        List<Integer> rows = Collections.nCopies(shown, 1);
        more.after(new Page<>(rows, total));
        return more.isVisible()
                ? more.getChildren()
                        .filter(Component::isVisible)
                        .map(child -> child.getElement().getText())
                        .collect(Collectors.joining())
                : "";
    }
}

package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import dev.slipway.search.Indexed;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveTests {

    private final Live live = new Live();
    private final UI ui = new UI();
    private final Div view = new Div();

    @Test
    void keepsNothingOfAPageThatWasLeft() {
        live.follow(view, Set.of("entity:a"), () -> {});
        assertThat(live.size()).isZero();

        ui.add(view);
        assertThat(live.size()).isOne();
        ui.remove(view);
        assertThat(live.size()).isZero();
    }

    @Test
    void followsAPageThatIsAlreadyOpen() {
        ui.add(view);

        live.followAll(view, () -> {});

        assertThat(live.size()).isOne();
    }

    @Test
    void forgetsAPageWhoseWindowWasClosedWithoutAWord() {
        ui.add(view); // without a session, as after it has expired
        live.followAll(view, () -> {});

        live.on(new Indexed(Set.of("entity:a")));

        org.awaitility.Awaitility.await().until(() -> live.size() == 0);
    }

    @Test
    void nudgesOnlyThoseWhoFollowByName() {
        ui.add(view); // without a session: whoever is to be refreshed is found gone, and forgotten
        Div anything = new Div();
        ui.add(anything);
        live.follow(view, Set.of("sources"), () -> {});
        live.followAll(anything, () -> {});

        live.nudge(Set.of("sources"));

        org.awaitility.Awaitility.await().until(() -> live.size() == 1);
        live.on(new Indexed(Set.of("sources")));
        org.awaitility.Awaitility.await().until(() -> live.size() == 0);
    }
}

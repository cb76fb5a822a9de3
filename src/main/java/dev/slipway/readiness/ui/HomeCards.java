package dev.slipway.readiness.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import dev.slipway.ui.HomeCard;
import dev.slipway.ui.Live;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the home page shows of readiness; each card is kept up to date while it is seen. */
@Configuration(proxyBeanMethods = false)
class HomeCards {

    @Bean
    HomeCard myServicesCard(MyServices services, Live live) {
        return new Card(HomeCard.Side.LEFT, 10, services::card, live);
    }

    @Bean
    HomeCard organisationCard(OrganisationReadiness organisation, Live live) {
        return new Card(HomeCard.Side.LEFT, 20, () -> organisation::panel, live);
    }

    @Bean
    HomeCard attentionCard(NeedsAttention attention, Live live) {
        return new Card(HomeCard.Side.RIGHT, 10, attention::card, live);
    }

    @Bean
    HomeCard waiversCard(WaiverCard waivers, Live live) {
        return new Card(HomeCard.Side.RIGHT, 5, waivers::card, live);
    }

    @Bean
    HomeCard feedCard(ReadinessFeed feed, Live live) {
        return new Card(HomeCard.Side.RIGHT, 20, () -> feed::panel, live);
    }

    /** @param content asked once in the reader's own request, where it is known who that is; then again at each change */
    private record Card(HomeCard.Side side, int order, Supplier<Supplier<Component>> content, Live live)
            implements HomeCard {

        @Override
        public Component card() {
            Supplier<Component> panel = content.get();
            Kept kept = new Kept(panel.get());
            live.followAll(kept, () -> kept.replace(panel.get()));
            return kept;
        }
    }

    /** The place of a card, which stays while its panel is replaced. */
    @StyleSheet("context://assets/readiness.css")
    static final class Kept extends Div {
        Kept(Component panel) {
            add(panel);
        }

        void replace(Component panel) {
            removeAll();
            add(panel);
        }
    }
}

package dev.slipway.readiness.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.slipway.catalog.EntityRef;
import dev.slipway.catalog.ui.CatalogColumn;
import dev.slipway.readiness.Readiness;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Severity;
import dev.slipway.readiness.Standing;
import dev.slipway.ui.MiniBar;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the catalog list shows of readiness: score, its change, verdict for production, and the gravest blockers. */
@Configuration(proxyBeanMethods = false)
class ReadinessColumns {

    private static final String TARGET = "production";

    @Bean
    CatalogColumn readinessColumn(Readiness readiness) {
        return new Column(
                "Readiness",
                50,
                false,
                readiness,
                standing -> new MiniBar(standing.score()),
                standing -> Ruling.shown(standing.score()));
    }

    @Bean
    CatalogColumn readinessChangeColumn(Readiness readiness) {
        return new ChangeColumn(readiness);
    }

    @Bean
    CatalogColumn verdictColumn(Readiness readiness) {
        return new Column(
                "Verdict",
                52,
                false,
                readiness,
                standing -> Parts.mark(standing.verdict(TARGET)),
                standing -> standing.verdict(TARGET).word());
    }

    @Bean
    CatalogColumn blockersColumn(Readiness readiness) {
        return new Column("Blockers", 53, false, readiness, ReadinessColumns::gravest, ReadinessColumns::blockers);
    }

    static String blockers(Standing standing) {
        StringBuilder words = new StringBuilder();
        for (Severity severity : new Severity[] {Severity.CRITICAL, Severity.HIGH}) {
            int count = standing.blockers(TARGET, severity);
            if (count > 0) {
                words.append(words.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(' ')
                        .append(severity.word());
            }
        }
        int small = standing.blockers(TARGET, Severity.MEDIUM) + standing.blockers(TARGET, Severity.LOW);
        if (words.isEmpty() && small > 0) {
            return small + " small";
        }
        return words.isEmpty() ? "none" : words.toString();
    }

    private static Component gravest(Standing standing) {
        for (Severity severity : new Severity[] {Severity.CRITICAL, Severity.HIGH}) {
            if (standing.blockers(TARGET, severity) > 0) {
                Span cell = new Span(Parts.tag(
                        "span",
                        "tally",
                        Parts.mark(severity),
                        Parts.text("b", "", Integer.toString(standing.blockers(TARGET, severity)))));
                cell.setTitle(blockers(standing));
                return cell;
            }
        }
        return Parts.text("span", "dim", blockers(standing));
    }

    private static class Column implements CatalogColumn {

        private final String header;
        private final int order;
        private final boolean right;
        private final Readiness readiness;
        private final Function<Standing, Component> cell;
        private final Function<Standing, String> value;

        Column(
                String header,
                int order,
                boolean right,
                Readiness readiness,
                Function<Standing, Component> cell,
                Function<Standing, String> value) {
            this.header = header;
            this.order = order;
            this.right = right;
            this.readiness = readiness;
            this.cell = cell;
            this.value = value;
        }

        @Override
        public String header() {
            return header;
        }

        @Override
        public int order() {
            return order;
        }

        @Override
        public boolean alignRight() {
            return right;
        }

        @Override
        public Map<EntityRef, Component> cells(Collection<EntityRef> refs) {
            return each(refs, cell);
        }

        @Override
        public Map<EntityRef, String> values(Collection<EntityRef> refs) {
            return each(refs, value);
        }

        private <T> Map<EntityRef, T> each(Collection<EntityRef> refs, Function<Standing, T> show) {
            Map<EntityRef, T> shown = new LinkedHashMap<>();
            readiness
                    .standings(refs, Readiness.PRODUCTION_READINESS)
                    .forEach((ref, standing) -> shown.put(ref, show.apply(standing)));
            return shown;
        }
    }

    private record ChangeColumn(Readiness readiness) implements CatalogColumn {

        @Override
        public String header() {
            return "30 d";
        }

        @Override
        public int order() {
            return 51;
        }

        @Override
        public boolean alignRight() {
            return true;
        }

        @Override
        public Map<EntityRef, Component> cells(Collection<EntityRef> refs) {
            Map<EntityRef, Component> cells = new LinkedHashMap<>();
            changes(refs).forEach((ref, change) -> cells.put(ref, Parts.delta(change)));
            return cells;
        }

        @Override
        public Map<EntityRef, String> values(Collection<EntityRef> refs) {
            Map<EntityRef, String> values = new LinkedHashMap<>();
            changes(refs).forEach((ref, change) -> values.put(ref, Long.toString(Math.round(change))));
            return values;
        }

        private Map<EntityRef, Double> changes(Collection<EntityRef> refs) {
            return readiness.monthsChange(
                    readiness.standings(refs, Readiness.PRODUCTION_READINESS).values(), Readiness.PRODUCTION_READINESS);
        }
    }
}

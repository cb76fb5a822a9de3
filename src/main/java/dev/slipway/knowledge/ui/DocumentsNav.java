package dev.slipway.knowledge.ui;

import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.Documents;
import dev.slipway.ui.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lines of this room in the navigation. */
@Configuration(proxyBeanMethods = false)
class DocumentsNav {

    @Bean
    NavEntry documentsLine(Documents documents) {
        return new Line(
                20,
                "Documents",
                "docs",
                "doc",
                () -> documents.counts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    @Bean
    NavEntry decisionsLine(Documents documents) {
        return new Line(
                25, "Decisions", "adrs", "sign", () -> documents.counts().getOrDefault(Document.Kind.ADR, 0L));
    }

    @Bean
    NavEntry runbooksLine(Documents documents) {
        return new Line(
                27,
                "Runbooks",
                "runbooks",
                "terminal",
                () -> documents.counts().getOrDefault(Document.Kind.RUNBOOK, 0L));
    }

    @Bean
    NavEntry decisionTreesLine(Documents documents) {
        return new Line(
                30,
                "Decision trees",
                "trees",
                "tree",
                () -> documents.counts().getOrDefault(Document.Kind.DECISION_TREE, 0L));
    }

    private record Line(int order, String label, String path, String icon, java.util.function.LongSupplier count)
            implements NavEntry {

        @Override
        public Group group() {
            return Group.WHAT_EXISTS;
        }

        @Override
        public String figure() {
            return String.format("%,d", count.getAsLong());
        }
    }
}

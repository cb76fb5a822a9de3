package dev.slipway.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A handful of things to find. */
final class SampleDocuments {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private SampleDocuments() {}

    static List<SearchDocument> all() {
        return List.of(
                SearchDocument.of(
                                "entity:component:default/ledger",
                                "service",
                                "component:default/ledger",
                                "ledger",
                                "catalog/default/component/ledger",
                                "Double-entry book of every cent.")
                        .tags(List.of("java", "postgresql"))
                        .belongsTo("group:default/money", "system:default/payments", null)
                        .status("production")
                        .changedAt(NOW.minus(Duration.ofDays(2)))
                        .build(),
                document(
                        "runbooks/ledger-late.md",
                        "runbook",
                        "Ledger postings are late",
                        "Check the consumer lag first. Did a deployment precede it? Then roll back the ledger, and look"
                                + " for the cause afterwards.",
                        List.of("LedgerPostingLag"),
                        List.of("on-call"),
                        "group:default/money",
                        3),
                document(
                        "runbooks/rollback.md",
                        "runbook",
                        "Roll back the ledger",
                        "Stop the posting consumers before anything is rolled back: version 7.2 cannot read batches that"
                                + " 7.3 has closed.",
                        List.of(),
                        List.of("rollback"),
                        "group:default/money",
                        40),
                document(
                        "runbooks/pods.md",
                        "runbook",
                        "A pod restarts again and again",
                        "The alert KubePodCrashLooping fires when a container restarts. Look at payments_api first.",
                        List.of("KubePodCrashLooping"),
                        List.of("kubernetes", "on-call"),
                        "group:default/platform",
                        200),
                document(
                        "adr/0027.md",
                        "adr",
                        "Ledger rows are append-only",
                        "A correcting entry is added; nothing is ever deleted. <script>alert('x')</script> & more.",
                        List.of(),
                        List.of("postgresql"),
                        "group:default/money",
                        500),
                document(
                        "guides/cafe.md",
                        "guide",
                        "The café's label printer",
                        "How labels are printed in the depot.",
                        List.of(),
                        List.of(),
                        "group:default/booking",
                        20));
    }

    static SearchDocument document(
            String path,
            String kind,
            String title,
            String body,
            List<String> keywords,
            List<String> tags,
            String owner,
            int daysOld) {
        return SearchDocument.of("document:demo/" + path, kind, "demo/" + path, title, "docs/demo/" + path, body)
                .keywords(keywords)
                .tags(tags)
                .belongsTo(owner, null, null)
                .status("accepted")
                .changedAt(NOW.minus(Duration.ofDays(daysOld)))
                .build();
    }
}

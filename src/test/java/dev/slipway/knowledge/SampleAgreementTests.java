package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;

/** How far our reader agrees with a careful person on a hundred real documents. */
@EnabledIf("dev.slipway.knowledge.SampleDocuments#present")
class SampleAgreementTests {

    private final Map<String, int[]> agreed = new TreeMap<>();
    private final List<String> different = new ArrayList<>();

    @Test
    void readsDecisionRecordsAsACarefulPersonDoes() {
        SampleDocuments.expected("adrs.json").get("files").properties().forEach(file -> {
            JsonNode expected = file.getValue();
            Reading reading = DocumentReader.read(file.getKey(), SampleDocuments.text("adrs/" + file.getKey()), false);
            Reading.Adr adr = reading.adr();
            boolean record = expected.get("is_adr").asBoolean();
            compare(file.getKey(), "is_adr", record, adr != null, false);
            compare(file.getKey(), "language", text(expected.get("language")), reading.language(), false);
            if (record && adr != null) {
                JsonNode number = expected.get("number");
                compare(file.getKey(), "number", number.isNull() ? null : number.asInt(), adr.number(), false);
                compare(
                        file.getKey(),
                        "title",
                        text(expected.get("title")),
                        adr.title(),
                        also(expected, "title", adr.title()));
                compare(
                        file.getKey(),
                        "status",
                        text(expected.get("status")),
                        adr.status(),
                        also(expected, "status", adr.status()));
                compare(
                        file.getKey(),
                        "date",
                        text(expected.get("date")),
                        adr.decided(),
                        also(expected, "date", adr.decided()));
                compare(
                        file.getKey(),
                        "format",
                        text(expected.get("format")),
                        adr.format(),
                        also(expected, "format", adr.format()));
                compare(file.getKey(), "supersedes", all(expected.get("supersedes")), names(adr.supersedes()), false);
                compare(
                        file.getKey(),
                        "superseded_by",
                        all(expected.get("superseded_by")),
                        names(adr.supersededBy()),
                        false);
            }
        });

        print("decision records");
        assertThat(different).isEmpty();
        assertThat(agreed("is_adr")).isEqualTo(60);
        for (String field : List.of("number", "title", "status", "date", "format", "supersedes", "superseded_by")) {
            assertThat(agreed(field)).as(field).isEqualTo(47);
        }
    }

    @Test
    void tellsRunbooksFromOtherDocuments() {
        SampleDocuments.expected("runbooks.json").get("files").properties().forEach(file -> {
            JsonNode expected = file.getValue();
            Reading reading =
                    DocumentReader.read(file.getKey(), SampleDocuments.text("runbooks/" + file.getKey()), false);
            Set<Document.Kind> fitting =
                    switch (expected.get("type").asString()) {
                        case "runbook" -> Set.of(Document.Kind.RUNBOOK);
                        case "troubleshooting guide" ->
                            Set.of(Document.Kind.RUNBOOK, Document.Kind.PLAYBOOK, Document.Kind.GUIDE);
                        case "how-to" ->
                            file.getKey().contains("__runbooks__")
                                    ? Set.of(Document.Kind.RUNBOOK, Document.Kind.GUIDE)
                                    : Set.of(Document.Kind.GUIDE);
                        default -> Set.of(Document.Kind.GUIDE);
                    };
            compare(file.getKey(), "kind", fitting, reading.kind(), fitting.contains(reading.kind()));
            compare(
                    file.getKey(),
                    "title",
                    text(expected.get("title")),
                    reading.title(),
                    also(expected, "title", reading.title()));
            String alert = text(expected.get("alert"));
            if (alert != null) {
                compare(
                        file.getKey(),
                        "alert",
                        alert,
                        reading.keywords(),
                        reading.keywords().contains(alert));
            }
        });

        print("runbooks");
        assertThat(different).isEmpty();
        assertThat(agreed("kind")).isEqualTo(40);
        assertThat(agreed("title")).isEqualTo(40);
        assertThat(agreed("alert")).isEqualTo(14);
    }

    private void compare(String file, String field, Object expected, Object actual, boolean acceptable) {
        int[] count = agreed.computeIfAbsent(field, key -> new int[2]);
        count[1]++;
        if (Objects.equals(expected, actual) || acceptable) {
            count[0]++;
        } else {
            different.add(field + " of " + file + ": expected " + expected + ", read " + actual);
        }
    }

    private int agreed(String field) {
        return agreed.get(field)[0];
    }

    private void print(String what) {
        System.out.println("Agreement on " + what + ":");
        agreed.forEach((field, count) -> System.out.printf("  %-14s %d of %d%n", field, count[0], count[1]));
        different.forEach(line -> System.out.println("  " + line));
    }

    private static String text(JsonNode node) {
        return node == null || node.isNull() ? null : node.asString();
    }

    private static boolean also(JsonNode expected, String field, String actual) {
        JsonNode also = expected.get(field + "_also");
        return also != null
                && StreamSupport.stream(also.spliterator(), false)
                        .anyMatch(node -> node.asString().equals(actual));
    }

    private static Set<String> all(JsonNode node) {
        if (node == null || node.isNull()) {
            return Set.of();
        }
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asString)
                        .collect(java.util.stream.Collectors.toSet())
                : Set.of(node.asString());
    }

    /** The samples lie flat in one folder, so the file names alone compare. */
    private static Set<String> names(List<String> paths) {
        return paths.stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .collect(java.util.stream.Collectors.toSet());
    }
}

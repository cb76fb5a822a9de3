package dev.slipway.readiness.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The forms in which an assessment can be taken along. */
public enum Format {
    REPORT("md", "text/markdown", SummaryText::write),
    ROADMAP("md", "text/markdown", RoadmapText::write),
    CHECKLIST("md", "text/markdown", ChecklistText::write),
    JSON("json", "application/json", ReadinessJson::write),
    SARIF("sarif", "application/sarif+json", Sarif::write);

    private final String ending;
    private final String mediaType;
    private final Function<Report, String> writer;

    Format(String ending, String mediaType, Function<Report, String> writer) {
        this.ending = ending;
        this.mediaType = mediaType;
        this.writer = writer;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether it is a text for people. */
    public boolean isText() {
        return ending.equals("md");
    }

    public String write(Report report) {
        return writer.apply(report);
    }

    public byte[] bytes(Report report) {
        return write(report).getBytes(StandardCharsets.UTF_8);
    }

    /** As a label. */
    public String title() {
        return switch (this) {
            case REPORT -> "Report";
            case ROADMAP -> "Roadmap";
            case CHECKLIST -> "Checklist";
            case JSON -> "JSON";
            case SARIF -> "SARIF";
        };
    }

    /** {@code payments-api-roadmap.md}, for the entity of this name. */
    public String fileName(String name) {
        return name + (this == JSON || this == SARIF ? "-readiness." : "-" + word() + ".") + ending;
    }

    public static Optional<Format> ofWord(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    public static String words() {
        return Arrays.stream(values()).map(Format::word).collect(Collectors.joining(", "));
    }
}

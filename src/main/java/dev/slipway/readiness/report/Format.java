package dev.slipway.readiness.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The forms in which an assessment can be taken along. */
public enum Format {
    REPORT("Report", "-report.md", "text/markdown", text(SummaryText::write)),
    ROADMAP("Roadmap", "-roadmap.md", "text/markdown", text(RoadmapText::write)),
    CHECKLIST("Checklist", "-checklist.md", "text/markdown", text(ChecklistText::write)),
    HTML("HTML", "-readiness.html", "text/html", text(ReportHtml::write)),
    PDF("PDF", "-readiness.pdf", "application/pdf", ReportPdf::write),
    JSON("JSON", "-readiness.json", "application/json", text(ReadinessJson::write)),
    SARIF("SARIF", "-readiness.sarif", "application/sarif+json", text(Sarif::write)),
    CYCLONEDX("CycloneDX", "-readiness.cdx.json", "application/vnd.cyclonedx+json", text(CycloneDx::write));

    private final String title;
    private final String ending;
    private final String mediaType;
    private final Function<Report, byte[]> writer;

    Format(String title, String ending, String mediaType, Function<Report, byte[]> writer) {
        this.title = title;
        this.ending = ending;
        this.mediaType = mediaType;
        this.writer = writer;
    }

    private static Function<Report, byte[]> text(Function<Report, String> writer) {
        return report -> writer.apply(report).getBytes(StandardCharsets.UTF_8);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether it is a text for people, which a terminal can show. */
    public boolean isText() {
        return ending.endsWith(".md");
    }

    /** Whether it is no text at all. */
    public boolean isBinary() {
        return this == PDF;
    }

    public byte[] bytes(Report report) {
        return writer.apply(report);
    }

    /** As a label. */
    public String title() {
        return title;
    }

    /** {@code payments-api-roadmap.md}, for the entity of this name. */
    public String fileName(String name) {
        return name + ending;
    }

    public static Optional<Format> ofWord(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    /** The first of which a header {@code Accept} names the media type; the report if it names none. */
    public static Format accepted(String accept) {
        return Arrays.stream(values())
                .filter(format -> format != JSON && format != HTML && accept.contains(format.mediaType))
                .findFirst()
                .orElse(REPORT);
    }

    public static String words() {
        return Arrays.stream(values()).map(Format::word).collect(Collectors.joining(", "));
    }
}

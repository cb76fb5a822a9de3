package dev.slipway.readiness.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.slipway.facts.Evidence;
import dev.slipway.facts.Fact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** For programs: the readiness answer with every fact behind it, absences included; see {@code readiness.schema.json}. */
final class ReadinessJson {

    static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReadinessJson() {}

    /** With the field {@code facts} after those of the answer. */
    record Body(@JsonUnwrapped ReadinessAnswer answer, List<FactBody> facts) {}

    record FactBody(
            String key,
            Object value,
            double confidence,
            String source,
            Instant observedAt,
            Instant validUntil,
            List<PlaceBody> evidence) {}

    /** @param note where it was looked, if it was not found */
    record PlaceBody(
            @Nullable String file,
            @Nullable Integer line,
            @Nullable String excerpt,
            @Nullable String link,
            @Nullable String note) {}

    static String write(Report report) {
        ReadinessAnswer answer = ReadinessAnswer.of(report.assessment(), report.target());
        List<FactBody> facts = report.facts().stream()
                .sorted(java.util.Comparator.comparing(Fact::key))
                .map(ReadinessJson::fact)
                .toList();
        return JSON.writeValueAsString(new Body(answer, facts)) + "\n";
    }

    private static FactBody fact(Fact fact) {
        return new FactBody(
                fact.key(),
                fact.value(),
                fact.confidence(),
                fact.source(),
                fact.observedAt(),
                fact.validUntil(),
                fact.evidence().stream().map(ReadinessJson::place).toList());
    }

    private static PlaceBody place(Evidence evidence) {
        return new PlaceBody(evidence.file(), evidence.line(), evidence.excerpt(), evidence.link(), evidence.note());
    }
}

package dev.slipway.knowledge;

import dev.slipway.knowledge.DecisionDraft.Values;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A decision record after the template of MADR 4. Parts that nobody filled in are left out, unless the form needs them. */
final class DecisionText {

    private DecisionText() {}

    /** @param supersedes the link to the record whose place it takes, as Markdown */
    static String of(Values values, @Nullable String supersedes) {
        StringBuilder text = new StringBuilder("---\n");
        front(text, "status", values.status());
        front(text, "date", values.date());
        front(text, "decision-makers", values.deciders());
        front(text, "consulted", values.consulted());
        front(text, "informed", values.informed());
        front(text, "supersedes", supersedes == null ? "" : supersedes);
        text.append("---\n\n# ").append(values.title().isBlank() ? "Title" : line(values.title()));
        section(text, "## Context and Problem Statement", values.context().isBlank() ? "…" : values.context());
        section(text, "## Decision Drivers", bullets(values.drivers()));
        List<String> options = new ArrayList<>(values.options());
        if (!values.chosen().isBlank() && !options.contains(values.chosen().strip())) {
            options.addFirst(values.chosen().strip());
        }
        section(text, "## Considered Options", options.isEmpty() ? "* …" : bullets(options));
        section(
                text,
                "## Decision Outcome",
                "Chosen option: \"" + (values.chosen().isBlank() ? "…" : line(values.chosen())) + "\", because "
                        + (values.because().isBlank() ? "…" : values.because().strip()));
        section(text, "### Consequences", values.consequences());
        String confirmation = values.confirmation().strip();
        if (!values.rule().isBlank()) {
            confirmation += (confirmation.isEmpty() ? "" : "\n\n") + "```slipway\n"
                    + values.rule().strip().replace("```", "") + "\n```";
        }
        section(text, "### Confirmation", confirmation);
        return text.append('\n').toString();
    }

    private static void front(StringBuilder text, String key, String value) {
        if (!value.isBlank()) {
            text.append(key).append(": ").append(scalar(line(value))).append('\n');
        }
    }

    /** Quoted where YAML would take it for something else. */
    static String scalar(String value) {
        return value.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} .,/@()+-]*") && !value.endsWith(":")
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static void section(StringBuilder text, String heading, String body) {
        if (!body.isBlank()) {
            text.append("\n\n").append(heading).append("\n\n").append(body.strip());
        }
    }

    private static String bullets(List<String> lines) {
        StringBuilder bullets = new StringBuilder();
        lines.stream()
                .map(DecisionText::line)
                .filter(line -> !line.isEmpty())
                .forEach(line -> bullets.append("* ")
                        .append(line.replaceFirst("^[*-]\\s+", ""))
                        .append('\n'));
        return bullets.toString();
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** A file's name: lower case, hyphens, letters that every disk can hold. */
    static String slug(String title) {
        String plain = Normalizer.normalize(
                        title.replace("ß", "ss").replace("ø", "o").replace("æ", "ae"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String slug = plain.length() <= 60 ? plain : plain.substring(0, 60).replaceFirst("-[^-]*$", "");
        return slug.isEmpty() ? "decision" : slug;
    }
}

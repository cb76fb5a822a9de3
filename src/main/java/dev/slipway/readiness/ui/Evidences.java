package dev.slipway.readiness.ui;

import dev.slipway.facts.Evidence;
import dev.slipway.facts.Fact;
import dev.slipway.readiness.Ground;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts in words, and where they lead. */
final class Evidences {

    private static final int LONGEST = 160;

    private Evidences() {}

    static String value(Ground ground) {
        Fact fact = ground.fact();
        return fact == null ? "not stated" : value(fact.value());
    }

    static String value(Object value) {
        String text =
                switch (value) {
                    case Boolean yes -> yes ? "true" : "false";
                    case Double number ->
                        number == Math.rint(number) ? String.format(Locale.ROOT, "%.0f", number) : number.toString();
                    case List<?> list ->
                        list.isEmpty()
                                ? "none"
                                : list.stream().map(String::valueOf).collect(Collectors.joining(", "));
                    case Map<?, ?> map ->
                        map.entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", "));
                    default -> value.toString();
                };
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    /** One step nearer to the evidence; null where there is none to follow. */
    static @Nullable String link(Fact fact) {
        return fact.evidence().stream()
                .map(Evidence::link)
                .filter(link -> link != null && safe(link))
                .findFirst()
                .orElse(null);
    }

    /** A page of the portal, or the web; never a script. */
    static boolean safe(String link) {
        return link.startsWith("https://")
                || link.startsWith("http://")
                || link.matches("(sources|docs|catalog)/[^\\s\"<>]*");
    }
}

package dev.slipway.knowledge;

import dev.slipway.catalog.EntityRef;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An alert that a service can raise.
 *
 * @param runbook the address that the rule names; null if it names none
 * @param file relative to the source of the entity
 */
public record AlertRule(
        EntityRef entity, String name, @Nullable String runbook, String file, int line) {

    private static final Pattern WRITTEN = Pattern.compile("(.{1,300}?)(?: -> (\\S+))? \\((.+):(\\d{1,7})\\)");

    /** As the scan states it: {@code SignInSlow -> https://… (monitoring/rules.yaml:10)}. */
    static Optional<AlertRule> of(EntityRef entity, Object stated) {
        Matcher written = WRITTEN.matcher(String.valueOf(stated));
        return written.matches()
                ? Optional.of(new AlertRule(
                        entity,
                        written.group(1),
                        written.group(2),
                        written.group(3),
                        Integer.parseInt(written.group(4))))
                : Optional.empty();
    }

    /** What the file of its runbook is called, in lower case: by the address, else by the alert's own name. */
    String stem() {
        String stem = runbook == null ? "" : stem(runbook);
        return stem.isEmpty() ? name.toLowerCase(Locale.ROOT) : stem;
    }

    private static String stem(String address) {
        String path = address.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        try {
            last = URLDecoder.decode(last, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) { // a stray percent sign is a part of the name
            return last.toLowerCase(Locale.ROOT);
        }
        return last.replaceFirst("(?i)\\.(md|markdown|mdx|adoc|asciidoc|rst|org|html?)$", "")
                .toLowerCase(Locale.ROOT);
    }
}

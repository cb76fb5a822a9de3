package dev.slipway.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Backstage's rules for {@code metadata}: names, labels, annotations, tags and links. */
final class MetadataCheck {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+(?:[-_.]+[A-Za-z0-9]+)*");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]+(?:-+[a-z0-9]+)*");
    private static final Pattern TAG = Pattern.compile("[a-z0-9:+#]+(?:-[a-z0-9:+#]+)*");
    /** As browsers read them: after {@code https://} a host without blanks. */
    private static final Pattern URL = Pattern.compile(
            "\\s*(?:(?i:https?|wss?|ftp):[/\\\\]*[^\\s/\\\\?#]+(?:[/\\\\?#].*)?"
                    + "|(?!(?i:https?|wss?|ftp):)[a-zA-Z][a-zA-Z0-9+.-]*:.*)",
            Pattern.DOTALL);

    private static final Pattern SCRIPT = Pattern.compile("(?i)\\s*(?:javascript|data|vbscript):.*", Pattern.DOTALL);
    private static final String NAME_RULE =
            "Use letters, digits and single '-', '_' or '.' between them, at most 63 characters.";

    private final Findings findings;

    MetadataCheck(Findings findings) {
        this.findings = findings;
    }

    void check(Map<String, Object> metadata, boolean ownKind) {
        Object name = metadata.get("name");
        if (!(name instanceof String text) || text.isEmpty()) {
            findings.wrong(
                    "metadata.name",
                    name == null ? "metadata.name is missing." : "metadata.name must be text.",
                    name == null ? "Write name: my-service under metadata." : "Put it in quotes.");
        } else if (!isName(text)) {
            findings.wrong("metadata.name", "'" + text + "' cannot be a name.", NAME_RULE);
        }
        if (metadata.containsKey("namespace")) {
            Object namespace = metadata.get("namespace");
            if (!(namespace instanceof String text)
                    || text.length() > 63
                    || !NAMESPACE.matcher(text).matches()) {
                findings.wrong(
                        "metadata.namespace",
                        "'" + namespace + "' cannot be a namespace.",
                        "Use lower-case letters, digits and '-' between them, at most 63 characters.");
            }
        }
        optionalText(metadata, "title", 1);
        optionalText(metadata, "uid", 1);
        optionalText(metadata, "etag", 1);
        optionalText(metadata, "description", 0);
        labels(metadata);
        annotations(metadata);
        tags(metadata);
        if (!ownKind) {
            links(metadata);
        }
    }

    private void optionalText(Map<String, Object> metadata, String field, int least) {
        if (metadata.containsKey(field) && !(metadata.get(field) instanceof String text && text.length() >= least)) {
            findings.wrong(
                    "metadata." + field, "metadata." + field + " must be text.", "Put it in quotes, or leave it out.");
        }
    }

    private void labels(Map<String, Object> metadata) {
        if (!isMap(metadata, "labels")) {
            return;
        }
        Descriptor.map(metadata.get("labels")).forEach((key, value) -> {
            String where = "metadata.labels." + key;
            if (!isKey(key)) {
                findings.wrong(
                        where, "'" + key + "' cannot be a label's name.", "Write for example my-company.com/tier.");
            } else if (!(value instanceof String text)) {
                findings.wrong(
                        where, "The label " + key + " must be text.", "Put the value in quotes: \"" + value + "\".");
            } else if (!text.isEmpty() && !isName(text)) {
                findings.wrong(where, "'" + text + "' cannot be a label's value.", NAME_RULE);
            } else if (key.equals(EntityRow.TIER) && !text.matches("[1-4]")) {
                findings.odd(
                        where, "There is no tier '" + text + "'.", "Write " + key + ": \"1\", \"2\", \"3\" or \"4\".");
            }
        });
    }

    private void annotations(Map<String, Object> metadata) {
        if (!isMap(metadata, "annotations")) {
            return;
        }
        Descriptor.map(metadata.get("annotations")).forEach((key, value) -> {
            String where = "metadata.annotations." + key;
            if (!isKey(key)) {
                findings.wrong(
                        where,
                        "'" + key + "' cannot be an annotation's name.",
                        "Write for example github.com/project-slug.");
            } else if (!(value instanceof String)) {
                findings.wrong(
                        where,
                        "The annotation " + key + " must be text.",
                        "Put the value in quotes: \"" + value + "\".");
            }
        });
    }

    private void tags(Map<String, Object> metadata) {
        if (!metadata.containsKey("tags")) {
            return;
        }
        if (!(metadata.get("tags") instanceof List<?> tags)) {
            findings.wrong("metadata.tags", "metadata.tags must be a list.", "Write tags: [java, payments].");
            return;
        }
        for (int i = 0; i < tags.size(); i++) {
            if (!(tags.get(i) instanceof String tag)
                    || tag.length() > 63
                    || !TAG.matcher(tag).matches()) {
                findings.wrong(
                        "metadata.tags[" + i + "]",
                        "'" + tags.get(i) + "' cannot be a tag.",
                        "Use lower-case letters, digits, ':', '+' and '#', with single '-' between them.");
            }
        }
    }

    private void links(Map<String, Object> metadata) {
        if (!metadata.containsKey("links")) {
            return;
        }
        if (!(metadata.get("links") instanceof List<?> links)) {
            findings.wrong(
                    "metadata.links", "metadata.links must be a list.", "Write links: [{url: https://…, title: …}].");
            return;
        }
        for (int i = 0; i < links.size(); i++) {
            String where = "metadata.links[" + i + "]";
            Map<String, Object> link = Descriptor.map(links.get(i));
            if (!(link.get("url") instanceof String url)
                    || !URL.matcher(url).matches()
                    || SCRIPT.matcher(url).matches()) {
                findings.wrong(where + ".url", "This link has no address that can be opened.", "Write url: https://….");
            }
            for (String field : List.of("title", "icon", "type")) {
                boolean word = link.get(field) instanceof String text
                        && !(field.equals("type") ? text.isEmpty() : text.isBlank());
                if (link.containsKey(field) && !word) {
                    findings.wrong(where + "." + field, "The link's " + field + " must be text.", "Put it in quotes.");
                }
            }
        }
    }

    private boolean isMap(Map<String, Object> metadata, String field) {
        if (!metadata.containsKey(field)) {
            return false;
        }
        if (!(metadata.get(field) instanceof Map<?, ?>)) {
            findings.wrong(
                    "metadata." + field, "metadata." + field + " must be a map.", "Write name: value pairs under it.");
            return false;
        }
        return true;
    }

    private static boolean isName(String text) {
        return text.length() <= 63 && NAME.matcher(text).matches();
    }

    private static boolean isKey(String key) {
        int slash = key.indexOf('/');
        if (slash < 0) {
            return isName(key);
        }
        String domain = key.substring(0, slash).toLowerCase(Locale.ROOT);
        return domain.length() <= 253
                && key.substring(0, slash).equals(domain)
                && Arrays.stream(domain.split("\\.", -1))
                        .allMatch(label ->
                                label.length() <= 63 && NAMESPACE.matcher(label).matches())
                && isName(key.substring(slash + 1));
    }
}

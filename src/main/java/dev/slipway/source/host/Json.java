package dev.slipway.source.host;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** What the hosts' answers have in common. */
final class Json {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*\\brel=\"?next\"?");

    private Json() {}

    static String text(JsonNode node, String... path) {
        JsonNode at = node;
        for (String part : path) {
            at = at.path(part);
        }
        return at.asString("");
    }

    static @Nullable Instant moment(JsonNode node, String field) {
        try {
            String text = text(node, field);
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    static Set<String> texts(JsonNode list) {
        Set<String> all = new LinkedHashSet<>();
        list.forEach(one -> all.add(one.asString("")));
        all.remove("");
        return all;
    }

    /** The address after which the listing goes on, by the header Link. */
    static @Nullable String next(Headers headers) {
        Matcher link = NEXT.matcher(headers.get("Link"));
        return link.find() ? link.group(1) : null;
    }

    /** The address of the kind http among those to clone from, without the name of whoever asked. */
    static String clone(JsonNode links) {
        for (JsonNode link : links.path("clone")) {
            if (text(link, "name").startsWith("http")) {
                return text(link, "href").replaceFirst("^(https?://)[^/@]*@", "$1");
            }
        }
        return "";
    }

    static String segment(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}

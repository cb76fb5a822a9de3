package dev.slipway.knowledge;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Paths of a source as parts of an address, and relative links as paths of a source. */
final class Addresses {

    private Addresses() {}

    /** Each segment percent-encoded, slashes kept. */
    static String encode(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    static String decode(String link) {
        try {
            return URLDecoder.decode(link.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) { // a bare percent sign: taken as it stands
            return link;
        }
    }

    /** Where a relative link in the file at {@code from} leads; null if it leaves the source. */
    static @Nullable String resolve(String from, String link) {
        Deque<String> at = new ArrayDeque<>();
        if (!link.startsWith("/")) {
            String[] folders = from.split("/");
            for (int i = 0; i < folders.length - 1; i++) {
                at.addLast(folders[i]);
            }
        }
        for (String segment : link.split("/")) {
            if (segment.equals("..")) {
                if (at.isEmpty()) {
                    return null;
                }
                at.removeLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                at.addLast(segment);
            }
        }
        return String.join("/", at);
    }

    /** Whether the link says itself where it leads, by scheme or host. */
    static boolean absolute(String link) {
        return link.matches("(?s)(?i)(?:[a-z][a-z0-9+.-]*:|//).*");
    }
}

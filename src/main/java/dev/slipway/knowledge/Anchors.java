package dev.slipway.knowledge;

import dev.slipway.knowledge.Markdown.Line;
import dev.slipway.knowledge.Markdown.Outline;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places in a document that a link can lead to, in a form in which hosts that write them differently agree. */
final class Anchors {

    private static final Pattern STATED = Pattern.compile("\\{#([^}\\s]+)[^}]*}\\s*$");

    private Anchors() {}

    static Set<String> of(Outline outline) {
        Set<String> anchors = new HashSet<>();
        outline.marks().forEach(mark -> anchors.add(plain(mark)));
        Map<String, Integer> taken = new HashMap<>();
        for (Line line : outline.lines()) {
            if (line.level() > 0) {
                Matcher stated = STATED.matcher(line.text());
                if (stated.find()) {
                    anchors.add(plain(stated.group(1)));
                }
                String anchor = plain(line.text());
                int again = taken.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(again == 0 ? anchor : anchor + again);
            }
        }
        return anchors;
    }

    static String plain(String anchor) {
        return anchor.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}

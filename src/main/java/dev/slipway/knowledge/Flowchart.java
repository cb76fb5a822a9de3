package dev.slipway.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Mermaid flowchart as far as a decision tree needs it: boxes, arrows with their words, addresses, and the notes that we
 * write ourselves. Looks, groups and directions are passed over.
 */
final class Flowchart {

    static final int MOST = 2_000;

    final Map<String, Box> boxes = new LinkedHashMap<>();
    final List<Arrow> arrows = new ArrayList<>();
    final Map<String, String> clicks = new LinkedHashMap<>();
    final List<Note> notes = new ArrayList<>();
    final List<Flaw> flaws = new ArrayList<>();

    @Nullable
    String title;

    /** @param diamond whether it is drawn as a decision */
    record Box(String id, String text, boolean diamond, int line, int column) {}

    record Arrow(String from, String to, String words, int line, int column) {}

    /** What a comment {@code %% slipway {…}} says, for what a chart cannot draw. */
    record Note(String json, int line) {}

    /** Something wrong with the chart; line and column from 1, in the chart. */
    record Flaw(int line, int column, String message, String remedy) {}

    void flaw(int line, int column, String message, String remedy) {
        flaws.add(new Flaw(line, column, message, remedy));
    }
}

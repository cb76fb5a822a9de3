package dev.slipway.knowledge;

import java.util.List;

/**
 * A document with what it says.
 *
 * @param markdown as it was read, in Unicode
 * @param html safe to show: our own renderer's, sanitized
 * @param contents the headings, from the top
 */
public record DocumentPage(Document document, String markdown, String html, List<Heading> contents) {

    public DocumentPage {
        contents = List.copyOf(contents);
    }

    /**
     * A heading of the rendered document.
     *
     * @param level 2 to 6; the title alone is level 1
     * @param id its anchor
     */
    public record Heading(int level, String id, String text) {}
}

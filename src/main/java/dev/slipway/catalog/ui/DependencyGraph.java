package dev.slipway.catalog.ui;

import dev.slipway.catalog.EntityRef;
import dev.slipway.catalog.Relation;
import java.util.List;
import org.springframework.web.util.HtmlUtils;

/** Who stands on what, one step around an entity, as an SVG: users at the left, what it uses at the right. */
final class DependencyGraph {

    private static final int WIDTH = 760;
    private static final int BOX = 210;
    private static final int ROW = 34;
    private static final int HEIGHT = 26;
    private static final int SHOWN = 14;
    private static final int LETTERS = 27;

    private final StringBuilder svg = new StringBuilder();
    private final String name;
    private final List<Relation> users;
    private final List<Relation> used;
    private final int height;

    private DependencyGraph(String name, List<Relation> users, List<Relation> used) {
        this.name = name;
        this.users = users;
        this.used = used;
        this.height = Math.max(1, Math.max(rows(users), rows(used))) * ROW + 8;
    }

    static String svg(String name, List<Relation> users, List<Relation> used) {
        return new DependencyGraph(name, users, used).draw();
    }

    private static int rows(List<Relation> relations) {
        return relations.size() > SHOWN ? SHOWN + 1 : relations.size();
    }

    private String draw() {
        svg.append(
                "<svg class=\"graph\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"group\" aria-label=\"%s\">"
                        .formatted(
                                WIDTH,
                                height,
                                WIDTH,
                                height,
                                HtmlUtils.htmlEscape(
                                        users.size() + " depend on " + name + ", which depends on " + used.size())));
        double middle = height / 2.0;
        side(users, 0, BOX, (WIDTH - BOX) / 2, middle);
        side(used, WIDTH - BOX, WIDTH - BOX, (WIDTH + BOX) / 2, middle);
        box((WIDTH - BOX) / 2, middle, name, "self");
        return svg.append("</svg>").toString();
    }

    /**
     * @param left where the boxes begin
     * @param edge where their lines begin
     * @param end where the lines meet the entity
     */
    private void side(List<Relation> relations, int left, int edge, int end, double middle) {
        double top = middle - rows(relations) * ROW / 2.0 + ROW / 2.0;
        for (int i = 0; i < Math.min(SHOWN, relations.size()); i++) {
            Relation relation = relations.get(i);
            double y = top + i * ROW;
            double bend = (edge + end) / 2.0;
            svg.append("<path d=\"M%d %.1f C%.1f %.1f %.1f %.1f %d %.1f\"%s/>"
                    .formatted(
                            edge,
                            y,
                            bend,
                            y,
                            bend,
                            middle,
                            end,
                            middle,
                            relation.exists() ? "" : " class=\"missing\""));
            EntityRef target = relation.target();
            if (relation.exists()) {
                svg.append("<a href=\"%s\" router-link=\"\">".formatted(HtmlUtils.htmlEscape(target.url())));
            }
            box(left, y, Words.brief(target, "component"), relation.exists() ? "" : "missing");
            if (relation.exists()) {
                svg.append("</a>");
            }
        }
        if (relations.size() > SHOWN) {
            svg.append("<text class=\"more\" x=\"%d\" y=\"%.1f\">and %d more</text>"
                    .formatted(left + 10, top + SHOWN * ROW + 4, relations.size() - SHOWN));
        }
    }

    private void box(int left, double y, String words, String style) {
        String shown = words.length() > LETTERS ? words.substring(0, LETTERS - 1) + "…" : words;
        svg.append(
                "<g class=\"node %s\"><title>%s</title><rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%d\" rx=\"5\"/>"
                        .formatted(
                                style,
                                HtmlUtils.htmlEscape(words + (style.equals("missing") ? ", not in the catalog" : "")),
                                left + 0.5,
                                y - HEIGHT / 2.0,
                                BOX - 1,
                                HEIGHT));
        svg.append(
                "<text x=\"%d\" y=\"%.1f\">%s</text></g>".formatted(left + 10, y + 4.5, HtmlUtils.htmlEscape(shown)));
    }
}

package dev.slipway.readiness.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import dev.slipway.facts.Evidence;
import dev.slipway.facts.Fact;
import dev.slipway.facts.FactType;
import dev.slipway.readiness.Answer;
import dev.slipway.readiness.Ground;
import dev.slipway.readiness.Outcome;
import dev.slipway.ui.Icon;
import dev.slipway.ui.Mark;
import dev.slipway.ui.Shape;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The facts that a rule read, and for each the place that shows it. */
final class FactList {

    /** A line of an excerpt that tells its number, and with ">" that it is the one: see {@link Evidence#excerpt}. */
    private static final Pattern NUMBERED = Pattern.compile("([> ]) *([0-9]+)  (.*)");

    private static final int PLACES = 3;

    private FactList() {}

    static Component of(Answer answer, Map<String, FactType> types, Instant now) {
        HtmlContainer rows = Parts.tag("tbody", "");
        for (Ground ground : answer.grounds()) {
            rows.add(row(answer, ground, types, now));
        }
        Div all = new Div(Parts.tag(
                "section",
                "",
                Parts.text("h3", "", "Facts that the rule read"),
                Parts.tag(
                        "table",
                        "table",
                        Parts.tag(
                                "thead",
                                "",
                                Parts.tag(
                                        "tr",
                                        "",
                                        Parts.head("", "Met"),
                                        Parts.head("", "Fact"),
                                        Parts.head("", "Value"),
                                        Parts.head("hide-s", "Observed"))),
                        rows)));
        answer.grounds().stream()
                .filter(ground -> ground.fact() != null)
                .sorted(Comparator.comparing((Ground ground) -> ground.state() != Ground.State.UNMET))
                .forEach(ground -> places(ground, all));
        return all;
    }

    private static HtmlContainer row(Answer answer, Ground ground, Map<String, FactType> types, Instant now) {
        FactType type = types.get(ground.key());
        HtmlContainer key = Parts.tag("td", "mono s breakable", Parts.key(ground.key()));
        if (type != null) {
            key.getElement().setAttribute("title", type.meaning());
        }
        Fact fact = ground.fact();
        HtmlContainer observed = Parts.tag("td", "hide-s");
        if (fact == null) {
            observed.add(
                    Parts.text("span", "age", type != null && type.attestable() ? "to be attested" : "no fact yet"));
        } else {
            observed.add(BlockerList.stamp(fact, now));
        }
        return Parts.tag(
                "tr",
                "",
                Parts.tag("td", "", met(answer, ground)),
                key,
                Parts.tag(
                        "td",
                        "mono s breakable",
                        Parts.text(ground.state() == Ground.State.UNMET ? "b" : "span", "", Evidences.value(ground))),
                observed);
    }

    private static Mark met(Answer answer, Ground ground) {
        return switch (ground.state()) {
            case UNMET -> new Mark(Shape.FAIL);
            case STALE -> new Mark(Shape.UNPROVEN, "stale");
            case HINT -> new Mark(Shape.UNPROVEN, "hint");
            case MISSING -> new Mark(Shape.UNPROVEN, "missing");
            case MET ->
                answer.outcome() == Outcome.PASS || answer.outcome() == Outcome.FAIL
                        ? new Mark(Shape.PASS)
                        : new Mark(Shape.NOT_APPLICABLE, "known");
        };
    }

    private static void places(Ground ground, Div all) {
        Fact fact = ground.fact();
        List<Evidence> evidence = fact == null ? List.of() : fact.evidence();
        List<Evidence> shown = evidence.stream()
                .filter(each -> each.file() != null || each.note() != null || each.link() != null)
                .limit(PLACES)
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        HtmlContainer section = Parts.tag("section", "", Parts.text("h3", "", "Evidence for " + ground.key()));
        shown.forEach(each -> section.add(place(each, ground.state() == Ground.State.UNMET)));
        if (evidence.size() > shown.size()) {
            section.add(Parts.text("p", "sub", "And " + (evidence.size() - shown.size()) + " more places."));
        }
        all.add(section);
    }

    private static Component place(Evidence evidence, boolean hit) {
        String note = evidence.note();
        String file = evidence.file();
        if (file == null) {
            HtmlContainer plain = Parts.tag("p", "", Parts.text("span", "", note == null ? "" : note + " "));
            String link = evidence.link();
            if (link != null && Evidences.safe(link)) {
                plain.add(Parts.link(link, "", link.startsWith("http") ? "Open the proof" : "Open"));
            }
            return plain;
        }
        HtmlContainer code = Parts.tag("div", "code", head(evidence, file));
        String excerpt = evidence.excerpt();
        if (excerpt != null && !excerpt.isBlank()) {
            code.add(lines(excerpt, evidence.line(), hit));
        }
        HtmlContainer place = Parts.tag("div", "place", code);
        if (note != null && !note.isBlank()) {
            place.add(Parts.text("p", "sub", note));
        }
        return place;
    }

    private static HtmlContainer head(Evidence evidence, String file) {
        String where = file + (evidence.line() == null ? "" : ":" + evidence.line());
        String link = evidence.link();
        return Parts.tag(
                "div",
                "code-head",
                new Icon("doc").small(),
                link != null && Evidences.safe(link)
                        ? Parts.link(link, "mono", where)
                        : Parts.text("span", "mono", where));
    }

    private static HtmlContainer lines(String excerpt, @Nullable Integer first, boolean hit) {
        HtmlContainer list = Parts.tag("ol", "");
        list.getElement().setAttribute("tabindex", "0");
        list.getElement().setAttribute("aria-label", "The lines themselves");
        String[] lines = excerpt.split("\n", -1);
        for (int i = 0; i < Math.min(lines.length, 12); i++) {
            Matcher numbered = NUMBERED.matcher(lines[i]);
            boolean told = numbered.matches();
            String number = told ? numbered.group(2) : first == null ? "" : Integer.toString(first + i);
            list.add(Parts.tag(
                    "li",
                    hit && (!told || numbered.group(1).equals(">")) ? "is-hit" : "",
                    Parts.text("span", "", number),
                    Parts.text("code", "", told ? numbered.group(3) : lines[i])));
        }
        return list;
    }
}

package dev.slipway.capability;

import dev.slipway.catalog.Declaration;
import dev.slipway.facts.FactType;
import dev.slipway.readiness.FactRule;
import dev.slipway.readiness.Fields;
import dev.slipway.readiness.Question;
import dev.slipway.source.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From declarations to the map: reads each kind strictly, and says what is wrong at its place. */
final class MapRules {

    static final String GROUPS = "CapabilityMap";
    static final String CAPABILITY = "Capability";
    static final String TOOLS = "ToolKind";

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern EFFORT = Pattern.compile("[1-9][0-9]{0,2}[hdw]");
    private static final Pattern QUESTION = Pattern.compile("[A-Z][A-Z0-9]*-[0-9]{1,3}");
    private static final Pattern KEY = Pattern.compile("[a-z0-9_]+(\\.[a-z0-9_]+)+");

    private MapRules() {}

    /** Reads one of our kinds, without knowing of the others. */
    static void check(Declaration declaration, List<Problem> problems) {
        switch (declaration.kind()) {
            case GROUPS -> groups(declaration, problems);
            case TOOLS -> toolKind(declaration, null, problems);
            default -> capability(declaration, null, problems);
        }
    }

    static List<Capability.Group> groups(Declaration declaration, List<Problem> problems) {
        Fields spec = Fields.of(declaration, problems);
        List<Capability.Group> groups = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Fields group : spec.objects("groups", "List the groups in their order, each with id and title.")) {
            String id = group.text("id", ID, "Use lower-case words joined by hyphens.");
            if (!ids.add(id)) {
                group.problem("id", "there are two groups " + id, "Give each group an id of its own.");
            }
            groups.add(new Capability.Group(id, group.text("title", "Give the group a title.")));
            group.nothingElse();
        }
        spec.nothingElse();
        return groups;
    }

    /** @param types the declared fact types; null where only the form is checked */
    static Capability capability(
            Declaration declaration, @Nullable Map<String, FactType> types, List<Problem> problems) {
        Fields spec = Fields.of(declaration, problems);
        String priority = spec.text("priority", "Use high, medium or low.");
        String phase = spec.text("phase", "Use measure, learn, build, ship, monitor or iterate.");
        String covered = spec.text("covered", "Give the rule that is true where a service has it.");
        String needed = spec.optional("needed");
        String partial = spec.optional("partial");
        List<String> helps = spec.keys().contains("helps")
                ? spec.texts("helps", "List ids of questions, or leave it out.")
                : List.of();
        for (String question : helps) {
            if (!QUESTION.matcher(question).matches()) {
                spec.problem("helps", "“" + question + "” is no id of a question", "Write ids such as SEC-6.");
            }
        }
        Capability capability = new Capability(
                declaration.name(),
                spec.text("group", ID, "Name the group by its id."),
                spec.text("title", "Give it a title."),
                spec.text("about", "Say in a sentence what a service has that has it."),
                Priority.ofWord(priority).orElseGet(() -> {
                    wrong(spec, "priority", priority, "Use high, medium or low.");
                    return Priority.LOW;
                }),
                Phase.ofWord(phase).orElseGet(() -> {
                    wrong(spec, "phase", phase, "Use measure, learn, build, ship, monitor or iterate.");
                    return Phase.BUILD;
                }),
                spec.text("effort", EFFORT, "Write the usual effort as 4h, 2d or 1w."),
                needed,
                covered,
                partial,
                helps,
                spec.text("playbook", ID, "Name the playbook that leads there."),
                new Question.Origin(declaration.source().value(), declaration.path(), declaration.line()));
        rule(declaration, "covered", covered, types, problems);
        rule(declaration, "needed", needed, types, problems);
        rule(declaration, "partial", partial, types, problems);
        spec.nothingElse();
        return capability;
    }

    static ToolKind toolKind(Declaration declaration, @Nullable Map<String, FactType> types, List<Problem> problems) {
        Fields spec = Fields.of(declaration, problems);
        String rank = spec.text("rank", "Use critical, high or medium.");
        String fact = spec.text("fact", KEY, "Name the fact that lists the tools, such as tools.ci.");
        if (types != null && !fact.isEmpty()) {
            FactType type = types.get(fact);
            if (type == null || type.type() != FactType.Type.LIST) {
                spec.problem(
                        "fact",
                        "no list is declared as “" + fact + "”",
                        "Name a fact type of type list, or declare it.");
            }
        }
        String further = spec.optional("further");
        ToolKind kind = new ToolKind(
                declaration.name(),
                spec.text("title", "Give it a title."),
                spec.text("about", "Say in a sentence what such tools are for."),
                fact,
                ToolKind.Rank.ofWord(rank).orElseGet(() -> {
                    wrong(spec, "rank", rank, "Use critical, high or medium.");
                    return ToolKind.Rank.MEDIUM;
                }),
                spec.number("wave", 1, 9, null),
                "true".equals(further),
                spec.texts("tools", "List the tools that are recognised."));
        spec.nothingElse();
        return kind;
    }

    private static void wrong(Fields spec, String key, String word, String remedy) {
        if (!word.isEmpty()) {
            spec.problem(key, "“" + word + "” is no " + key, remedy);
        }
    }

    private static void rule(
            Declaration declaration,
            String key,
            @Nullable String text,
            @Nullable Map<String, FactType> types,
            List<Problem> problems) {
        if (text != null && !text.isEmpty()) {
            FactRule.read(declaration, "spec." + key, text, types, problems);
        }
    }
}

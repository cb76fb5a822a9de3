package dev.slipway.readiness;

import dev.slipway.access.Role;
import dev.slipway.catalog.Declaration;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.FactType;
import dev.slipway.source.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From declarations to a scorecard: reads each by itself, then puts a scorecard and its question sets together. */
final class Standards {

    static final String SCORECARD = "Scorecard";
    static final String QUESTION_SET = "QuestionSet";

    private static final Pattern QUESTION_ID = Pattern.compile("[A-Z][A-Z0-9]*-[0-9]{1,3}");
    private static final Pattern CATEGORY_ID = Pattern.compile("[A-Z][A-Z0-9]*");
    private static final Pattern EFFORT = Pattern.compile("[1-9][0-9]{0,2}[hdw]");
    private static final Pattern PLAYBOOK = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** The questions of one file, for a category of a scorecard. */
    record QuestionSet(Declaration declaration, String scorecard, String category, List<Question> questions) {}

    /** @param scorecard null if something is wrong; then every problem stands with the declaration it belongs to */
    record Assembled(@Nullable Scorecard scorecard, Map<Declaration, List<Problem>> problems) {}

    private Standards() {}

    /** Reads a scorecard, still without questions. */
    static Scorecard scorecard(Declaration declaration, List<Problem> problems) {
        Fields spec = Fields.of(declaration, problems);
        Fields appliesTo =
                spec.object("appliesTo", "Say which entities it judges: appliesTo: {kind: Component, type: service}.");
        Scorecard.AppliesTo covers = new Scorecard.AppliesTo(
                appliesTo.text("kind", "Name the kind of entity, such as Component."),
                appliesTo.optional("type"),
                appliesTo.optional("lifecycle"));
        appliesTo.nothingElse();
        List<Scorecard.Band> bands = new ArrayList<>();
        for (Fields band : spec.objects("bands", "List the bands from the best down, each with from and name.")) {
            int from = band.number("from", 0, 100, null);
            if (!bands.isEmpty() && bands.getLast().from() <= from) {
                band.problem("from", "the bands do not go down", "Begin with the best band and end with from: 0.");
            }
            bands.add(new Scorecard.Band(from, band.text("name", "Say in a few words what the band means.")));
            band.nothingElse();
        }
        if (!bands.isEmpty() && bands.getLast().from() != 0) {
            spec.problem("bands", "the last band does not begin at 0", "Add a band with from: 0.");
        }
        Fields verdict = spec.object("verdict", "Give the thresholds noGo and conditionalGo.");
        Scorecard.Threshold noGo = threshold(verdict, "noGo");
        Scorecard.Threshold conditionalGo = threshold(verdict, "conditionalGo");
        verdict.nothingElse();
        Integer waiverDays = spec.has("waiverDays") ? spec.number("waiverDays", 1, 3650, null) : null;
        List<Scorecard.Category> categories = categories(spec);
        Scorecard scorecard = new Scorecard(
                declaration.name(),
                spec.text("title", "Give it a title."),
                spec.text("about", "Say in a sentence what the scorecard is for."),
                owner(spec),
                covers,
                spec.texts("targets", "List the target environments, the strictest first."),
                bands,
                noGo,
                conditionalGo,
                waiverDays,
                categories,
                Level.read(spec),
                waivedBy(spec));
        spec.nothingElse();
        return scorecard;
    }

    private static @Nullable String owner(Fields spec) {
        String text = spec.optional("owner");
        if (text == null) {
            return null;
        }
        Optional<EntityRef> owner = EntityRef.parse(text, "group", EntityRef.DEFAULT_NAMESPACE);
        if (owner.isEmpty()) {
            spec.problem("owner", "“" + text + "” is no owner", "Name a team or a person: platform, or user:amara.");
        }
        return owner.map(EntityRef::toString).orElse(null);
    }

    private static @Nullable String waivedBy(Fields spec) {
        String text = spec.optional("waivedBy");
        if (text == null || text.equals("lead")) {
            return null;
        }
        if (!text.equals(Scorecard.OWNER)) {
            spec.problem("waivedBy", "“" + text + "” decides about no waiver", "Write lead or owner.");
        } else if (!spec.has("owner")) {
            spec.problem("waivedBy", "there is no owner who could decide about waivers", "Name one under owner.");
        }
        return Scorecard.OWNER;
    }

    private static List<Scorecard.Category> categories(Fields spec) {
        List<Scorecard.Category> categories = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Fields category : spec.objects("categories", "List the categories, each with id, title and weight.")) {
            String id = category.text("id", CATEGORY_ID, "Use a short name in capitals, such as SEC.");
            if (!ids.add(id)) {
                category.problem("id", "there are two categories " + id, "Give each category an id of its own.");
            }
            categories.add(new Scorecard.Category(
                    id,
                    category.text("title", "Give the category a title."),
                    category.number("weight", 1, 100, null),
                    List.of(),
                    uses(category)));
            category.nothingElse();
        }
        int sum = categories.stream().mapToInt(Scorecard.Category::weight).sum();
        if (!categories.isEmpty() && sum != 100) {
            spec.problem("categories", "the weights sum to " + sum, "Change the weights so that they sum to 100.");
        }
        return categories;
    }

    /** References to questions of other scorecards; none where nothing is said. */
    private static List<String> uses(Fields category) {
        return category.has("uses")
                ? category.texts("uses", "List questions of other scorecards, such as production-readiness/SEC-1.")
                : List.of();
    }

    private static Scorecard.Threshold threshold(Fields verdict, String key) {
        Fields threshold = verdict.object(key, "Give scoreBelow (a score) and blocker (a severity).");
        int below = threshold.number("scoreBelow", 0, 100, null);
        Severity severity = severity(threshold, "blocker");
        threshold.nothingElse();
        return new Scorecard.Threshold(below, severity);
    }

    private static Severity severity(Fields fields, String key) {
        String word = fields.text(key, "Use critical, high, medium or low.");
        return Severity.ofWord(word).orElseGet(() -> {
            if (!word.isEmpty()) {
                fields.problem(key, "“" + word + "” is no severity", "Use critical, high, medium or low.");
            }
            return Severity.LOW;
        });
    }

    static QuestionSet questionSet(Declaration declaration, List<Problem> problems) {
        Fields spec = Fields.of(declaration, problems);
        String scorecard = spec.text("scorecard", "Name the scorecard that the questions belong to.");
        String category = spec.text("category", "Name the category of that scorecard by its id.");
        List<Question> questions = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Fields fields : spec.objects("questions", "List at least one question.")) {
            Question question = question(declaration, fields, category, problems);
            if (!ids.add(question.id())) {
                fields.problem(
                        "id", "there are two questions " + question.id(), "Give each question an id of its own.");
            }
            questions.add(question);
        }
        spec.nothingElse();
        return new QuestionSet(declaration, scorecard, category, questions);
    }

    private static Question question(Declaration declaration, Fields fields, String category, List<Problem> problems) {
        String id = fields.text("id", QUESTION_ID, "Use the category and a number, such as SEC-10.");
        String rule = fields.text("rule", "Write the CEL expression that is true when the question is passed.");
        String applies = fields.optional("applies");
        String attest = fields.text("attest", "Name the role that may answer where no machine can know, or none.");
        boolean nobody = attest.equals("none");
        if (!attest.isEmpty() && !nobody && Role.named(attest).isEmpty()) {
            fields.problem(
                    "attest", "“" + attest + "” is no role", "Use viewer, engineer, lead, administrator or none.");
        }
        Fields severities = fields.object("severity", "Give a severity for each target environment.");
        Map<String, Severity> severity = new LinkedHashMap<>();
        for (String target : severities.keys()) {
            severity.put(target, severity(severities, target));
        }
        Question question = new Question(
                id,
                category,
                fields.text("ask", "Write what is true when it is passed, as a service owner would say it."),
                fields.text("why", "Say what goes wrong where it does not hold."),
                rule,
                applies == null || applies.isBlank() ? null : applies.strip(),
                nobody || attest.isEmpty() ? null : attest.toLowerCase(Locale.ROOT),
                severity,
                fields.text("effort", EFFORT, "Write the usual effort in hours, days or weeks: 4h, 2d, 1w."),
                fields.text("remedy", "Say what to do; a question that nobody can act on does not load."),
                fields.text("playbook", PLAYBOOK, "Name the playbook that helps, such as rollback-deployment."),
                fields.number("weight", 1, 100, 1),
                fields.share("confidence", Question.LIKELY),
                fields.day("from"),
                new Question.Origin(
                        declaration.source().value(),
                        declaration.path(),
                        declaration
                                .places()
                                .getOrDefault(fields.path(), new Declaration.Place(declaration.line(), 1))
                                .line()));
        fields.nothingElse();
        if (!rule.isEmpty()) {
            check(declaration, fields.path("rule"), rule, null, problems);
        }
        if (question.applies() != null) {
            check(declaration, fields.path("applies"), question.applies(), null, problems);
        }
        return question;
    }

    /** Compiles for the sake of the errors, each at its own line of the file. */
    static @Nullable Rule check(
            Declaration declaration,
            String where,
            String rule,
            @Nullable Map<String, FactType> types,
            List<Problem> problems) {
        Rule.Compiled compiled = Rule.compile(rule, types);
        boolean block = rule.contains("\n"); // its text begins on the line after its key
        for (Rule.Flaw flaw : compiled.flaws()) {
            Problem at = declaration.problem(
                    where,
                    "the rule does not hold together: " + flaw.message(),
                    "Mend the rule; facts are read as facts['key'], and the keys are those of the declared fact types.");
            problems.add(new Problem(
                    at.path(),
                    block ? at.line() + flaw.line() : at.line() + flaw.line() - 1,
                    block ? flaw.column() : at.column() + flaw.column() - 1,
                    at.message(),
                    at.remedy()));
        }
        return compiled.rule();
    }

    /**
     * Puts a scorecard and its question sets together and checks what no single file can know: that every category has
     * questions, that ids are unique, that every fact is declared and of the right type.
     */
    static Assembled assemble(
            Declaration declared, List<Declaration> sets, Lending lending, Map<String, FactType> types) {
        Map<Declaration, List<Problem>> problems = new LinkedHashMap<>();
        List<Problem> ofScorecard = problems.computeIfAbsent(declared, d -> new ArrayList<>());
        Scorecard bare = scorecard(declared, ofScorecard);
        Map<String, List<Question>> byCategory = new HashMap<>();
        Map<String, String> seen = new HashMap<>();
        for (Declaration each : sets) {
            List<Problem> found = problems.computeIfAbsent(each, d -> new ArrayList<>());
            QuestionSet set = questionSet(each, found);
            if (!each.source().equals(declared.source())) {
                found.add(each.problem(
                        "spec.scorecard",
                        "the scorecard " + bare.name() + " belongs to the source " + declared.source(),
                        "Declare its questions there, or a scorecard of your own here."));
                continue;
            }
            if (bare.category(set.category()).isEmpty()) {
                found.add(each.problem(
                        "spec.category",
                        "the scorecard " + bare.name() + " has no category " + set.category(),
                        "Use one of "
                                + String.join(
                                        ", ",
                                        bare.categories().stream()
                                                .map(Scorecard.Category::id)
                                                .toList())
                                + "."));
            }
            for (int i = 0; i < set.questions().size(); i++) {
                Question question = set.questions().get(i);
                String where = "spec.questions[" + i + "]";
                String before = seen.put(question.id(), each.path());
                if (before != null && !before.equals(each.path())) {
                    found.add(each.problem(
                            where + ".id",
                            "the question " + question.id() + " is already declared in " + before,
                            "Give it an id of its own."));
                }
                together(bare, each, where, question, types, found);
                byCategory
                        .computeIfAbsent(set.category(), c -> new ArrayList<>())
                        .add(question);
            }
        }
        borrow(declared, bare, lending, types, ofScorecard, seen, byCategory);
        List<Scorecard.Category> categories = new ArrayList<>();
        for (int i = 0; i < bare.categories().size(); i++) {
            Scorecard.Category category = bare.categories().get(i);
            List<Question> questions = byCategory.getOrDefault(category.id(), List.of());
            if (questions.isEmpty()) {
                ofScorecard.add(
                        declared.problem(
                                "spec.categories[" + i + "]",
                                "the category " + category.id() + " has no questions",
                                "Declare a QuestionSet for it in the same source, or let it use questions of another scorecard."));
            }
            categories.add(category.with(questions));
        }
        Scorecard whole = bare.with(categories);
        levels(whole, declared, ofScorecard);
        boolean well = problems.values().stream().allMatch(List::isEmpty);
        return new Assembled(well ? whole : null, problems);
    }

    private static void levels(Scorecard whole, Declaration declared, List<Problem> problems) {
        for (int i = 0; i < whole.levels().size(); i++) {
            List<String> requires = whole.levels().get(i).requires();
            for (int j = 0; j < requires.size(); j++) {
                String id = requires.get(j);
                if (whole.question(id).isEmpty() && whole.category(id).isEmpty()) {
                    problems.add(declared.problem(
                            "spec.levels[" + i + "].requires[" + j + "]",
                            "the scorecard has neither a question nor a category " + id,
                            "Name one of its own, such as "
                                    + whole.categories().getFirst().id() + "."));
                }
            }
        }
    }

    /** Questions of other scorecards come after the category's own. */
    private static void borrow(
            Declaration declared,
            Scorecard bare,
            Lending lending,
            Map<String, FactType> types,
            List<Problem> problems,
            Map<String, String> seen,
            Map<String, List<Question>> byCategory) {
        for (int i = 0; i < bare.categories().size(); i++) {
            String category = bare.categories().get(i).id();
            List<String> uses = bare.categories().get(i).uses();
            for (int j = 0; j < uses.size(); j++) {
                String where = "spec.categories[" + i + "].uses[" + j + "]";
                Question question =
                        lending.question(uses.get(j), category, bare.targets()).orElse(null);
                if (question == null) {
                    problems.add(declared.problem(
                            where,
                            "no scorecard declares the question " + uses.get(j),
                            "Name the scorecard and the id of one of its own questions: production-readiness/SEC-1."));
                    continue;
                }
                String before = seen.put(question.id(), declared.path());
                if (before != null) {
                    problems.add(declared.problem(
                            where,
                            "the scorecard has the question " + question.id() + " already, from " + before,
                            "Use it once."));
                }
                List<Problem> flaws = new ArrayList<>();
                together(bare, declared, where, question, types, flaws);
                if (!flaws.isEmpty()) {
                    problems.add(declared.problem(
                            where,
                            "the question " + uses.get(j) + " cannot be used: "
                                    + flaws.getFirst().message(),
                            flaws.getFirst().remedy()));
                }
                byCategory.computeIfAbsent(category, c -> new ArrayList<>()).add(question);
            }
        }
    }

    private static void together(
            Scorecard scorecard,
            Declaration declaration,
            String where,
            Question question,
            Map<String, FactType> types,
            List<Problem> problems) {
        for (String target : scorecard.targets()) {
            if (!question.severity().containsKey(target)) {
                problems.add(declaration.problem(
                        where + ".severity",
                        "no severity is given for " + target,
                        "Add " + target + ": medium, or another."));
            }
        }
        for (String target : question.severity().keySet()) {
            if (!scorecard.targets().contains(target)) {
                problems.add(declaration.problem(
                        where + ".severity." + target,
                        "the scorecard has no target " + target,
                        "Use " + String.join(", ", scorecard.targets()) + "."));
            }
        }
        Rule rule = check(declaration, where + ".rule", question.rule(), types, problems);
        if (question.applies() != null) {
            check(declaration, where + ".applies", question.applies(), types, problems);
        }
        if (rule != null && question.attest() != null) {
            boolean attestable = rule.facts().stream().anyMatch(key -> {
                FactType type = types.get(key);
                return type != null && type.attestable();
            });
            if (!attestable) {
                problems.add(declaration.problem(
                        where + ".attest",
                        "nothing that the rule reads can be attested",
                        "Write attest: none, or let the rule read a fact whose type is attestable."));
            }
        }
    }

    /** Ready to judge by. Fact types were checked when it was put together; a type that changes later fails the fact, not the standard. */
    static Standard compile(Scorecard scorecard, long revision) {
        Map<String, Rule> rules = new HashMap<>();
        Map<String, Rule> applies = new HashMap<>();
        scorecard.questions().forEach(question -> {
            rules.put(question.id(), compiled(question.id(), question.rule()));
            if (question.applies() != null) {
                applies.put(question.id(), compiled(question.id(), question.applies()));
            }
        });
        return new Standard(scorecard, revision, rules, applies);
    }

    private static Rule compiled(String question, String text) {
        Rule.Compiled compiled = Rule.compile(text, null);
        if (compiled.rule() == null) {
            throw new IllegalStateException(
                    "the stored rule of " + question + " does not compile: " + compiled.flaws());
        }
        return compiled.rule();
    }
}

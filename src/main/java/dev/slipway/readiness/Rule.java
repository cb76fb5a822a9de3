package dev.slipway.readiness;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelAttribute;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.UnknownContext;
import dev.slipway.facts.FactType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A compiled CEL expression over facts and an entity; may be used by any number of threads.
 *
 * <p>Each {@code facts['key']} becomes a variable of the fact type's own type, as long as what it stands for, so that
 * the compiler checks types and its error positions stay right. A fact that is missing or stale is marked unknown: the
 * rule then is unknown only where the answer depends on it.
 */
final class Rule {

    private static final Pattern FACT = Pattern.compile("facts\\[(['\"])([A-Za-z0-9_.-]+)\\1]");
    private static final MapType MAP = MapType.create(SimpleType.STRING, SimpleType.DYN);

    private static final int MOST_FINDINGS = 500;
    private static final int MOST_COMPILED = 1_000;

    private record Known(String text, @Nullable Map<String, FactType.Type> types) {}

    private static final Map<Known, Compiled> compiled = new ConcurrentHashMap<>();

    /** A rule costs at most this: text, nesting, and steps of its loops. */
    private static final CelOptions BOUNDS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .enableUnknownTracking(true)
            .maxExpressionCodePointSize(4000)
            .maxParseRecursionDepth(60)
            .comprehensionMaxIterations(1000)
            .build();

    /** What is wrong with an expression; line and column count from 1 within it. */
    record Flaw(int line, int column, String message) {}

    record Compiled(@Nullable Rule rule, List<Flaw> flaws) {}

    enum Truth {
        TRUE,
        FALSE,
        UNKNOWN
    }

    /**
     * @param missing the facts that the answer would have needed
     * @param error why it could not be computed at all; its truth then is unknown, for a mistake proves nothing
     */
    record Finding(
            Truth truth, Set<String> missing, @Nullable String error) {}

    private final CelRuntime.Program program;
    private final Map<String, String> variableByKey;
    private final Map<String, String> keyByVariable;
    private final Map<String, CelAttributePattern> patternByKey; // each costs a regular expression to make

    private final boolean readsEntity;
    private final Map<List<@Nullable Object>, Finding> findings = new ConcurrentHashMap<>(); // by the facts' values

    private Rule(CelRuntime.Program program, Map<String, String> variableByKey, boolean readsEntity) {
        this.program = program;
        this.readsEntity = readsEntity;
        this.variableByKey = variableByKey;
        this.keyByVariable = new LinkedHashMap<>();
        this.patternByKey = new LinkedHashMap<>();
        variableByKey.forEach((key, variable) -> {
            keyByVariable.put(variable, key);
            patternByKey.put(key, CelAttributePattern.create(variable));
        });
    }

    /**
     * Compiling is dear, and the same rules are compiled again whenever one declaration beside them changes.
     *
     * @param types the declared fact types; null where only the form is checked
     */
    static Compiled compile(String text, @Nullable Map<String, FactType> types) {
        Known key = new Known(text, types == null ? null : typesIn(text, types));
        Compiled before = compiled.get(key);
        if (before == null) {
            before = compileAnew(text, types);
            if (compiled.size() >= MOST_COMPILED) {
                compiled.clear();
            }
            compiled.put(key, before);
        }
        return before;
    }

    private static Map<String, FactType.Type> typesIn(String text, Map<String, FactType> types) {
        Map<String, FactType.Type> found = new HashMap<>();
        Matcher facts = FACT.matcher(text);
        while (facts.find()) {
            FactType type = types.get(facts.group(2));
            if (type != null) {
                found.put(type.key(), type.type());
            }
        }
        return found;
    }

    private static Compiled compileAnew(String text, @Nullable Map<String, FactType> types) {
        List<Flaw> flaws = new ArrayList<>();
        Map<String, String> variables = new LinkedHashMap<>();
        CelBuilder environment = CelFactory.standardCelBuilder()
                .setOptions(BOUNDS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar("entity", MAP)
                .setResultType(SimpleType.BOOL);
        Matcher facts = FACT.matcher(text);
        StringBuilder typed = new StringBuilder();
        while (facts.find()) {
            String key = facts.group(2);
            FactType type = types == null ? null : types.get(key);
            if (types != null && type == null) {
                flaws.add(at(text, facts.start(), "no fact type declares “" + key + "”"));
            }
            String variable = variables.get(key);
            if (variable == null) {
                variable = "f" + variables.size();
                variables.put(key, variable);
                environment.addVar(pad(variable, key), type == null ? SimpleType.DYN : celType(type.type()));
            }
            facts.appendReplacement(typed, pad(variable, key));
        }
        facts.appendTail(typed);
        if (!flaws.isEmpty()) {
            return new Compiled(null, flaws);
        }
        variables.replaceAll((key, variable) -> pad(variable, key));
        try {
            Cel cel = environment.build();
            CelValidationResult result = cel.compile(typed.toString());
            if (result.hasError()) {
                for (CelIssue issue : result.getErrors()) {
                    flaws.add(new Flaw(
                            Math.max(1, issue.getSourceLocation().getLine()),
                            Math.max(0, issue.getSourceLocation().getColumn()) + 1,
                            inOurWords(issue.getMessage(), variables)));
                }
                return new Compiled(null, flaws);
            }
            CelRuntime.Program program = (CelRuntime.Program) cel.createProgram(result.getAst());
            return new Compiled(new Rule(program, variables, text.contains("entity")), List.of());
        } catch (CelValidationException | CelEvaluationException e) {
            return new Compiled(null, List.of(new Flaw(1, 1, String.valueOf(e.getMessage()))));
        }
    }

    /** Every fact that the expression names, in its order. */
    Set<String> facts() {
        return variableByKey.keySet();
    }

    /** @param known the values of the facts that count, by key; whatever is not in it is unknown */
    Finding judge(Map<String, Object> known, Map<String, Object> entity) {
        return judge(known, known::containsKey, entity);
    }

    /** Whether this fact alone, whatever the others may be, makes the expression false. */
    boolean failsOn(String key, Map<String, Object> known, Map<String, Object> entity) {
        return judge(known, key::equals, entity).truth() == Truth.FALSE;
    }

    /** The same values of its facts lead to the same finding, so thousands of entities need a few evaluations. */
    private Finding judge(Map<String, Object> known, Predicate<String> counts, Map<String, Object> entity) {
        if (readsEntity) {
            return evaluate(known, counts, entity);
        }
        List<@Nullable Object> values = new ArrayList<>(variableByKey.size());
        for (String key : variableByKey.keySet()) {
            Object value = counts.test(key) ? known.get(key) : null;
            if (value != null && !(value instanceof Boolean || value instanceof Number)) {
                return evaluate(known, counts, entity); // may be long, and is seldom the same
            }
            values.add(value);
        }
        Finding before = findings.get(values);
        if (before == null) {
            before = evaluate(known, counts, entity);
            if (findings.size() < MOST_FINDINGS) {
                findings.put(values, before);
            }
        }
        return before;
    }

    private Finding evaluate(Map<String, Object> known, Predicate<String> counts, Map<String, Object> entity) {
        List<CelAttributePattern> unknown = new ArrayList<>();
        patternByKey.forEach((key, pattern) -> {
            if (!counts.test(key)) {
                unknown.add(pattern);
            }
        });
        UnknownContext context = UnknownContext.create(
                name -> {
                    if (name.equals("entity")) {
                        return Optional.of(entity);
                    }
                    String key = keyByVariable.get(name);
                    return key == null || !counts.test(key) ? Optional.empty() : Optional.ofNullable(known.get(key));
                },
                unknown);
        try {
            Object result = program.advanceEvaluation(context);
            if (result instanceof Boolean truth) {
                return new Finding(truth ? Truth.TRUE : Truth.FALSE, Set.of(), null);
            }
            if (result instanceof CelUnknownSet needed) {
                return new Finding(Truth.UNKNOWN, missing(needed), null);
            }
            return new Finding(Truth.UNKNOWN, Set.of(), "The rule came to neither yes nor no.");
        } catch (CelEvaluationException e) {
            return new Finding(Truth.UNKNOWN, Set.of(), inOurWords(String.valueOf(e.getMessage()), variableByKey));
        }
    }

    private Set<String> missing(CelUnknownSet needed) {
        Set<String> keys = new LinkedHashSet<>();
        for (CelAttribute attribute : needed.attributes()) {
            String variable = attribute.qualifiers().getFirst().asString();
            String key = keyByVariable.get(variable);
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static String pad(String variable, String key) {
        int length = "facts['']".length() + key.length();
        return variable + "_".repeat(length - variable.length());
    }

    private static CelType celType(FactType.Type type) {
        return switch (type) {
            case BOOLEAN -> SimpleType.BOOL;
            case TEXT -> SimpleType.STRING;
            case NUMBER -> SimpleType.DYN; // whole or not, as it was stated
            case LIST -> ListType.create(SimpleType.DYN);
            case MAP -> MAP;
        };
    }

    private static String inOurWords(String message, Map<String, String> variables) {
        String words = message;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            words = words.replace(variable.getValue(), "facts['" + variable.getKey() + "']");
        }
        return words.contains("undeclared reference to 'facts'")
                ? "a fact is read as facts['its.key'], with the key written out"
                : words.strip();
    }

    private static Flaw at(String text, int offset, String message) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < offset; i++) {
            column = text.charAt(i) == '\n' ? 1 : column + 1;
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return new Flaw(line, column, message);
    }
}

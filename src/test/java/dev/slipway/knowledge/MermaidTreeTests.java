package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Charts that people draw, and our own charts read back. */
class MermaidTreeTests {

    @Example
    void readsWhatPeopleDraw() {
        MermaidTree.Result result = MermaidTree.read("""
                %%{init: {'theme': 'dark'}}%%
                graph TD;
                    A([Service is slow]) --> B{"Is the <b>queue</b><br/>growing?"}:::ask
                    B -- yes --> C[Add consumers]
                    B -->|no, #quot;flat#quot;| D{Deployed today?}
                    subgraph later
                    D -. "yes" .-> E[[Roll back]] & F
                    end
                    D ==>|no| G("Look at `top`")
                    F[Tell the team]
                    classDef ask fill:#fff
                    click C "https://example.org/scale" "open"
                    click E href "../runbooks/roll-back.md"
                """, "slow", null);

        assertThat(result.flaws()).isEmpty();
        DecisionTree tree = result.tree();
        assertThat(tree.start()).isEqualTo("A");
        assertThat(tree.node("A").answers()).containsExactly(new DecisionTree.Answer("Go on", null, "B"));
        assertThat(tree.node("B").ask()).isEqualTo("Is the queue growing?");
        assertThat(tree.node("B").answers())
                .extracting(DecisionTree.Answer::say)
                .containsExactly("yes", "no, \"flat\"");
        assertThat(tree.node("D").answers()).extracting(DecisionTree.Answer::go).containsExactly("E", "F", "G");
        assertThat(tree.node("C").link()).isEqualTo("https://example.org/scale");
        assertThat(tree.node("E").runbook()).isEqualTo("../runbooks/roll-back.md");
        assertThat(tree.node("F").advice()).isEqualTo("Tell the team");
    }

    @Example
    void saysWhatIsWrongAndWhere() {
        assertThat(flaws("flowchart TD\n  a{One?} -->|x| b{Two?}\n  b -->|y| a\n"))
                .containsExactly("3:5 The answers lead in a circle: a → b → a");
        assertThat(flaws("flowchart TD\n  a{One?} -->|x| b{Two?}\n"))
                .containsExactly("2:18 Question b is a dead end: no arrow leads on");
        assertThat(flaws("flowchart TD\n  a{One?} -->|x| b[Do]\n  c[Lost]\n"))
                .containsExactly("3:3 No answer leads to c");
        assertThat(flaws("sequenceDiagram\n  a->>b: x\n")).containsExactly("1:1 This is no flowchart");
        assertThat(flaws("flowchart TD\n  a{One?} -->|x|\n")).containsExactly("2:17 The arrow leads nowhere");
        assertThat(flaws("flowchart TD\n")).hasSize(1);
        assertThat(MermaidTree.read("flowchart TD\n  a{One?} -->|x| b[Do]\n  c[Lost]\n", "x", null)
                        .tree())
                .isNotNull();
    }

    @Example
    void checksTheAddressesOfItsNotes() {
        String chart =
                "flowchart TD\n  a{One?} -->|x| b[Do]\n  %% slipway {\"node\": \"b\", \"link\": \"javascript:x\"}\n";
        assertThat(flaws(chart)).containsExactly("3:1 javascript:x is not a web address");
        assertThat(MermaidTree.read(chart, "x", null).tree().node("b").link()).isNull();
    }

    @Example
    void readsLongRunsOfOneCharacterInNoTime() {
        List<String> charts = List.of(
                "a --" + " ".repeat(1_900),
                "a --" + " ".repeat(50_000),
                "a -->|" + " ".repeat(50_000),
                "a[\"" + "<b ".repeat(60_000) + "\"]",
                "x".repeat(100_000),
                "x.".repeat(50_000) + "x");
        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> charts.forEach(chart -> flaws("flowchart TD\n  " + chart + "\n")));
        assertThat(flaws("flowchart TD\n  a --" + " ".repeat(2_001) + "yes --> b\n"))
                .containsExactly("2:5 The line is longer than 2000 characters");
    }

    private static List<String> flaws(String chart) {
        return MermaidTree.read(chart, "x", null).flaws().stream()
                .map(flaw -> flaw.line() + ":" + flaw.column() + " " + flaw.message())
                .toList();
    }

    @Example
    void readsEveryFlowchartOfTheSamplesWithoutFailing() throws Exception {
        if (!SampleDocuments.present()) {
            return;
        }
        int charts = 0;
        int understood = 0;
        try (Stream<Path> files = Files.walk(SampleDocuments.FOLDER.resolve("runbooks"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".md")).toList()) {
                String text = Decoded.of(Files.readAllBytes(file)).text();
                for (MarkdownTree.Block block : MarkdownTree.blocks(text)) {
                    if (FlowchartReader.flowchart(block.text())) {
                        charts++;
                        List<Flowchart.Flaw> flaws = FlowchartReader.read(block.text()).flaws;
                        understood += flaws.isEmpty() ? 1 : 0;
                        flaws.stream().limit(1).forEach(flaw -> System.out.println(file.getFileName() + ":" + flaw));
                    }
                }
            }
        }
        System.out.println("Flowcharts understood: " + understood + " of " + charts);
        assertThat(understood).isGreaterThanOrEqualTo(charts * 95 / 100);
    }

    @Property(tries = 300)
    void readsItsOwnChartsBack(@ForAll("trees") DecisionTree tree) {
        MermaidTree.Result result = MermaidTree.read(MermaidTree.write(tree), tree.name(), null);

        assertThat(result.flaws()).isEmpty();
        assertThat(result.tree()).isEqualTo(tree);
    }

    @Property(tries = 200)
    void readsItsOwnMarkdownBack(@ForAll("trees") DecisionTree tree) {
        String markdown = MarkdownTree.write(tree, "component:default/ledger");

        MarkdownTree.Result result =
                MarkdownTree.read("trees/" + tree.name() + ".md", markdown).orElseThrow();

        assertThat(result.problems()).isEmpty();
        assertThat(result.tree()).isEqualTo(tree);
        assertThat(result.entity()).isEqualTo("component:default/ledger");
    }

    @Property(tries = 300)
    void neverFails(@ForAll("noise") String text) {
        MermaidTree.read("flowchart TD\n" + text, "x", null);
        MermaidTree.read(text, "x", null);
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.of(
                        "a",
                        "b",
                        "-->",
                        "|",
                        "\"",
                        "[",
                        "]",
                        "{",
                        "}",
                        "((",
                        "))",
                        "&",
                        ";",
                        "\n",
                        " ",
                        "--",
                        "==",
                        "-.",
                        ".->",
                        "%%",
                        "%% slipway {",
                        "click",
                        "subgraph",
                        "end",
                        ":::x",
                        "@{",
                        "label:",
                        "#35;",
                        "<br/>",
                        "ü",
                        "\0")
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }

    /** Any node leads only to later ones, and each is led to by an earlier one, so there is neither circle nor lost node. */
    @Provide
    Arbitrary<DecisionTree> trees() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 12), words().list().ofSize(80), Arbitraries.randoms())
                .as((size, words, random) -> {
                    Map<String, DecisionTree.Node> nodes = new LinkedHashMap<>();
                    String[] ids = new String[size];
                    for (int i = 0; i < size; i++) {
                        ids[i] = random.nextInt(4) == 0
                                ? words.get(i) + i
                                : List.of("end", "a-b", "Q", "x.y", "node_1_").get(random.nextInt(5)) + i;
                    }
                    Map<Integer, List<Integer>> leads = new LinkedHashMap<>();
                    for (int i = 1; i < size; i++) {
                        leads.computeIfAbsent(random.nextInt(i), key -> new java.util.ArrayList<>())
                                .add(i);
                        if (random.nextBoolean()) {
                            leads.computeIfAbsent(random.nextInt(i), key -> new java.util.ArrayList<>())
                                    .add(i);
                        }
                    }
                    int[] word = {size};
                    for (int i = 0; i < size; i++) {
                        List<DecisionTree.Answer> answers = leads.getOrDefault(i, List.of()).stream()
                                .map(to -> new DecisionTree.Answer(
                                        words.get(word[0]++ % 80),
                                        random.nextBoolean() ? words.get(word[0]++ % 80) : null,
                                        ids[to]))
                                .toList();
                        String text = words.get(word[0]++ % 80);
                        nodes.put(
                                ids[i],
                                new DecisionTree.Node(
                                        answers.isEmpty() ? null : text,
                                        random.nextBoolean() ? words.get(word[0]++ % 80) : null,
                                        random.nextBoolean() ? words.get(word[0]++ % 80) : null,
                                        answers,
                                        answers.isEmpty() ? text : null,
                                        random.nextBoolean() ? words.get(word[0]++ % 80) : null,
                                        random.nextBoolean() ? words.get(word[0]++ % 80) : null,
                                        random.nextBoolean() ? words.get(word[0]++ % 80) : null,
                                        random.nextBoolean() ? "https://example.org/" + i : null));
                    }
                    return new DecisionTree("made-up", words.getLast(), ids[0], nodes);
                });
    }

    private static Arbitrary<String> words() {
        return Arbitraries.of(
                        "queue",
                        "Is it slow?",
                        "\"",
                        "#",
                        "#35;",
                        "<br/>",
                        "<b>",
                        "|",
                        "]",
                        "}",
                        ";",
                        "\n",
                        "%%",
                        "-->",
                        "`",
                        "&",
                        "ü",
                        "日本",
                        "\\",
                        "  ",
                        "end",
                        "kubectl get pods -n 'x' | head",
                        "🙂",
                        "`x`",
                        "```",
                        "$(rm)")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join(" ", parts).strip())
                .filter(text -> !text.isEmpty());
    }
}

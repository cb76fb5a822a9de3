package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.Declaration;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionTreeReaderTests {

    private static final Map<String, Object> QUEUE = Map.of(
            "ask",
            "Is the queue growing?",
            "answers",
            List.of(Map.of("say", true, "go", "scale"), Map.of("say", "No", "go", "wait", "note", "It drains")));
    private static final Map<String, Object> SCALE = Map.of(
            "do",
            "Add consumers",
            "command",
            "kubectl scale deploy/ledger --replicas=6",
            "runbook",
            "../runbooks/scale.md");
    private static final Map<String, Object> WAIT = Map.of("do", "Wait");

    @Test
    void readsATreeThatLeadsSomewhere() {
        DecisionTreeReader.Result result = read("queue", Map.of("queue", QUEUE, "scale", SCALE, "wait", WAIT));

        assertThat(result.problems()).isEmpty();
        assertThat(result.tree()).isNotNull();
        assertThat(result.tree().title()).isEqualTo("Postings are late");
        assertThat(result.tree().node("queue").answers())
                .extracting(DecisionTree.Answer::say)
                .containsExactly("Yes", "No");
        assertThat(result.tree().walk(List.of(1))).contains(List.of("queue", "scale"));
        assertThat(result.tree().walk(List.of(3))).isEmpty();
        assertThat(result.tree().depth("queue")).isEqualTo(1);
        assertThat(DecisionTreeJson.read(DecisionTreeJson.write(result.tree()))).isEqualTo(result.tree());
    }

    @Test
    void writesItsOutlineAsMarkdown() {
        DecisionTree tree = read("queue", Map.of("queue", QUEUE, "scale", SCALE, "wait", WAIT))
                .tree();

        String html = DocumentRenderer.render(
                        DecisionTreeOutline.of(tree),
                        "x",
                        "docs/x/y",
                        new DocumentLinks(new SourceId("x"), "trees/y.yaml"))
                .html();

        assertThat(html)
                .contains("<strong>Is the queue growing?</strong>", "<em>Yes</em>", "kubectl scale", "Add consumers")
                .contains("href=\"docs/x/runbooks/scale.md\"");
    }

    @Test
    void refusesDeadEndsUnknownNodesAndCircles() {
        assertThat(messages(read("queue", Map.of("queue", Map.of("ask", "And now?")))))
                .anyMatch(message -> message.contains("dead end"));
        assertThat(messages(read("queue", Map.of("queue", QUEUE, "wait", WAIT))))
                .containsExactly("There is no node scale");
        assertThat(messages(read("gone", Map.of("wait", WAIT)))).containsExactly("There is no node gone");
        assertThat(messages(read(
                        "a",
                        Map.of(
                                "a", Map.of("ask", "A?", "answers", List.of(Map.of("say", "x", "go", "b"))),
                                "b", Map.of("ask", "B?", "answers", List.of(Map.of("say", "y", "go", "a")))))))
                .containsExactly("The answers lead in a circle: a → b → a");
        assertThat(read("gone", Map.of("wait", WAIT)).tree()).isNull();
    }

    @Test
    void takesATreeWithAQuestionThatNobodyReachesAndSaysSo() {
        DecisionTreeReader.Result result = read("wait", Map.of("wait", WAIT, "lost", Map.of("do", "Nothing")));

        assertThat(result.tree()).isNotNull();
        assertThat(messages(result)).containsExactly("No answer leads to lost");
    }

    @Test
    void pointsToThePlace() {
        Declaration declaration = declaration("queue", Map.of("queue", QUEUE, "wait", WAIT));

        Problem problem = DecisionTreeReader.read(declaration).problems().getFirst();

        assertThat(problem.line()).isEqualTo(9);
        assertThat(problem.remedy()).isNotBlank();
    }

    private static List<String> messages(DecisionTreeReader.Result result) {
        return result.problems().stream().map(Problem::message).toList();
    }

    private static DecisionTreeReader.Result read(String start, Map<String, Object> nodes) {
        return DecisionTreeReader.read(declaration(start, nodes));
    }

    private static Declaration declaration(String start, Map<String, Object> nodes) {
        Map<String, Object> spec = new HashMap<>(Map.of("title", "Postings are late", "start", start, "nodes", nodes));
        return new Declaration(
                new SourceId("knowledge"),
                "trees/late.yaml",
                1,
                "DecisionTree",
                "late",
                Map.of("name", "late"),
                spec,
                Map.of("spec.nodes.queue", new Declaration.Place(9, 5)));
    }
}

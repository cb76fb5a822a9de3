package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.source.SourceId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionChainTests {

    @Test
    void followsEveryWayARecordCanBeNamed() {
        Decision first = record(1, List.of(), List.of("ADR-0002"), List.of());
        Decision second = record(2, List.of(), List.of(), List.of());
        Decision third = record(3, List.of("docs/adr/0002-x.md"), List.of("https://example.org/4"), List.of());
        Decision note = record(4, List.of(), List.of(), List.of("0003"));
        Decision other = record(5, List.of(), List.of(), List.of());
        List<Decision> all = List.of(first, second, third, note, other);

        DecisionChain chain = DecisionChain.of(second.document(), all);

        assertThat(chain.nodes())
                .extracting(node -> node.document().number(), DecisionChain.Node::column)
                .containsExactly(tuple(2, 1), tuple(1, 0), tuple(3, 2), tuple(4, 3));
        assertThat(chain.edges())
                .containsExactlyInAnyOrder(
                        new DecisionChain.Edge(1, 0, false),
                        new DecisionChain.Edge(0, 2, false),
                        new DecisionChain.Edge(2, 3, true));
        assertThat(chain.mermaid())
                .contains("n1 -- superseded by --> n0")
                .contains("n2 -. amended by .-> n3")
                .contains("n0[\"ADR 2: Number 2\"]");
        assertThat(DecisionChain.of(other.document(), all).alone()).isTrue();
    }

    @Test
    void endsWhereRecordsSupersedeEachOther() {
        Decision one = record(1, List.of("ADR-0002"), List.of("ADR-0002"), List.of());
        Decision two = record(2, List.of("ADR-0001"), List.of("ADR-0001"), List.of());

        assertThat(DecisionChain.of(one.document(), List.of(one, two)).nodes()).hasSize(2);
    }

    private static Decision record(int number, List<String> supersedes, List<String> by, List<String> amends) {
        Document document = new Document(
                new SourceId("chain"),
                "docs/adr/000" + number + "-x.md",
                Document.Kind.ADR,
                "Number " + number,
                null,
                null,
                null,
                number,
                "accepted",
                null,
                null,
                "nygard",
                "en",
                supersedes,
                by,
                Instant.EPOCH,
                null,
                "hash");
        return new Decision(document, List.of(), amends, List.of(), List.of(), null);
    }
}

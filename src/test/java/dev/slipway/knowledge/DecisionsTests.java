package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.PortalTest;
import dev.slipway.Refusal;
import dev.slipway.TestPortal;
import dev.slipway.access.As;
import dev.slipway.access.Role;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Facts;
import dev.slipway.facts.Statement;
import dev.slipway.knowledge.DecisionDraft.Values;
import dev.slipway.source.Branches;
import dev.slipway.source.SourceId;
import dev.slipway.source.TestSources;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Decisions from files to lists, judged by facts, and back into the repository. */
@PortalTest
class DecisionsTests {

    private static final EntityRef ENTITY = EntityRef.of("component:default/decisions-ledger");

    @TempDir
    Path temporary;

    @Autowired
    ApplicationContext portal;

    @Autowired
    Decisions decisions;

    @Autowired
    DecisionStore store;

    @Autowired
    DecisionDrafts drafts;

    @Autowired
    Documents documents;

    @Autowired
    DocumentFindings findings;

    @Autowired
    Facts facts;

    @LocalServerPort
    int port;

    private Path folder;
    private SourceId source;

    @BeforeEach
    void aRepository() throws Exception {
        folder = Files.createDirectory(temporary.resolve("decisions-test"));
        write("catalog-info.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: decisions-ledger}
                spec: {type: service, lifecycle: production, owner: decisions-money, system: decisions-system}
                """);
        write("docs/adr/0001-edit.md", """
                # 1. Edit entries

                Date: 2026-01-02

                Deciders: Ilse, Tomasz

                ## Status

                Superseded by [2](0002-append.md)

                ## Context

                x

                ## Decision

                y

                ## Consequences

                z
                """);
        write("docs/adr/0002-append.md", """
                ---
                status: accepted
                date: 2026-03-04
                ---
                # Entries are append-only

                ## Context and Problem Statement

                x

                ## Decision Outcome

                y

                ### Consequences

                z

                ### Confirmation

                ```slipway
                facts['database.migrations'] == true
                ```
                """);
        try (Git git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("Begin")
                    .setAuthor("Test", "test@example.org")
                    .setCommitter("Test", "test@example.org")
                    .setSign(false)
                    .call();
        }
        source = TestSources.read(portal, folder);
        await().untilAsserted(() -> assertThat(documents.find(source, "docs/adr/0002-append.md"))
                .hasValueSatisfying(document -> assertThat(document.entity()).isEqualTo(ENTITY)));
    }

    @AfterEach
    void clean() {
        facts.replace("Decisions test", java.util.Map.of(ENTITY, List.of()));
        TestSources.remove(portal, source);
    }

    @Test
    void listsThemAlongTimeByServiceSystemAndOwner() throws Exception {
        EntityRef system = EntityRef.of("system:default/decisions-system");
        DecisionFilter bySystem = new DecisionFilter(null, system, null, null, null, null, false, null);

        assertThat(decisions.list(bySystem, 0, 10).items())
                .extracting(decision -> decision.document().number())
                .containsExactly(2, 1);
        assertThat(decisions
                        .list(new DecisionFilter(ENTITY, null, null, null, "superseded", null, false, null), 0, 10)
                        .items())
                .singleElement()
                .satisfies(decision -> assertThat(decision.deciders()).containsExactly("Ilse", "Tomasz"));
        assertThat(decisions.systems()).contains(system);
        assertThat(decisions
                        .chain(documents.find(source, "docs/adr/0001-edit.md").orElseThrow())
                        .edges())
                .containsExactly(new DecisionChain.Edge(0, 1, false));
        assertThat(new String(decisions.csv(bySystem), StandardCharsets.UTF_8))
                .startsWith("date,number,title")
                .contains("2026-01-02,1,Edit entries,superseded,,\"Ilse, Tomasz\"");
        assertThat(get("/api/v1/decisions?entity=decisions-ledger&status=accepted")
                        .body())
                .contains("\"total\":1", "Entries are append-only");
        assertThat(get("/api/v1/decisions?confirmed=perhaps").statusCode()).isEqualTo(400);
    }

    @Test
    void asksForNoMoreThanTheRecordsOfAChain() throws IOException {
        for (int i = 10; i < 60; i++) {
            write(
                    "docs/adr/00%d-other.md".formatted(i),
                    "# %d. Other\n\n## Status\n\nAccepted\n\n## Context\n".formatted(i));
        }
        String text = "# %d. One\n\n## Status\n\n%s\n\n## Context\n\nx\n";
        write("docs/adr/0070-a.md", text.formatted(70, "Superseded by ADR-0071"));
        write("docs/adr/0071-b.md", text.formatted(71, "Accepted"));
        write("docs/adr/0072-c.md", text.formatted(72, "Accepted\n\nAmends [71](0071-b.md)"));
        write("docs/adr/0073-d.md", text.formatted(73, "Accepted\n\nSupersedes ADR-72"));
        TestSources.read(portal, folder);
        Document middle = documents.find(source, "docs/adr/0071-b.md").orElseThrow();

        assertThat(decisions.chain(middle).nodes())
                .extracting(node -> node.document().number())
                .containsExactlyInAnyOrder(70, 71, 72, 73);
        Decision start = decisions.of(middle).orElseThrow();
        assertThat(store.beside(source, List.of(start), List.of(middle.path()), 40))
                .extracting(decision -> decision.document().number())
                .containsExactlyInAnyOrder(70, 72);
    }

    @Test
    void showsADecisionAsContradictedWhileTheFactsSaySo() {
        state(false);

        await().untilAsserted(() -> assertThat(confirmation()).isNotNull().satisfies(confirmation -> {
            assertThat(confirmation.state()).isEqualTo(Confirmation.State.CONTRADICTED);
            assertThat(confirmation.rulings().getFirst().facts())
                    .singleElement()
                    .satisfies(fact -> {
                        assertThat(fact.value()).isEqualTo("false");
                        assertThat(fact.source()).isEqualTo("Decisions test");
                    });
        }));
        Document document = documents.find(source, "docs/adr/0002-append.md").orElseThrow();
        assertThat(findings.of(document)).extracting(Finding::check).contains("confirmation");
        DecisionFilter open = new DecisionFilter(ENTITY, null, null, null, null, null, true, null);
        assertThat(decisions.list(open, 0, 9).total()).isEqualTo(1);

        state(true);

        await().untilAsserted(() -> assertThat(confirmation())
                .isNotNull()
                .extracting(Confirmation::state)
                .isEqualTo(Confirmation.State.HOLDS));
        assertThat(findings.of(document)).extracting(Finding::check).doesNotContain("confirmation");
        assertThat(decisions.list(open, 0, 9).total()).isZero();
    }

    @Test
    void saysThatARuleCannotBeRead() throws IOException {
        String file = Files.readString(folder.resolve("docs/adr/0002-append.md"));
        write("docs/adr/0002-append.md", file.replace("database.migrations", "database.of_dreams"));
        TestSources.read(portal, folder);

        await().untilAsserted(() -> assertThat(confirmation()).isNotNull().satisfies(confirmation -> {
            assertThat(confirmation.state()).isEqualTo(Confirmation.State.INVALID);
            assertThat(confirmation.rulings().getFirst().why()).contains("database.of_dreams");
        }));
    }

    @Test
    void writesARecordAndWhatItSupersedesOntoABranch() throws Exception {
        DecisionDraft draft = drafts.superseding(source, "docs/adr/0002-append.md");
        Values values = new Values(
                "Entries are signed",
                "accepted",
                "2026-11-20",
                "",
                "",
                "",
                "x",
                List.of(),
                List.of(),
                "Sign",
                "y",
                "z",
                "",
                "");

        Branches.Written written =
                As.person("tomasz", Role.ENGINEER, () -> drafts.propose(draft, values, "adr/3", "Sign entries"));

        try (Git git = Git.open(folder.toFile())) {
            String record = at(git, written.commit(), "docs/adr/0003-entries-are-signed.md");
            assertThat(record).contains("supersedes: \"[ADR-0002](0002-append.md)\"");
            assertThat(at(git, written.commit(), "docs/adr/0002-append.md"))
                    .contains("status: \"superseded by [ADR-0003](0003-entries-are-signed.md)\"")
                    .contains("### Confirmation");
        }
        assertThat(Files.exists(folder.resolve("docs/adr/0003-entries-are-signed.md")))
                .isFalse();
        assertThat(drafts.preview(draft, drafts.outcome(draft, values))).contains("Decision Outcome");
    }

    @Test
    void supersedesNoRecordThatIsWrittenInAnotherEncoding() throws IOException {
        String record = Files.readString(folder.resolve("docs/adr/0002-append.md"));
        Files.write(
                folder.resolve("docs/adr/0002-append.md"),
                record.replace("append-only", "größer").getBytes(Charset.forName("windows-1252")));
        TestSources.read(portal, folder);

        assertThatThrownBy(() -> drafts.superseding(source, "docs/adr/0002-append.md"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not written in UTF-8 (line 5)");
    }

    @Test
    void findsThePlaceAndTheNumberOfANewRecord() {
        assertThat(drafts.of(ENTITY)).satisfies(draft -> {
            assertThat(draft.folder()).isEqualTo("docs/adr");
            assertThat(draft.numeral()).isEqualTo("0003");
        });
        assertThat(drafts.outcome(drafts.of(ENTITY), Values.NONE).remarks()).hasSize(1);
        assertThatThrownBy(() -> drafts.of(new SourceId("decisions-none"))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> As.person(
                        "tomasz", Role.ENGINEER, () -> drafts.propose(drafts.of(ENTITY), Values.NONE, "adr/x", "x")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("title");
    }

    private void state(boolean migrations) {
        facts.replace(
                "Decisions test",
                java.util.Map.of(
                        ENTITY,
                        List.of(new Statement(
                                "database.migrations",
                                migrations,
                                1,
                                Instant.now().plusSeconds(60),
                                null,
                                List.of()))));
    }

    private Confirmation confirmation() {
        Document document = documents.find(source, "docs/adr/0002-append.md").orElseThrow();
        return decisions.of(document).orElseThrow().confirmation();
    }

    private static String at(Git git, String commit, String path) throws IOException {
        ObjectId tree = git.getRepository().resolve(commit + ":" + path);
        return new String(git.getRepository().open(tree).getBytes(), StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestPortal.TOKEN)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

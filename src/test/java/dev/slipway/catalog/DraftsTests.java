package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.PortalTest;
import dev.slipway.Refusal;
import dev.slipway.access.As;
import dev.slipway.access.Role;
import dev.slipway.source.Branches;
import dev.slipway.source.SourceId;
import dev.slipway.source.TestSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;

@PortalTest
class DraftsTests {

    private static final String TWO = """
            # the team
            apiVersion: backstage.io/v1alpha1
            kind: Group
            metadata: {name: drafts-team}
            spec: {type: team, children: []}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: API
            metadata:
              name: drafts-api
              x-kept: {by: us} # ours
            spec:
              type: openapi
              lifecycle: production
              owner: drafts-team
              definition: {$text: ./openapi.yaml}
            """;

    @Autowired
    Drafts drafts;

    @Autowired
    ApplicationContext portal;

    @TempDir
    Path home;

    @Test
    void writesADescriptorOfEachKindThatKeepsEveryRule() {
        for (String kind : drafts.kinds()) {
            Map<String, Object> values = new HashMap<>();
            drafts.fields(kind)
                    .forEach(field -> values.put(
                            field.id(),
                            switch (field.shape()) {
                                case LINE, TEXT ->
                                    field.usual().isEmpty()
                                            ? "drafts-" + field.path().getLast()
                                            : field.usual().getFirst();
                                case LIST -> List.of("one", "two");
                                case REF -> "component:drafts-one";
                                case REFS -> List.of("component:drafts-one", "component:other/drafts-two");
                            }));
            Draft.Outcome all = drafts.outcome(drafts.fresh(kind), values);
            assertThat(all.remarks()).as(all.text()).isEmpty();

            values.keySet()
                    .removeIf(id -> drafts.fields(kind).stream()
                            .noneMatch(field -> field.id().equals(id)
                                    && field.required()
                                    && field.shape() != DraftField.Shape.REFS));
            assertThat(drafts.outcome(drafts.fresh(kind), values).remarks())
                    .as(kind)
                    .isEmpty();
        }
    }

    @Test
    void saysOfEachFieldWhatIsWrongWithIt() {
        Draft.Outcome outcome = drafts.outcome(
                drafts.fresh("Component"),
                Map.of("metadata.name", "no good", "spec.type", "service", "spec.dependsOn", List.of("db")));

        assertThat(outcome.remarks())
                .extracting(Draft.Remark::path)
                .contains("metadata.name")
                .doesNotContain("spec.type");
        assertThat(drafts.outcome(
                                drafts.fresh("Component"),
                                Map.of("metadata.name", "good", "spec.dependsOn", List.of("db")))
                        .remarks())
                .extracting(Draft.Remark::path)
                .contains("spec.type", "spec.lifecycle", "spec.owner", "spec.dependsOn[0]");
    }

    @Test
    void editsOneDocumentOfAFileAndProposesItOnABranch() throws Exception {
        Path work = Files.createDirectory(home.resolve("drafts-work"));
        Files.writeString(work.resolve("catalog-info.yaml"), TWO);
        try (Git git =
                Git.init().setDirectory(work.toFile()).setInitialBranch("main").call()) {
            git.add().addFilepattern(".").call();
            git.commit().setMessage("first").setSign(false).call();
            SourceId id = TestSources.read(portal, work);
            assertThat(drafts.writable(drafts.fresh("API"))).containsKey(id);
            Draft draft = drafts.open(EntityRef.of("api:default/drafts-api"));
            assertThat(draft.values())
                    .containsEntry("spec.owner", "drafts-team")
                    .containsEntry("spec.definition", "$text: ./openapi.yaml");
            assertThat(drafts.outcome(draft, draft.values()).text()).isEqualTo(TWO);
            Map<String, Object> values = new HashMap<>(draft.values());
            values.put("spec.lifecycle", "deprecated");
            values.put("metadata.title", "The drafts");

            String wanted =
                    TWO.replace("production", "deprecated").replace("# ours\n", "# ours\n  title: The drafts\n");
            assertThat(drafts.outcome(draft, values)).isEqualTo(new Draft.Outcome(wanted, false, List.of()));
            assertThatThrownBy(() -> As.person("yusuf", Role.VIEWER, () -> propose(draft, values, id)))
                    .isInstanceOf(AccessDeniedException.class);
            Branches.Written written = As.person("tomasz", Role.ENGINEER, () -> propose(draft, values, id));

            assertThat(git.getRepository()
                            .exactRef("refs/heads/drafts/one")
                            .getObjectId()
                            .name())
                    .isEqualTo(written.commit());
            assertThat(Files.readString(work.resolve("catalog-info.yaml"))).isEqualTo(TWO);
            assertThatThrownBy(() -> As.person(
                            "tomasz",
                            Role.ENGINEER,
                            () -> drafts.propose(
                                    drafts.fresh("System"),
                                    Map.of("metadata.name", "x", "spec.owner", "y"),
                                    id,
                                    "Jenkinsfile",
                                    "drafts/two",
                                    "Add x")))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("files that end in .yaml");
            values.put("metadata.name", "");
            assertThatThrownBy(() -> As.person("tomasz", Role.ENGINEER, () -> propose(draft, values, id)))
                    .hasMessageContaining("metadata.name is missing");
            TestSources.remove(portal, id);
        }
    }

    private Branches.Written propose(Draft draft, Map<String, Object> values, SourceId id) {
        return drafts.propose(draft, values, id, "", "drafts/one", "Retire the drafts");
    }
}

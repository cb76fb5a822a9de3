package dev.slipway.capability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.facts.FactType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The playbooks that come along: each is complete, true to the facts there are, and unlike every other. */
class PlaybooksTests {

    private static final Path FOLDER = Path.of("catalog/standards/playbooks");
    private static final List<String> SECTIONS =
            List.of("Purpose", "When", "Steps", "Done when", "Common mistakes", "Tools");
    private static final Pattern KEY = Pattern.compile("`([a-z_]+\\.[a-z_]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");
    private static final Map<String, FactType> types = SampleMap.types();

    static Stream<Path> playbooks() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("playbooks")
    void hasEverySectionInOrderAndItsFrontMatter(Path playbook) throws IOException {
        String text = Files.readString(playbook);

        assertThat(text.lines().filter(line -> line.startsWith("## ")).map(line -> line.substring(3)))
                .filteredOn(SECTIONS::contains)
                .isEqualTo(SECTIONS);
        assertThat(text)
                .contains("\nowner: group:default/")
                .containsPattern("\nlast_reviewed: 20\\d\\d-\\d\\d-\\d\\d\n");
        assertThat(text).containsPattern("(?m)^# Playbook: \\S");
        assertThat(Arrays.stream(text.split("\\s+")).count()).as("words").isBetween(150L, 900L);
        assertThat(section(text, "Steps").lines().filter(line -> line.matches("\\d\\. .*")))
                .as("steps")
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(section(text, "Common mistakes").lines().filter(line -> line.startsWith("- ")))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(text).doesNotContain("\t", "TODO", "lorem", "—");
        assertThat(text.split("```", -1).length % 2)
                .as("code fences are closed")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("playbooks")
    void isDoneWhenFactsSayIt(Path playbook) throws IOException {
        String done = section(Files.readString(playbook), "Done when");

        Matcher keys = KEY.matcher(done);
        Set<String> named = new HashSet<>();
        while (keys.find()) {
            named.add(keys.group(1));
        }
        assertThat(named).isNotEmpty();
        assertThat(types.keySet()).containsAll(named);
    }

    @ParameterizedTest
    @MethodSource("playbooks")
    void leadsOnlyToPlaybooksThatExist(Path playbook) throws IOException {
        String prose = Files.readString(playbook).replaceAll("(?s)```.*?```", "");
        Matcher links = LINK.matcher(prose);
        while (links.find()) {
            String to = links.group(1);
            assertThat(to.startsWith("https://") || Files.exists(FOLDER.resolve(to)))
                    .as(to)
                    .isTrue();
        }
    }

    private static Set<String> ofQuestions(Predicate<String> scorecard) {
        return SampleMap.shipped().stream()
                .filter(each -> each.kind().equals("QuestionSet"))
                .filter(each -> scorecard.test(String.valueOf(each.spec().get("scorecard"))))
                .flatMap(each -> ((List<?>) each.spec().get("questions")).stream())
                .map(question -> String.valueOf(((Map<?, ?>) question).get("playbook")))
                .collect(Collectors.toSet());
    }

    @Test
    void everyCapabilityAndEveryQuestionHasOne() {
        Set<String> wanted = SampleMap.standard().capabilities().stream()
                .map(Capability::playbook)
                .collect(Collectors.toSet());
        assertThat(wanted).as("one for each capability").hasSize(61);
        Set<String> ofProduction = ofQuestions("production-readiness"::equals);
        assertThat(ofProduction)
                .as("one for each question of production readiness")
                .hasSize(51);
        wanted.addAll(ofQuestions(scorecard -> true));

        assertThat(wanted)
                .allSatisfy(name -> assertThat(FOLDER.resolve(name + ".md")).exists());
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".md", "")))
                    .as("none that leads nowhere")
                    .allSatisfy(name -> assertThat(wanted).contains(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void saysNoSentenceTwice() throws IOException {
        Map<String, String> seen = new HashMap<>();
        for (Path playbook : playbooks().toList()) {
            String prose = Files.readString(playbook).replaceAll("(?s)```.*?```|\\A---.*?---", "");
            for (String sentence : prose.split("(?<=[.!?:])\\s+")) {
                String words = sentence.strip();
                if (words.length() > 45) {
                    String before = seen.put(words, playbook.toString());
                    assertThat(before == null || before.equals(playbook.toString()))
                            .as("“%s” stands in %s and in %s", words, before, playbook)
                            .isTrue();
                }
            }
        }
    }

    private static String section(String text, String name) {
        int start = text.indexOf("\n## " + name + "\n");
        int end = text.indexOf("\n## ", start + 4);
        // headings inside an example stand indented or in a fence; the next section's own name ends this one
        int next = SECTIONS.indexOf(name) + 1;
        if (next < SECTIONS.size()) {
            end = text.indexOf("\n## " + SECTIONS.get(next) + "\n", start + 4);
        }
        return text.substring(start, end < 0 ? text.length() : end);
    }
}

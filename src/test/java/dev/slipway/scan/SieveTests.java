package dev.slipway.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.RegexPatternTypeFilter;

class SieveTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "colou?r; colo",
                "\\bjwt\\.verify\\(; jwt.verify(",
                "(?i)Retry-After; retry-after",
                "(?:kafka|rabbit)Template; template",
                "(?:one|three)\\s*x+; one three",
                "(?<![A-Za-z])redirect(?:To)?Https\\(; redirect",
                "ab{2,3}cd; ab cd",
                "[\"']name[\"']; name",
            })
    void namesAWordOfEachAlternative(String regex, String words) {
        assertThat(Necessary.words(Pattern.compile(regex)))
                .isSubsetOf(words.split(" "))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[a-z]+",
                "word|[0-9]",
                "(?:word)?",
                "(?=word)",
                "(?!word)",
                "w{0,3}",
                "\\x41bc",
                "(?u)word",
                "\\Qword\\E"
            })
    void saysThatItCannotTell(String regex) {
        assertThat(Necessary.words(Pattern.compile(regex))).isNull();
    }

    @Test
    void findsWhatTheExpressionsOfAllDetectorsFindAlone() throws Exception {
        Set<String> lines = lines();
        List<String> told = new ArrayList<>();
        for (Field field : expressions()) {
            Pattern pattern = (Pattern) field.get(null);
            Sieve sieve = Sieve.of(pattern);
            lines.stream().limit(400).forEach(sieve::find); // from now on it is sieved
            for (String line : lines) {
                if (sieve.find(line) != pattern.matcher(line).find()) {
                    told.add(field + " on: " + line);
                }
            }
        }
        assertThat(told).isEmpty();
        assertThat(lines).hasSizeGreaterThan(800);
    }

    /** Those that are asked of every line of source code would make a scan ten times as dear. */
    @Test
    void nearlyEveryExpressionOfTheDetectorsNamesWords() throws Exception {
        List<String> without = new ArrayList<>();
        for (Field field : expressions()) {
            if (Necessary.words((Pattern) field.get(null)) == null) {
                without.add(field.getDeclaringClass().getSimpleName() + "." + field.getName());
            }
        }
        assertThat(without).hasSizeLessThan(25);
    }

    private static List<Field> expressions() throws ReflectiveOperationException {
        var classes = new ClassPathScanningCandidateComponentProvider(false);
        classes.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*")));
        List<Field> all = new ArrayList<>();
        for (var found : classes.findCandidateComponents("dev.slipway.scan.detector")) {
            for (Field field : Class.forName(found.getBeanClassName()).getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == Pattern.class) {
                    field.setAccessible(true);
                    all.add(field);
                }
            }
        }
        return all;
    }

    /** Of the made-up repositories, in which every detector finds something. */
    private static Set<String> lines() throws IOException {
        Set<String> lines = new LinkedHashSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/scan"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                new Text("", Files.readString(file, StandardCharsets.ISO_8859_1))
                        .lines()
                        .forEach(line -> lines.add(line.text()));
            }
        }
        return lines;
    }
}

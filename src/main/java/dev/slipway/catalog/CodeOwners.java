package dev.slipway.catalog;

import dev.slipway.source.FileTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who owns which files by a repository's own CODEOWNERS: of GitHub's form, and GitLab's sections. */
final class CodeOwners {

    /** Where hosts look, in their order. */
    static final List<String> PLACES =
            List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS");

    private static final Pattern SECTION = Pattern.compile("\\^?\\[[^\\]]+](?:\\[\\d+])?\\s*(.*)");
    private static final int MOST_LINES = 20_000;

    /** @param owners refs as in a descriptor; empty where a line takes the ownership away */
    record Claim(String file, int line, List<String> owners) {}

    private record Rule(Pattern pattern, int line, List<String> owners) {}

    private final String file;
    private final List<Rule> rules;

    private CodeOwners(String file, List<Rule> rules) {
        this.file = file;
        this.rules = rules;
    }

    static Optional<CodeOwners> of(FileTree files) {
        for (String place : PLACES) {
            Optional<byte[]> content = files.read(place);
            if (content.isPresent()) {
                return Optional.of(read(place, new String(content.get(), StandardCharsets.UTF_8)));
            }
        }
        return Optional.empty();
    }

    static CodeOwners read(String file, String text) {
        List<Rule> rules = new ArrayList<>();
        List<String> sectionOwners = List.of();
        int number = 0;
        for (String raw : text.lines().limit(MOST_LINES).toList()) {
            number++;
            String line = raw.replaceFirst("(?:^|\\s)#.*", "").strip();
            var section = SECTION.matcher(line);
            if (section.matches()) {
                sectionOwners = owners(List.of(section.group(1).split("\\s+")));
            } else if (!line.isEmpty() && !line.startsWith("!")) {
                List<String> parts = Arrays.asList(line.split("(?<!\\\\)\\s+"));
                List<String> named = owners(parts.subList(1, parts.size()));
                rules.add(new Rule(
                        pattern(parts.getFirst().replace("\\ ", " ")),
                        number,
                        named.isEmpty() ? sectionOwners : named));
            }
        }
        return new CodeOwners(file, rules);
    }

    /** The last line that matches counts; empty if none does. */
    Optional<Claim> of(String path) {
        for (Rule rule : rules.reversed()) {
            if (rule.pattern().matcher(path).matches()) {
                return Optional.of(new Claim(file, rule.line(), rule.owners()));
            }
        }
        return Optional.empty();
    }

    /** {@code @org/team} is a group, {@code @jane} and {@code jane@example.com} a user; groups first. */
    private static List<String> owners(List<String> names) {
        List<String> groups = new ArrayList<>();
        List<String> users = new ArrayList<>();
        for (String name : names) {
            String plain = name.replaceFirst("^@+", "").toLowerCase(Locale.ROOT);
            if (name.startsWith("@") && plain.contains("/")) {
                groups.add("group:default/" + plain.substring(plain.lastIndexOf('/') + 1));
            } else if (name.startsWith("@") || plain.contains("@")) {
                users.add("user:default/" + plain.replaceFirst("@.*", ""));
            }
        }
        groups.addAll(users);
        return groups.stream()
                .filter(ref -> EntityRef.parse(ref, "", "").isPresent())
                .toList();
    }

    /** As .gitignore has them: with a slash inside from the top, else anywhere; a folder holds all below it. */
    private static Pattern pattern(String glob) {
        boolean top = glob.startsWith("/") || glob.indexOf('/') < glob.length() - 1 && glob.contains("/");
        String plain = glob.replaceFirst("^/", "");
        boolean folder = plain.endsWith("/");
        boolean direct = plain.endsWith("/*"); // only what lies in it, not below
        StringBuilder regex = new StringBuilder(top ? "" : "(?:.*/)?");
        String body = folder ? plain.substring(0, plain.length() - 1) : plain;
        for (int i = 0; i < body.length(); i++) {
            char letter = body.charAt(i);
            if (body.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (body.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (letter == '*') {
                regex.append("[^/]*");
            } else if (letter == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(letter)));
            }
        }
        regex.append(folder ? "/.*" : direct ? "" : "(?:/.*)?");
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}

package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Which documents there are, by what they say: an empty chapter says nothing. */
@Component
class ProjectDocuments implements Detector {

    @Override
    public String name() {
        return "Documents";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public Set<String> keys() {
        return Set.of(
                "docs.runbooks",
                "docs.adrs",
                "docs.deployment",
                "docs.troubleshooting",
                "docs.user_guide",
                "docs.disaster_recovery",
                "docs.incident_procedure",
                "docs.security_policy",
                "docs.retention_policy");
    }

    @Override
    public String looksIn() {
        return "Markdown, AsciiDoc and reStructuredText files, by their headings and what stands under them";
    }

    private static final Map<String, Pattern> CHAPTERS = new LinkedHashMap<>();

    static {
        CHAPTERS.put(
                "docs.deployment",
                Pattern.compile(
                        "(?i)^(?:[\\d.]+\\s+)?(?:how (?:to|we|do we)\\s+)?(?:(?:build|test|packag|runn|install)\\w*(?:,| and|, and)\\s+)*(?:deploy(?:ment|ments|ing|s)?|release process|releasing|roll(?:ing)? ?out)\\b"
                                + "|^(?:\\S+\\s+){1,3}(?:deployment|deploying|rollout)(?:\\s+(?:guide|procedure|process|steps|instructions|notes|to\\b.*|on\\b.*|in\\b.*))?$|\\bhow it (?:is )?(?:deployed|goes live|ships)\\b"));
        CHAPTERS.put(
                "docs.troubleshooting",
                Pattern.compile(
                        "(?i)\\b(?:troubleshoot\\w*|common (?:problems|errors|issues|failures)|known issues|diagnos\\w+|when (?:it|something) (?:fails|breaks|goes wrong))\\b"));
        CHAPTERS.put(
                "docs.user_guide",
                Pattern.compile("(?i)\\b(?:user(?:'s)? (?:guide|manual|handbook)|user documentation)\\b"));
        CHAPTERS.put(
                "docs.disaster_recovery",
                Pattern.compile(
                        "(?i)\\b(?:disaster|recovery (?:plan|procedure|objectives?)|business continuity|fail ?over|restor(?:e|ing) (?:the|a|from)|loss of (?:a|the) (?:region|database|zone|site))\\b"));
        CHAPTERS.put(
                "docs.incident_procedure",
                Pattern.compile(
                        "(?i)\\b(?:incident (?:response|procedure|management|process|handling|commander|playbook)|(?:during|in) an incident|incidents|on-?call|escalation|severity levels|security incident)\\b"));
        CHAPTERS.put(
                "docs.security_policy",
                Pattern.compile(
                        "(?i)\\b(?:report(?:ing)? (?:a |an |of )?(?:security )?(?:vulnerabilit\\w+|security|issues? securely)|security policy|responsible disclosure|vulnerability disclosure)\\b"));
        CHAPTERS.put(
                "docs.retention_policy",
                Pattern.compile(
                        "(?i)\\b(?:retention|data (?:deletion|lifecycle)|how long (?:we|is|are|data|it)\\b.*|erasure)\\b"));
    }

    /** Headings under which there may be what is looked for, or something else: hints, no proof. */
    private static final Map<String, Pattern> MAYBE = Map.of(
            "docs.troubleshooting", Pattern.compile("(?i)\\bdebugging\\b"),
            "docs.user_guide",
                    Pattern.compile(
                            "(?i)^(?:getting started|quick ?start|usage|using (?:the|this)|how to use|.*\\btutorial)\\b"));

    /** What was proposed, asked for or found there; it does not tell how things are done. */
    private static final Pattern CONSIDERED = Pattern.compile(
            "(?i)(?:.*/)?(?:proposals?|rfcs?|audits?|backlog|requirements|research|meetings?|minutes|post-?mortems?|archived?)/.*|.*[-_](?:proposal|audit|rfc|gap-analysis)\\.\\w+");

    private static final Pattern FOR_USERS =
            Pattern.compile("(?i)(?:.*/)?(?:users?|user-(?:guide|manual)|manual|handbook|tutorials?)/.*");
    private static final Pattern ABOUT_RUNBOOKS =
            Pattern.compile("(?i)(?:.*/)?[a-z]+-(?:an?|the|your|our)-(?:runbook|playbook)s?\\.\\w+"); // write-a-runbook
    private static final double HINT = 0.4;

    private static final Pattern RUNBOOK_CHAPTER = Pattern.compile(
            "(?i)\\b(?:symptoms?|diagnos\\w+|mitigat\\w+|impact|meaning|steps?|procedure|resolution|remed\\w+|escalat\\w+|verif\\w+|check\\w*|fix|cause|what (?:to do|you see)|roll ?back|alert|first|then|before|after\\w*)\\b");
    private static final Pattern ADR_CHAPTER = Pattern.compile(
            "(?i)^(?:context(?: and problem.*)?|decision(?: outcome| drivers)?|consequences|status|considered options|rationale|alternatives.*)$");
    private static final Pattern EMPTY = Pattern.compile(
            "(?i)\\s*(?:todo|tbd|tba|coming soon|n/?a|to be (?:done|written|defined|announced)|work in progress|wip|\\.\\.\\.|lorem ipsum.*|_?none_?|-)?\\s*\\.?\\s*");
    private static final Pattern FENCE = Pattern.compile("\\s*(?:```|~~~|----$|\\.\\.\\.\\.$).*");
    private static final Pattern MARKDOWN_HEADING = Pattern.compile("^(#{1,6})\\s+(.+?)\\s*#*$");
    private static final Pattern HEADING = Pattern.compile("^(={1,6}|#{1,6})\\s+(.+?)\\s*=*$");
    private static final Pattern UNDERLINE = Pattern.compile("={3,}\\s*|-{3,}\\s*|~{3,}\\s*|\\^{3,}\\s*");
    private static final Pattern ITEM = Pattern.compile("\\s*(?:\\d+\\.|[-*])\\s+\\S.*");
    private static final int LEAST = 60;

    private record Chapter(Line place, int level, String title, String text) {}

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        for (String path : repository.paths("**/*.{md,mdx,markdown,adoc,asciidoc,rst}")) {
            if (RepositoryFiles.isTest(path)
                    || path.matches(
                            "(?i)(?:.*/)?(?:changelog|license|code_of_conduct|pull_request_template|contributors)\\b.*|(?:.*/)?\\.github/(?:ISSUE_TEMPLATE|prompts|instructions|skills)/.*|(?:.*/)?\\.(?!github/|gitlab/)[^/]+/.*|(?:.*/)?(?:tools?|hack)/.*")
                    || CONSIDERED.matcher(path).matches()) {
                continue;
            }
            List<Chapter> chapters = chapters(repository.text(path).code(), path);
            if (chapters.isEmpty()) {
                continue;
            }
            boolean template = path.matches("(?i)(?:.*/)?(?:[^/]*template[^/]*|index|readme)\\.\\w+");
            boolean decision = adr(path, chapters) && !template;
            if (decision) {
                findings.count(
                        "docs.adrs",
                        1,
                        List.of(repository.at(chapters.getFirst().place())));
                continue; // it decides about deployment or retention, it does not explain them
            }
            if (runbook(path, chapters) && !template) {
                findings.count(
                        "docs.runbooks",
                        1,
                        List.of(repository.at(chapters.getFirst().place())));
            }
            chapters(repository, findings, path, chapters);
        }
    }

    private static void chapters(RepositoryFiles repository, Findings findings, String path, List<Chapter> chapters) {
        CHAPTERS.forEach((key, title) -> chapters.stream()
                .filter(chapter -> title.matcher(chapter.title()).find() && says(chapter))
                .findFirst()
                .ifPresent(chapter -> findings.yes(key, repository.at(chapter.place()))));
        MAYBE.forEach((key, title) -> chapters.stream()
                .filter(chapter -> title.matcher(chapter.title()).find() && says(chapter))
                .findFirst()
                .ifPresent(chapter -> findings.yes(
                        key,
                        key.equals("docs.user_guide") && FOR_USERS.matcher(path).matches() ? 1 : HINT,
                        List.of(repository.at(chapter.place())))));
        boolean policy = path.matches("(?i)(?:.*/)?security(?:[-_]policy)?\\.\\w+");
        chapters.stream()
                .filter(chapter -> policy && chapter.text().matches("(?is).*(?:vulnerabilit|disclos|report).*"))
                .findFirst()
                .ifPresent(chapter -> findings.yes("docs.security_policy", repository.at(chapter.place())));
    }

    private static boolean says(Chapter chapter) {
        return chapter.text()
                        .lines()
                        .filter(line -> !EMPTY.matcher(line).matches())
                        .mapToInt(line -> line.strip().length())
                        .sum()
                >= LEAST;
    }

    private static boolean adr(String path, List<Chapter> chapters) {
        long known = chapters.stream()
                .filter(chapter -> ADR_CHAPTER.matcher(chapter.title().strip()).matches())
                .map(chapter -> chapter.title().strip().toLowerCase(Locale.ROOT).split(" ")[0])
                .distinct()
                .count();
        boolean decides = chapters.stream()
                .anyMatch(chapter -> chapter.title().strip().matches("(?i)decision(?: outcome)?")
                        && !chapter.text().isBlank());
        return decides && (known >= 2 || path.matches("(?i)(?:.*/)?(?:adrs?|decisions?)/\\d+[^/]*"));
    }

    private static boolean runbook(String path, List<Chapter> chapters) {
        boolean named = !ABOUT_RUNBOOKS.matcher(path).matches()
                && (path.matches("(?i)(?:.*/)?(?:runbooks?|playbooks?)/.*|(?:.*/)?[^/]*(?:runbook|playbook)[^/]*")
                        || chapters.getFirst().title().matches("(?i).*\\b(?:runbook|playbook)\\b.*"));
        boolean steps = chapters.stream()
                        .skip(1)
                        .anyMatch(chapter ->
                                RUNBOOK_CHAPTER.matcher(chapter.title()).find())
                || chapters.stream()
                        .anyMatch(chapter -> chapter.text()
                                        .lines()
                                        .filter(line -> ITEM.matcher(line).matches())
                                        .count()
                                >= 2);
        return named && steps && says(chapters.getFirst());
    }

    /** The headings outside of code, each with the text down to the next heading of its level. */
    private static List<Chapter> chapters(List<Line> lines, String path) {
        List<int[]> starts = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        boolean code = false;
        boolean markdown = path.matches("(?i).*\\.(?:md|mdx|markdown)");
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).text();
            if (FENCE.matcher(text).matches() && !(text.startsWith("----") && markdown)) {
                code = !code;
                continue;
            }
            Matcher heading = (markdown ? MARKDOWN_HEADING : HEADING).matcher(text);
            boolean under = i + 1 < lines.size()
                    && lines.get(i + 1).number() == lines.get(i).number() + 1
                    && UNDERLINE.matcher(lines.get(i + 1).text()).matches()
                    && text.matches("[\\p{L}\\d].{2,}");
            if (!code && heading.matches()) {
                starts.add(new int[] {i, heading.group(1).length()});
                titles.add(heading.group(2));
            } else if (!code && under && !text.contains(":")) {
                starts.add(new int[] {i, lines.get(i + 1).text().startsWith("=") ? 1 : 2});
                titles.add(text.strip());
            }
        }
        List<Chapter> chapters = new ArrayList<>();
        for (int c = 0; c < starts.size(); c++) {
            int end = c + 1;
            while (end < starts.size() && starts.get(end)[1] > starts.get(c)[1]) {
                end++;
            }
            int to = end < starts.size() ? starts.get(end)[0] : lines.size();
            StringBuilder text = new StringBuilder();
            for (Line line : lines.subList(starts.get(c)[0] + 1, to)) {
                if (!line.text().startsWith("#")) {
                    text.append(line.text()).append('\n');
                }
            }
            chapters.add(new Chapter(lines.get(starts.get(c)[0]), starts.get(c)[1], titles.get(c), text.toString()));
        }
        return chapters;
    }
}

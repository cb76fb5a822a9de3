package dev.slipway.scan.detector;

import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a Jenkinsfile, which is a program: its shell commands, and the stage that each stands in. */
final class JenkinsPipeline {

    private static final Pattern GROOVY_BLOCK =
            Pattern.compile("([A-Za-z]+)\\s*(?:\\(\\s*['\"]?([^'\")]*)['\"]?[^)]*\\))?\\s*\\{");
    private static final Pattern GROOVY_SHELL =
            Pattern.compile("\\b(?:sh|bat|powershell|pwsh)\\b[^'\"]*('''|\"\"\"|'|\")(.*)");
    private static final Pattern SHARED_LIBRARY = Pattern.compile("^\\s*(?:@Library\\b|library[\\s(]+['\"])");

    private JenkinsPipeline() {}

    static void read(RepositoryFiles repository, String path, Pipelines into) {
        List<String> blocks = new ArrayList<>();
        String open = "";
        List<Line> script = new ArrayList<>();
        for (Line line : repository.text(path).code()) {
            String text = line.text();
            if (SHARED_LIBRARY.matcher(text).find()) {
                into.elsewhere().add(line);
            }
            if (!open.isEmpty()) {
                int end = text.indexOf(open);
                script.add(new Line(path, line.number(), end < 0 ? text : text.substring(0, end)));
                if (end >= 0) {
                    open = "";
                    step(repository, path, blocks, script, into);
                    script = new ArrayList<>();
                }
                continue;
            }
            Matcher shell = GROOVY_SHELL.matcher(text);
            if (shell.find()) {
                String quote = shell.group(1);
                String rest = shell.group(2);
                int end = quote.length() == 3 ? rest.indexOf(quote) : rest.lastIndexOf(quote);
                script.add(new Line(path, line.number(), end < 0 ? rest : rest.substring(0, end)));
                if (quote.length() == 3 && end < 0) {
                    open = quote;
                    continue;
                }
                blocksOf(text.substring(0, shell.start()), blocks);
                step(repository, path, blocks, script, into);
                script = new ArrayList<>();
                continue;
            }
            blocksOf(text, blocks);
        }
    }

    private static void blocksOf(String text, List<String> blocks) {
        Matcher block = GROOVY_BLOCK.matcher(text);
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                blocks.add(
                        block.find(at) && block.end() - 1 == i
                                ? block.group(1) + (block.group(2) == null ? "" : " " + block.group(2))
                                : "");
                at = i + 1;
            } else if (text.charAt(i) == '}' && !blocks.isEmpty()) {
                blocks.removeLast();
            }
        }
    }

    private static void step(
            RepositoryFiles repository, String path, List<String> blocks, List<Line> script, Pipelines into) {
        String stage = blocks.stream().filter(b -> b.startsWith("stage ")).reduce("", (a, b) -> b);
        boolean onFailure = blocks.contains("failure") || blocks.contains("catch") || blocks.contains("unsuccessful");
        into.steps()
                .add(new Step(
                        path,
                        script.getFirst().number(),
                        stage,
                        stage,
                        "",
                        onFailure,
                        Commands.expand(repository, script)));
    }
}

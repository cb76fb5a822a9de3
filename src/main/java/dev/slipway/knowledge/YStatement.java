package dev.slipway.knowledge;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One long sentence: in the context of …, facing …, we decided for …, to achieve …, accepting …. */
final class YStatement {

    private static final Pattern SENTENCE = Pattern.compile(
            "(?isU)\\bin the context of\\b.{1,600}\\bfacing\\b.{1,600}\\b(?:we|they)\\s+(?:have )?decided\\b"
                    + "|\\bim kontext\\b.{1,600}\\bangesichts\\b.{1,600}\\b(?:entschieden|beschlossen)\\b"
                    + "|\\bdans le contexte\\b.{1,600}\\bface à\\b.{1,600}\\bnous avons décidé\\b");

    private YStatement() {}

    /** Such a sentence is a record wherever it stands. */
    static boolean said(List<Markdown.Line> lines) {
        return lines.size() < 80
                && SENTENCE.matcher(lines.stream()
                                .map(Markdown.Line::text)
                                .collect(Collectors.joining(" "))
                                .replace("*", ""))
                        .find();
    }
}

package dev.slipway.knowledge;

import dev.slipway.knowledge.Markdown.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Passages in another language than the rest. */
@Component
class LanguageCheck implements Check {

    private static final int MOST = 10;

    @Override
    public String id() {
        return "language";
    }

    @Override
    public String title() {
        return "Mixed language";
    }

    @Override
    public List<Finding> look(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        String own = subject.reading().language();
        StringBuilder passage = new StringBuilder();
        int from = 0;
        int last = 0;
        for (Line line : subject.reading().outline().lines()) {
            boolean goesOn = line.level() == 0 && line.at() == last + 1;
            if (!goesOn) {
                judge(subject, own, passage.toString(), from, findings);
                passage.setLength(0);
                from = line.at();
            }
            passage.append(line.level() == 0 ? line.text() + " " : "");
            last = line.at();
        }
        judge(subject, own, passage.toString(), from, findings);
        return findings;
    }

    private void judge(Subject subject, String own, String passage, int from, List<Finding> findings) {
        String other = findings.size() < MOST ? Language.clearly(passage) : null;
        if (other != null && !other.equals(own)) {
            findings.add(Finding.of(
                    this,
                    Finding.Weight.LOW,
                    subject.line(from),
                    "This passage is " + name(other) + ", the document is " + name(own) + ".",
                    "Translate it, or give it a document of its own."));
        }
    }

    static String name(String language) {
        return Locale.of(language).getDisplayLanguage(Locale.ENGLISH);
    }
}

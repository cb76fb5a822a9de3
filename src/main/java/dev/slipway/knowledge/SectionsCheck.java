package dev.slipway.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sections that a document of its type needs and does not have. */
@Component
class SectionsCheck implements Check {

    /** What a section is for, and how its heading may begin or what it may hold. */
    private record Part(String purpose, String example, Pattern heading) {

        static Part of(String purpose, String example, String words) {
            return new Part(purpose, example, Pattern.compile("(?iU)\\b(?:" + words + ")"));
        }
    }

    private static final Part WHEN = Part.of(
            "says when to use it or how the fault shows",
            "Symptoms",
            "symptom|meaning|impact|when|alert|overview|summary|description|background|context|purpose|introduction|trigger"
                    + "|detect|bedeutung|auswirkung|signification|síntoma|sintoma|impacto|contexto|descri|resum|symptôme|problem|what (?:is|it)|severity|about|scope|diagnos");
    private static final Part WHAT = Part.of(
            "says what to do",
            "Mitigation",
            "mitigat|resol|remed|step|action|fix|procedure|recover|rollback|roll back|workaround|how|troubleshoot|debug"
                    + "|diagnos|check|verif|restart|restore|instruction|behebung|schritte|vorgehen|lösung|atténuation|maßnahm|pasos|passos|accion|ações|mitiga|comando|procedimi|verific|vérif|rétabl|étapes"
                    + "|solution|playbook|response|escalat|todo|usage|command");
    private static final Map<Document.Kind, List<Part>> NEEDED = Map.of(
            Document.Kind.RUNBOOK,
            List.of(WHEN, WHAT),
            Document.Kind.ADR,
            List.of(
                    Part.of(
                            "says what called for a decision",
                            "Context",
                            "context|problem|why|background|motivation|introduction|kontext|contexte|contexto|contesto|situation"
                                    + "|ausgangslage|hintergrund|summary|overview|issue"),
                    Part.of(
                            "says what was decided",
                            "Decision",
                            "decision|outcome|proposal|solution|what|entscheid|ergebnis|décision|résultat|decis[iã]|chosen"
                                    + "|approach|lösung|resolution"),
                    Part.of(
                            "says what follows from it",
                            "Consequences",
                            "consequence|implication|outcome|pros|trade|risk|rationale|konsequenz|folgen|auswirkung|conséquence"
                                    + "|consecuencia|conseguenz|impact|cost|result|avantage|benefit|effect|instead|alternative")));
    /** Headings in others may mean what we cannot read. */
    private static final Set<String> LANGUAGES = Set.of("en", "de", "fr", "es", "it", "pt");

    @Override
    public String id() {
        return "sections";
    }

    @Override
    public String title() {
        return "Missing section";
    }

    @Override
    public List<Finding> look(Subject subject) {
        Document.Kind kind = subject.reading().kind();
        if (!LANGUAGES.contains(subject.reading().language())) {
            return List.of();
        }
        String title = subject.reading().title();
        String headings = subject.reading().outline().lines().stream()
                .filter(line -> line.level() > 0 && !line.text().equals(title))
                .map(line -> Headings.plain(line.text()))
                .collect(Collectors.joining("\n"));
        List<Finding> findings = new ArrayList<>();
        for (Part part : NEEDED.getOrDefault(kind, List.of())) {
            if (!part.heading.matcher(headings).find()) {
                findings.add(Finding.of(
                        this,
                        Finding.Weight.LOW,
                        0,
                        "No section " + part.purpose + ".",
                        "Add one, for example under the heading “" + part.example + "”."));
            }
        }
        return findings;
    }
}

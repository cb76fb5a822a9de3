package dev.slipway.readiness;

import dev.slipway.search.SearchDocument;
import dev.slipway.search.SearchSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The questions of every scorecard as they can be found: by id, by what they ask, by what goes wrong, by the remedy. */
@Component
class QuestionSearch implements SearchSource {

    private static final String PREFIX = "question";

    private final StandardRepository repository;

    QuestionSearch(StandardRepository repository) {
        this.repository = repository;
    }

    static List<String> ids(Scorecard scorecard) {
        return scorecard.ownQuestions().map(question -> id(scorecard, question)).toList();
    }

    private static String id(Scorecard scorecard, Question question) {
        return PREFIX + ":" + scorecard.name() + "/" + question.id();
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public List<SearchDocument> load(Collection<String> ids) {
        Set<String> wanted = new HashSet<>(ids);
        return documents().filter(document -> wanted.contains(document.id())).toList();
    }

    @Override
    public void all(Consumer<SearchDocument> each) {
        documents().forEach(each);
    }

    private Stream<SearchDocument> documents() {
        return repository.standards().stream()
                .map(StandardRepository.Stored::scorecard)
                .flatMap(scorecard -> scorecard.ownQuestions().map(question -> document(scorecard, question)));
    }

    private static SearchDocument document(Scorecard scorecard, Question question) {
        Question.Origin origin = question.origin();
        return SearchDocument.of(
                        id(scorecard, question),
                        "question",
                        id(scorecard, question),
                        question.id() + ": " + question.ask(),
                        "sources/" + origin.source() + "/files/" + origin.path() + "?line=" + origin.line(),
                        question.why() + "\n" + question.remedy())
                .keywords(List.of(question.id(), question.playbook()))
                .tags(List.of(scorecard
                        .category(question.category())
                        .map(Scorecard.Category::title)
                        .orElse(question.category())))
                .build();
    }
}

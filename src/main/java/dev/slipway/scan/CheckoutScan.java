package dev.slipway.scan;

import dev.slipway.facts.Evidence;
import dev.slipway.facts.FactType;
import dev.slipway.facts.Statement;
import dev.slipway.source.FileTree;
import dev.slipway.source.SourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** Lets every detector look at a folder, without the portal around them. */
public final class CheckoutScan {

    /** Who states the facts, as in the portal. */
    public static final String STATED_BY = Scanner.STATED_BY;

    /**
     * @param facts as the portal's scan would state them, without links to its pages
     * @param leftOut what was not looked at, and why; each a sentence
     */
    public record Looked(List<Statement> facts, List<String> leftOut) {}

    private CheckoutScan() {}

    /** @param elsewhere root folders of entities that have files of their own: not looked at */
    public static Looked look(
            SourceId source, FileTree files, Set<String> elsewhere, Map<String, FactType> types, Instant moment) {
        List<String> own = files.paths().stream()
                .filter(path -> elsewhere.stream().noneMatch(path::startsWith))
                .toList();
        RepositoryFiles repository = new RepositoryFiles(source, "", own, files::read);
        List<String> leftOut = new ArrayList<>();
        List<Statement> facts = new Inspector(detectors())
                        .inspectAlone(
                                repository,
                                types,
                                moment,
                                broken -> leftOut.add("The detector “" + broken.name() + "” failed: not stated are "
                                        + String.join(", ", broken.keys()) + "."))
                        .stream()
                        .map(CheckoutScan::withoutLinks)
                        .toList();
        leftOut.addAll(repository.leftOut());
        return new Looked(facts, leftOut);
    }

    /** Every class beside the others is found by itself, as in the portal. */
    private static List<Detector> detectors() {
        var classes = new ClassPathScanningCandidateComponentProvider(false);
        classes.addIncludeFilter(new AssignableTypeFilter(Detector.class));
        return classes.findCandidateComponents("dev.slipway.scan.detector").stream()
                .map(found -> detector(found.getBeanClassName()))
                .toList();
    }

    private static Detector detector(@Nullable String name) {
        return (Detector) BeanUtils.instantiateClass(ClassUtils.resolveClassName(String.valueOf(name), null));
    }

    private static Statement withoutLinks(Statement fact) {
        return new Statement(
                fact.key(),
                fact.value(),
                fact.confidence(),
                fact.observedAt(),
                fact.validUntil(),
                fact.evidence().stream()
                        .map(each -> new Evidence(each.file(), each.line(), each.excerpt(), null, each.note()))
                        .toList());
    }
}

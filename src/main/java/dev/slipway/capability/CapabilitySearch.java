package dev.slipway.capability;

import dev.slipway.search.SearchDocument;
import dev.slipway.search.SearchSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Capabilities as search finds them: by title, by what they are about, by their group and the questions they help. */
@Component
class CapabilitySearch implements SearchSource {

    static final String PREFIX = "capability";

    private final MapStandards standards;

    CapabilitySearch(MapStandards standards) {
        this.standards = standards;
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public List<SearchDocument> load(Collection<String> ids) {
        Set<String> wanted = new HashSet<>(ids);
        CapabilityStandard standard = standards.latest();
        return standard.capabilities().stream()
                .filter(each -> wanted.contains(PREFIX + ":" + each.id()))
                .map(each -> describe(standard, each))
                .toList();
    }

    @Override
    public void all(Consumer<SearchDocument> each) {
        CapabilityStandard standard = standards.latest();
        standard.capabilities().forEach(capability -> each.accept(describe(standard, capability)));
    }

    private static SearchDocument describe(CapabilityStandard standard, Capability capability) {
        return SearchDocument.of(
                        PREFIX + ":" + capability.id(),
                        PREFIX,
                        capability.id(),
                        capability.title(),
                        capability.url(),
                        capability.about() + "\n"
                                + standard.group(capability.group()).title())
                .keywords(capability.helps())
                .tags(List.of(capability.group()))
                .status(capability.priority().word())
                .build();
    }
}

package dev.slipway.facts;

import dev.slipway.catalog.EntityRef;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import dev.slipway.source.Sources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gathers what a transaction changed in types and attestations, and draws the conclusions once, just before it commits:
 * hundreds of declarations come in one batch, one by one.
 */
@Component
class AtCommit {

    private static final String READER = "attestations";

    private final Facts facts;
    private final AttestationStore attestations;
    private final Sources sources;
    private final ApplicationEventPublisher events;

    AtCommit(Facts facts, AttestationStore attestations, Sources sources, ApplicationEventPublisher events) {
        this.facts = facts;
        this.attestations = attestations;
        this.sources = sources;
        this.events = events;
    }

    void typeChanged(String key) {
        pending().types.add(key);
    }

    void attestationChanged(Attestation attestation) {
        pending().add(attestation);
    }

    private record File(SourceId source, String path) {}

    private record Author(EntityRef entity, String statedBy) {}

    private final class Pending implements TransactionSynchronization {

        private final Set<String> types = new LinkedHashSet<>();
        private final Set<File> files = new LinkedHashSet<>();
        private final Set<Author> authors = new LinkedHashSet<>();

        void add(Attestation attestation) {
            files.add(new File(attestation.source(), attestation.path()));
            authors.add(new Author(attestation.entity(), Attestation.statedBy(attestation.by())));
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!types.isEmpty()) {
                attestations.naming(types).forEach(this::add);
                events.publishEvent(new FactTypesChanged());
            }
            if (!files.isEmpty()) {
                Map<String, FactType> declared = facts.types();
                state(authors, declared);
                report(files, declared);
            }
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(AtCommit.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(AtCommit.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(AtCommit.this);
        }
    }

    private Pending pending() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Pending known) {
            return known;
        }
        Pending pending = new Pending();
        TransactionSynchronizationManager.bindResource(this, pending);
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    /** The whole of what each author attests about each entity, whatever files it stands in. */
    private void state(Set<Author> authors, Map<String, FactType> declared) {
        Collection<EntityRef> entities = authors.stream().map(Author::entity).toList();
        Map<Author, List<Attestation>> all = new LinkedHashMap<>();
        for (Attestation attestation : attestations.about(entities)) {
            Author author = new Author(attestation.entity(), Attestation.statedBy(attestation.by()));
            all.computeIfAbsent(author, a -> new ArrayList<>()).add(attestation);
        }
        Map<String, Map<EntityRef, List<Statement>>> bySource = new LinkedHashMap<>();
        for (Author author : authors) {
            bySource.computeIfAbsent(author.statedBy(), s -> new LinkedHashMap<>())
                    .put(author.entity(), Attestation.statements(all.getOrDefault(author, List.of()), declared));
        }
        bySource.forEach(facts::replace);
    }

    private void report(Set<File> files, Map<String, FactType> declared) {
        Map<File, List<Problem>> problems = new LinkedHashMap<>();
        files.forEach(file -> problems.put(file, new ArrayList<>()));
        String[] sourceIds = files.stream().map(file -> file.source().value()).toArray(String[]::new);
        String[] paths = files.stream().map(File::path).toArray(String[]::new);
        for (Attestation attestation : attestations.in(sourceIds, paths)) {
            problems.getOrDefault(new File(attestation.source(), attestation.path()), new ArrayList<>())
                    .addAll(attestation.problems(declared));
        }
        problems.forEach((file, list) -> sources.report(file.source(), READER, file.path(), list));
    }
}

package dev.slipway.source;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One look at a source: what is there now, when it came to be so, and who wants to hear of it.
 *
 * @param dates when the changed files were last changed, and by whom
 */
record Visit(Source source, Snapshot snapshot, Readers readers, Map<String, Snapshot.LastChange> dates, Instant at) {

    /** Stands for the version of a reader that knows the file, but failed to take its newest content. */
    private static final String FAILED = ":?";

    static Visit of(Source source, Snapshot snapshot, Readers readers, List<Step> steps, Instant at) {
        List<String> changed = steps.stream()
                .filter(step -> step.found() != null && step.isChange())
                .map(Step::path)
                .toList();
        try {
            Map<String, Snapshot.LastChange> dates =
                    changed.isEmpty() ? Map.of() : snapshot.lastChanges(changed, source.revision());
            return new Visit(source, snapshot, readers, dates, at);
        } catch (IOException e) {
            throw new Unreachable("the history of the files cannot be read");
        }
    }

    /**
     * How a file is remembered once it was handed on.
     *
     * @param failed names of readers that did not take it and are to be asked again
     */
    Known row(Step step, Set<String> failed) {
        Found found = step.found();
        Known known = step.known();
        if (found == null || found.hash() == null) {
            throw new IllegalStateException("nothing to remember of " + step.path());
        }
        Set<String> readBy = new TreeSet<>(readers.of(step.path()));
        for (String reader : failed) {
            readBy.removeIf(mark -> mark.startsWith(reader + ":"));
            if (known != null && known.readBy().stream().anyMatch(mark -> mark.startsWith(reader + ":"))) {
                readBy.add(reader + FAILED);
            }
        }
        Snapshot.LastChange change = dates.get(step.path());
        if (change == null) {
            change = known == null
                    ? new Snapshot.LastChange(at, null)
                    : new Snapshot.LastChange(known.changedAt(), known.changedBy());
        }
        return new Known(step.path(), found.hash(), found.size(), found.modifiedAt(), change.at(), change.by(), readBy);
    }
}

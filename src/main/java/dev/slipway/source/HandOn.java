package dev.slipway.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a batch of changes to the readers, in one transaction with what the source remembers of them. */
@Component
class HandOn {

    private static final Logger log = LoggerFactory.getLogger(HandOn.class);

    /** What a reader that threw is noted under, so that its own reports stay apart. */
    private static final String FAILED = "failed:";

    private static final String SIZE = "size";

    private final SourceStore store;
    private final FileStore files;
    private final ProblemStore problems;
    private final TransactionTemplate transactions;

    HandOn(SourceStore store, FileStore files, ProblemStore problems, TransactionTemplate transactions) {
        this.store = store;
        this.files = files;
        this.problems = problems;
        this.transactions = transactions;
    }

    /**
     * @param handedOn how many will have been handed on with this batch, of so many
     * @return whether every reader took all of it
     */
    boolean batch(Visit visit, List<Step> steps, int handedOn, int toHandOn) {
        boolean all = together(visit, steps);
        transactions.executeWithoutResult(
                transaction -> store.progress(visit.source().id(), handedOn, toHandOn));
        return all;
    }

    /** Halves what fails until the files that make it fail stand alone. */
    private boolean together(Visit visit, List<Step> steps) {
        if (steps.size() == 1) {
            return one(visit, steps.getFirst());
        }
        try {
            transactions.executeWithoutResult(transaction -> {
                remember(visit, steps, Set.of());
                for (SourceReader reader : visit.readers().all()) {
                    tell(visit, reader, steps);
                }
            });
            return true;
        } catch (Unreachable e) {
            throw e;
        } catch (RuntimeException e) {
            log.info(
                    "{} files of source {} failed together: {}",
                    steps.size(),
                    visit.source().id(),
                    e.toString());
        }
        int half = steps.size() / 2;
        return together(visit, steps.subList(0, half)) & together(visit, steps.subList(half, steps.size()));
    }

    /** Each reader in a transaction of its own, so that one that fails holds up no other. */
    private boolean one(Visit visit, Step step) {
        Set<String> failed = new TreeSet<>();
        for (SourceReader reader : visit.readers().all()) {
            try {
                transactions.executeWithoutResult(transaction -> tell(visit, reader, List.of(step)));
            } catch (Unreachable e) {
                throw e;
            } catch (RuntimeException e) {
                log.warn(
                        "{} could not read {} of source {}",
                        reader.name(),
                        step.path(),
                        visit.source().id(),
                        e);
                failed.add(reader.name());
            }
        }
        transactions.executeWithoutResult(transaction -> {
            remember(visit, List.of(step), failed);
            for (String reader : failed) {
                problems.report(
                        visit.source().id(),
                        FAILED + reader,
                        Map.of(
                                step.path(),
                                List.of(
                                        new Problem(
                                                step.path(),
                                                0,
                                                0,
                                                "The portal failed to read this file; that is a mistake of the portal's.",
                                                "Show the portal's log to its administrator. The file is tried again with each visit."))));
            }
        });
        return failed.isEmpty();
    }

    private static void tell(Visit visit, SourceReader reader, List<Step> steps) {
        String mark = Readers.mark(reader);
        List<SourceFile> written = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (Step step : steps) {
            if (step.readers().contains(mark) && !step.isTooLarge()) {
                written.add(visit.row(step, Set.of()).file());
            } else if (step.leavers().contains(reader.name())) {
                removed.add(step.path());
            }
        }
        if (!written.isEmpty() || !removed.isEmpty()) {
            Set<String> paths = written.stream().map(SourceFile::path).collect(Collectors.toSet());
            reader.read(new SourceChange(visit.source(), written, removed, new Steady(visit.snapshot(), paths)));
        }
    }

    /** @param failed names of readers that did not take it, and are to be asked again */
    private void remember(Visit visit, List<Step> steps, Set<String> failed) {
        SourceId id = visit.source().id();
        Map<String, Known> rows = new HashMap<>();
        List<String> gone = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        Map<String, List<Problem>> sizes = new HashMap<>();
        Map<String, List<Problem>> well = new HashMap<>();
        for (Step step : steps) {
            if (step.found() != null) {
                rows.put(step.path(), visit.row(step, failed));
                sizes.put(
                        step.path(),
                        step.isTooLarge() && !step.readers().isEmpty() ? List.of(step.tooLarge()) : List.of());
                well.put(step.path(), List.of());
            } else if (failed.isEmpty()) {
                gone.add(step.path());
            }
            if (step.isChange()) {
                changed.add(step.path());
            }
        }
        files.write(id, rows.values());
        files.remove(id, gone);
        files.addUntold(id, changed);
        problems.report(id, SIZE, sizes);
        for (SourceReader reader : visit.readers().all()) {
            problems.report(id, FAILED + reader.name(), well);
        }
    }
}

package dev.slipway.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives changes to the readers, a batch in one transaction with what the source remembers of it. While one batch is
 * stored the readers prepare the next.
 */
@Component
class HandOn {

    private static final Logger log = LoggerFactory.getLogger(HandOn.class);

    /** What a reader that threw is noted under, so that its own reports stay apart. */
    private static final String FAILED = "failed:";

    private static final String SIZE = "size";

    /** Files in a transaction; those of two batches are in memory at a time. */
    static final int BATCH = 500;

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
     * @param stopping asked between two batches
     * @param taken told how many files each batch had
     * @return whether every reader took all of it
     */
    boolean all(Visit visit, List<Step> steps, BooleanSupplier stopping, IntConsumer taken) {
        boolean all = true;
        progress(visit, 0, steps.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Runnable>> next = ahead(threads, visit, steps, 0);
            try {
                for (int from = 0; from < steps.size() && !stopping.getAsBoolean(); from += BATCH) {
                    Future<List<Runnable>> ready = next;
                    next = ahead(threads, visit, steps, from + BATCH);
                    List<Step> batch = batch(steps, from);
                    all &= together(visit, batch, () -> result(ready));
                    progress(visit, from + batch.size(), steps.size());
                    taken.accept(batch.size());
                }
            } finally {
                next.cancel(true);
            }
        }
        return all;
    }

    private void progress(Visit visit, int handedOn, int toHandOn) {
        if (toHandOn > 0) {
            transactions.executeWithoutResult(
                    transaction -> store.progress(visit.source().id(), handedOn, toHandOn));
        }
    }

    private static List<Step> batch(List<Step> steps, int from) {
        return steps.subList(Math.min(from, steps.size()), Math.min(from + BATCH, steps.size()));
    }

    /** A single file is prepared where it is told: each reader of it fails alone. */
    private static Future<List<Runnable>> ahead(ExecutorService threads, Visit visit, List<Step> steps, int from) {
        List<Step> batch = batch(steps, from);
        return threads.submit(() -> batch.size() == 1 ? List.of() : prepare(visit, batch));
    }

    private static List<Runnable> result(Future<List<Runnable>> ready) {
        try {
            return ready.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<Runnable> prepare(Visit visit, List<Step> steps) {
        return visit.readers().all().stream()
                .map(reader -> prepare(visit, reader, steps))
                .toList();
    }

    /** Halves what fails until the files that make it fail stand alone. */
    private boolean together(Visit visit, List<Step> steps, Supplier<List<Runnable>> ready) {
        if (steps.size() == 1) {
            return one(visit, steps.getFirst());
        }
        try {
            List<Runnable> told = ready.get();
            transactions.executeWithoutResult(transaction -> {
                remember(visit, steps, Set.of());
                told.forEach(Runnable::run);
            });
            return true;
        } catch (Unreachable e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            log.info(
                    "{} files of source {} failed together: {}",
                    steps.size(),
                    visit.source().id(),
                    e.toString());
        }
        return again(visit, steps.subList(0, steps.size() / 2))
                & again(visit, steps.subList(steps.size() / 2, steps.size()));
    }

    private boolean again(Visit visit, List<Step> steps) {
        return together(visit, steps, () -> prepare(visit, steps));
    }

    /** Each reader in a transaction of its own, so that one that fails holds up no other. */
    private boolean one(Visit visit, Step step) {
        Set<String> failed = new TreeSet<>();
        for (SourceReader reader : visit.readers().all()) {
            try {
                Runnable told = prepare(visit, reader, List.of(step));
                transactions.executeWithoutResult(transaction -> told.run());
            } catch (Unreachable e) {
                throw e;
            } catch (RuntimeException | StackOverflowError e) { // a file may nest deeper than its reader bears
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

    private static Runnable prepare(Visit visit, SourceReader reader, List<Step> steps) {
        String mark = Readers.mark(reader);
        List<SourceFile> written = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (Step step : steps) {
            if (step.readers().contains(mark) && (!step.isTooLarge() || reader.listsLarge())) {
                written.add(visit.row(step, Set.of()).file());
            } else if (step.leavers().contains(reader.name())) {
                removed.add(step.path());
            }
        }
        if (written.isEmpty() && removed.isEmpty()) {
            return () -> {};
        }
        Set<String> paths = steps.stream()
                .filter(step -> !step.isTooLarge())
                .map(Step::path)
                .collect(Collectors.toSet());
        paths.retainAll(written.stream().map(SourceFile::path).toList());
        return reader.prepare(new SourceChange(visit.source(), written, removed, new Steady(visit.snapshot(), paths)));
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

package dev.slipway.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import dev.slipway.search.Indexed;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;

/**
 * Lets open pages follow what changes. A page is refreshed once this node's index has caught up, at most once a second,
 * and only while it is attached; nothing is kept of pages that were left.
 */
@org.springframework.stereotype.Component
public class Live {

    private static final long PAUSE_MILLIS = 1000;

    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();

    /** A page may be busy with its own request for a while; its virtual thread waits for it, nobody else does. */
    private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();

    Live() {}

    /** Runs {@code refresh} in the page's lock when one of these search ids was indexed. */
    public void follow(Component view, Set<String> ids, Runnable refresh) {
        attach(new Follower(view, Set.copyOf(ids), refresh));
    }

    /** Runs {@code refresh} in the page's lock when anything was indexed. */
    public void followAll(Component view, Runnable refresh) {
        attach(new Follower(view, null, refresh));
    }

    private void attach(Follower follower) {
        follower.view.addAttachListener(event -> start(follower, event.getUI()));
        follower.view.addDetachListener(event -> followers.remove(follower));
        follower.view.getUI().ifPresent(ui -> start(follower, ui));
    }

    private void start(Follower follower, UI ui) {
        follower.ui = ui;
        followers.add(follower);
    }

    /**
     * Refreshes the pages of this node that follow one of these by name, for what is not worth telling every node.
     * Pages that follow anything are left alone.
     */
    public void nudge(Set<String> ids) {
        refresh(follower -> follower.ids != null && follower.wants(ids));
    }

    @EventListener
    void on(Indexed event) {
        refresh(follower -> follower.wants(event.ids()));
    }

    private void refresh(Predicate<Follower> concerned) {
        for (Follower follower : followers) {
            if (concerned.test(follower) && follower.due.compareAndSet(false, true)) {
                long wait =
                        Math.max(0, follower.last + TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS) - System.nanoTime());
                CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS, executor)
                        .execute(() -> refresh(follower));
            }
        }
    }

    private void refresh(Follower follower) {
        UI ui = follower.ui;
        if (ui == null || !followers.contains(follower)) {
            follower.due.set(false);
            return;
        }
        try {
            ui.access(() -> {
                follower.due.set(false); // before reading, so that a change during the reading is not missed
                follower.last = System.nanoTime();
                if (follower.view.isAttached()) {
                    follower.refresh.run();
                }
            });
        } catch (UIDetachedException closed) {
            followers.remove(follower);
            follower.due.set(false);
        }
    }

    /** How many pages are followed now. */
    int size() {
        return followers.size();
    }

    private static final class Follower {
        final Component view;
        final @Nullable Set<String> ids;
        final Runnable refresh;
        final AtomicBoolean due = new AtomicBoolean();
        volatile @Nullable UI ui;
        volatile long last = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);

        Follower(Component view, @Nullable Set<String> ids, Runnable refresh) {
            this.view = view;
            this.ids = ids;
            this.refresh = refresh;
        }

        boolean wants(Set<String> changed) {
            return ids == null || !Collections.disjoint(ids, changed);
        }
    }
}

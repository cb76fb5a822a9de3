package dev.slipway.search;

import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people looked for and did not find, for those who write what is missing: words by day, never persons. */
@Component
@Requires(Permission.SEARCH_CURATE)
public class Unanswered {

    private final UnansweredCounts counts;

    Unanswered(UnansweredCounts counts) {
        this.counts = counts;
    }

    /**
     * What was typed, on how many occasions.
     *
     * @param found how much was shown for want of better the last time: some of the words, or words spelt alike
     */
    public record Gap(String words, long searches, long days, LocalDate last, long found) {}

    /** The most frequent first, over so many days up to today. */
    public List<Gap> list(int days, int limit) {
        counts.write();
        return counts.list(Math.clamp(days, 1, UnansweredCounts.KEPT_DAYS), Math.clamp(limit, 1, 5_000));
    }
}

package dev.slipway.knowledge;

import dev.slipway.source.SourceId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Records that wait on a branch for review: until they are merged, or for so long that nobody waits any more. */
@Component
class ProposedDecisions {

    private static final Duration WAITING = Duration.ofDays(60);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    ProposedDecisions(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * One that waits.
     *
     * @param path of the new record
     * @param earlier the record whose place it takes
     */
    record Proposed(
            UUID id,
            SourceId source,
            String branch,
            String path,
            @Nullable String earlier,
            String title,
            String by,
            Instant at) {

        /** For whoever comes second. */
        String words() {
            return by + " wrote “" + title + "” " + (earlier == null ? "" : "to take its place ") + "at "
                    + at.toString().replaceFirst("T(\\d\\d:\\d\\d).*", " $1 UTC") + "; it waits on branch " + branch
                    + ".";
        }

        /** Whether both supersede the same record, or take the same number in the same folder. */
        boolean disturbs(Proposed other) {
            if (by.equals(other.by) && path.equals(other.path)) {
                return false; // one's own, written once more
            }
            return numbered(path).equals(numbered(other.path)) || earlier != null && earlier.equals(other.earlier);
        }

        private static String numbered(String path) {
            return path.replaceFirst("(\\d)[-_. ][^/]*$", "$1");
        }
    }

    /** Those of a source, the first one first. */
    List<Proposed> waiting(SourceId source, Instant now) {
        return jdbc.sql("select p.* from knowledge.proposed_decision p where p.source = :source and p.at > :after"
                        + " and not exists (select 1 from knowledge.document d"
                        + " where d.source = p.source and d.path = p.path) order by p.at, p.branch limit 200")
                .param("source", source.value())
                .param("after", Timestamp.from(now.minus(WAITING)))
                .query((row, i) -> new Proposed(
                        row.getObject("id", UUID.class),
                        source,
                        row.getString("branch"),
                        row.getString("path"),
                        row.getString("earlier"),
                        row.getString("title"),
                        row.getString("by_whom"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /**
     * Takes the place, unless somebody was first of whom its author was not told: then returns them, and keeps nothing.
     *
     * @param known the branches that its author was told of
     */
    List<Proposed> add(Proposed proposed, List<String> known) {
        return transactions.execute(transaction -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:source, 9))") // one after the other in a source
                    .param("source", proposed.source.value())
                    .query((row, i) -> 0)
                    .list();
            List<Proposed> first = waiting(proposed.source, proposed.at).stream()
                    .filter(other -> other.disturbs(proposed) && !known.contains(other.branch))
                    .toList();
            if (first.isEmpty()) {
                insert(proposed);
            }
            return first;
        });
    }

    private void insert(Proposed proposed) {
        jdbc.sql("delete from knowledge.proposed_decision where at <= :before")
                .param("before", Timestamp.from(proposed.at.minus(WAITING)))
                .update();
        jdbc.sql("""
                        insert into knowledge.proposed_decision (id, source, branch, path, earlier, title, by_whom, at)
                        values (:id, :source, :branch, :path, :earlier, :title, :by, :at)
                        """)
                .param("id", proposed.id)
                .param("source", proposed.source.value())
                .param("branch", proposed.branch)
                .param("path", proposed.path)
                .param("earlier", proposed.earlier)
                .param("title", proposed.title)
                .param("by", proposed.by)
                .param("at", Timestamp.from(proposed.at))
                .update();
    }

    /** It was not written after all. */
    void drop(Proposed proposed) {
        jdbc.sql("delete from knowledge.proposed_decision where id = :id")
                .param("id", proposed.id)
                .update();
    }
}

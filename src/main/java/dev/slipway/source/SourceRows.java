package dev.slipway.source;

import dev.slipway.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists sources in parts: what is counted for each is counted for those that are shown. */
@Component
class SourceRows {

    private static final String FITTING = """
              from source.source s
             where not s.leaving
               and (:text = '' or position(:text in lower(s.name || ' ' || s.location || ' ' || s.source_id)) > 0)
               and (:organisation::text is null
                    or coalesce(s.organisation_id, '-') = :organisation)
               and case :state
                     when 'FAILED' then s.error is not null
                     when 'NEVER' then s.error is null and s.synced_at is null
                     when 'READ' then s.error is null and s.synced_at is not null
                     when 'EMPTY' then s.error is null and s.synced_at is not null and s.organisation_id is not null
                          and not exists (select from source.file f where f.source_id = s.source_id)
                     else true
                   end
            """;

    private final JdbcClient jdbc;

    SourceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<SourceRow> page(SourceFilter filter, int offset, int limit) {
        long total =
                filtered("select count(*)" + FITTING, filter).query(Long.class).single();
        List<SourceRow> rows = filtered("""
                select p.*, (select count(*) from source.file f where f.source_id = p.source_id) as files,
                       (select count(*) from source.problem m where m.source_id = p.source_id) as problems
                  from (select s.*""" + FITTING + """
                         order by s.kind <> 'BUILT_IN', s.organisation_id nulls first, lower(s.name), s.source_id
                         limit :limit offset :offset) p
                 order by p.kind <> 'BUILT_IN', p.organisation_id nulls first, lower(p.name), p.source_id""", filter)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> row(row))
                .list();
        return new Page<>(rows, total);
    }

    List<SourceId> withProblems() {
        return jdbc.sql("""
                select source_id from source.source s
                 where not leaving and exists (select from source.problem p where p.source_id = s.source_id)
                 order by source_id""")
                .query((row, number) -> new SourceId(row.getString(1)))
                .list();
    }

    private JdbcClient.StatementSpec filtered(String sql, SourceFilter filter) {
        return jdbc.sql(sql)
                .param("text", filter.text().strip().toLowerCase(Locale.ROOT))
                .param("organisation", filter.organisation())
                .param("state", filter.state() == null ? "" : filter.state().name());
    }

    private static SourceRow row(ResultSet row) throws SQLException {
        String organisation = row.getString("organisation_id");
        return new SourceRow(
                SourceStore.source(row),
                organisation,
                SourceStore.instant(row, "visited_at"),
                row.getTimestamp("next_visit").toInstant(),
                !row.getBoolean("configured") && organisation == null);
    }
}

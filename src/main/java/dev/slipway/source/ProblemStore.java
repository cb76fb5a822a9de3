package dev.slipway.source;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What readers said is wrong with files, by file or for a whole source. */
@Component
class ProblemStore {

    private final JdbcClient jdbc;

    ProblemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces what the reader said of each of these paths. */
    void report(SourceId id, String reader, Map<String, List<Problem>> byPath) {
        if (byPath.isEmpty()) {
            return;
        }
        jdbc.sql("""
                delete from source.problem
                 where source_id = :id and reader = :reader and path = any(:paths::text[])""")
                .param("id", id.value())
                .param("reader", reader)
                .param("paths", byPath.keySet().toArray(String[]::new))
                .update();
        insert(id, reader, byPath);
    }

    /** Replaces whatever the reader said of the source. */
    void reportAll(SourceId id, String reader, List<Problem> problems) {
        jdbc.sql("delete from source.problem where source_id = :id and reader = :reader")
                .param("id", id.value())
                .param("reader", reader)
                .update();
        insert(id, reader, problems.stream().collect(Collectors.groupingBy(Problem::path)));
    }

    /** Replaces whatever the reader said at all; nothing is said of sources that are no more. */
    void reportAll(String reader, Map<SourceId, List<Problem>> problems) {
        jdbc.sql("delete from source.problem where reader = :reader")
                .param("reader", reader)
                .update();
        List<SourceProblem> rows = problems.entrySet().stream()
                .flatMap(told -> told.getValue().stream().map(problem -> new SourceProblem(told.getKey(), problem)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into source.problem (source_id, reader, place, path, file, line, col, message, remedy)
                select p.source, :reader, p.place, p.path, p.path, p.line, p.col, p.message, p.remedy
                  from unnest(:source::text[], :path::text[], :line::int[], :col::int[], :message::text[],
                              :remedy::text[]) with ordinality p(source, path, line, col, message, remedy, place)
                  join source.source s on s.source_id = p.source and not s.leaving""")
                .param("reader", reader)
                .param("source", column(rows, row -> row.source().value()))
                .param("path", column(rows, row -> row.problem().path()))
                .param("line", rows.stream().map(row -> row.problem().line()).toArray(Integer[]::new))
                .param("col", rows.stream().map(row -> row.problem().column()).toArray(Integer[]::new))
                .param("message", column(rows, row -> plain(row.problem().message())))
                .param("remedy", column(rows, row -> plain(row.problem().remedy())))
                .update();
    }

    private void insert(SourceId id, String reader, Map<String, List<Problem>> byPath) {
        List<Map.Entry<String, Problem>> rows = byPath.entrySet().stream()
                .flatMap(told -> told.getValue().stream().map(problem -> Map.entry(told.getKey(), problem)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into source.problem (source_id, reader, place, path, file, line, col, message, remedy)
                select :id, :reader, p.place, p.path, p.file, p.line, p.col, p.message, p.remedy
                  from unnest(:path::text[], :file::text[], :line::int[], :col::int[], :message::text[],
                              :remedy::text[]) with ordinality p(path, file, line, col, message, remedy, place)""")
                .param("id", id.value())
                .param("reader", reader)
                .param("path", column(rows, Map.Entry::getKey))
                .param("file", column(rows, row -> row.getValue().path()))
                .param("line", rows.stream().map(row -> row.getValue().line()).toArray(Integer[]::new))
                .param("col", rows.stream().map(row -> row.getValue().column()).toArray(Integer[]::new))
                .param("message", column(rows, row -> plain(row.getValue().message())))
                .param("remedy", column(rows, row -> plain(row.getValue().remedy())))
                .update();
    }

    List<SourceProblem> page(@Nullable SourceId id, int offset, int limit) {
        return jdbc.sql("""
                select source_id, file, line, col, message, remedy
                  from (select p.*, count(*) over (partition by source_id, path) as weight
                          from source.problem p join source.source s using (source_id)
                         where not s.leaving and (:id::text is null or source_id = :id)) p
                 order by weight desc, source_id, path, line, col, reader, place
                 limit :limit offset :offset""")
                .param("id", id == null ? null : id.value())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> new SourceProblem(
                        new SourceId(row.getString("source_id")),
                        new Problem(
                                row.getString("file"),
                                row.getInt("line"),
                                row.getInt("col"),
                                row.getString("message"),
                                row.getString("remedy"))))
                .list();
    }

    long count(@Nullable SourceId id) {
        return jdbc.sql("""
                select count(*) from source.problem join source.source s using (source_id)
                 where not s.leaving and (:id::text is null or source_id = :id)""")
                .param("id", id == null ? null : id.value())
                .query(Long.class)
                .single();
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    /** PostgreSQL keeps no NUL in a text. */
    private static String plain(String text) {
        return text.replace("\0", "");
    }
}

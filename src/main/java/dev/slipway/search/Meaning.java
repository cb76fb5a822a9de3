package dev.slipway.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which words stand for the same thing. The room that reads files declares them here; every node's searches follow within
 * a moment, and nothing is indexed anew.
 */
@Component
public class Meaning {

    private static final String CHANGED = "synonyms:";
    private static final TypeReference<List<Synonyms.Rule>> RULES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final SearchLog log;
    private final JsonMapper json = JsonMapper.builder().build();
    private final AtomicLong changes = new AtomicLong();
    private final AtomicReference<@Nullable Synonyms> known = new AtomicReference<>();

    Meaning(JdbcClient jdbc, SearchLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /**
     * Declarations of one document of a file.
     *
     * @param same groups of words of which each stands for each
     * @param oneWay whoever types the first also finds the others, and not the other way round
     */
    public record Words(List<List<String>> same, List<List<String>> oneWay) {
        public Words {
            same = List.copyOf(same);
            oneWay = List.copyOf(oneWay);
        }
    }

    /** Takes the place of what the same document declared before. In the caller's transaction. */
    public void declare(String source, String path, String name, Words words) {
        List<Synonyms.Rule> rules = new ArrayList<>();
        words.same().forEach(group -> rules.add(new Synonyms.Rule(group, group)));
        words.oneWay().stream()
                .filter(line -> line.size() > 1)
                .forEach(line -> rules.add(new Synonyms.Rule(line.subList(0, 1), line.subList(1, line.size()))));
        jdbc.sql("""
                        insert into search.synonyms (source, path, name, rules)
                        values (:source, :path, :name, cast(:rules as jsonb))
                        on conflict (source, path, name) do update set rules = excluded.rules""")
                .param("source", source)
                .param("path", path)
                .param("name", name)
                .param("rules", json.writeValueAsString(rules))
                .update();
        log.changed(List.of(CHANGED + source + "/" + path));
    }

    /** The document is no more. */
    public void forget(String source, String path, String name) {
        jdbc.sql("delete from search.synonyms where source = :source and path = :path and name = :name")
                .param("source", source)
                .param("path", path)
                .param("name", name)
                .update();
        log.changed(List.of(CHANGED + source + "/" + path));
    }

    Synonyms now() {
        Synonyms current = known.get();
        if (current == null) {
            long before = changes.get();
            current = read();
            known.set(current);
            if (changes.get() != before) {
                known.compareAndSet(current, null); // they changed while they were read
            }
        }
        return current;
    }

    @EventListener
    void on(Indexed event) {
        Set<String> ids = event.ids();
        if (ids.stream().anyMatch(id -> id.startsWith(CHANGED))) {
            changes.incrementAndGet();
            known.set(null);
        }
    }

    private Synonyms read() {
        return Synonyms.of(jdbc
                .sql("select cast(rules as text) from search.synonyms order by source, path, name")
                .query(String.class)
                .list()
                .stream()
                .flatMap(rules -> json.readValue(rules, RULES).stream())
                .toList());
    }
}

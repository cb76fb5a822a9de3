package dev.slipway.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A where clause as it grows; what a person typed is always a parameter, never part of the text. */
final class Condition {

    private final StringBuilder sql = new StringBuilder("true");
    private final List<Object> values = new ArrayList<>();

    static Condition of(EntityFilter filter) {
        Condition condition = new Condition();
        if (filter.kind() != null) {
            condition.and("kind = ?", lower(filter.kind()));
        }
        if (filter.type() != null) {
            condition.and("lower(type) = ?", lower(filter.type()));
        }
        if (filter.lifecycle() != null) {
            condition.and("lower(lifecycle) = ?", lower(filter.lifecycle()));
        }
        if (filter.owner() != null) {
            condition.and("owner = ?", filter.owner().toString());
        }
        if (filter.system() != null) {
            condition.and("system = ?", filter.system().toString());
        }
        if (filter.tier() != null) {
            condition.and("tier = ?", filter.tier());
        }
        if (filter.tag() != null) {
            condition.and("keys @> array[?::text]", "metadata.tags=" + lower(filter.tag()));
        }
        if (filter.text() != null && !filter.text().isBlank()) {
            condition.and("words like ?", containing(filter.text().strip()));
        }
        if (filter.orphan() != null) {
            condition.and("orphaned_at is " + (filter.orphan() ? "not null" : "null"));
        }
        return condition;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static String containing(String text) {
        return "%" + beginning(text);
    }

    static String beginning(String text) {
        return literal(text) + "%";
    }

    /** Matches itself only. */
    static String literal(String text) {
        return lower(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    Condition and(String clause, Object... more) {
        sql.append(" and (").append(clause).append(')');
        values.addAll(Arrays.asList(more));
        return this;
    }

    Condition copy() {
        Condition copy = new Condition();
        copy.sql.setLength(0);
        copy.sql.append(sql);
        copy.values.addAll(values);
        return copy;
    }

    String sql() {
        return sql.toString();
    }

    Object[] values(Object... more) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }

    /** Equal for equal conditions. */
    List<Object> key() {
        List<Object> key = new ArrayList<>();
        key.add(sql.toString());
        values.forEach(value -> key.add(value instanceof Object[] array ? List.of(array) : value));
        return key;
    }
}

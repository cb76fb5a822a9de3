package dev.slipway.catalog;

import dev.slipway.catalog.EntityQuery.Order;
import dev.slipway.catalog.EntityQuery.Position;
import java.util.ArrayList;
import java.util.List;

/** The order of a list as SQL, and where in it a page begins. */
record EntityOrder(List<Key> keys) {

    /** Sorts behind every value that is there; entities without one come last. */
    private static final String LAST = "\uFFFF";

    /** One part of the order; never null, so that places can be compared. */
    record Key(String sql, List<Object> parameters, boolean descending) {

        static Key orLast(String sql, List<Object> parameters, boolean descending) {
            return new Key(
                    "coalesce(" + sql + ", '" + (descending ? "" : LAST) + "') collate \"C\"", parameters, descending);
        }
    }

    /** The ref at the end makes every place one entity's alone. */
    static EntityOrder of(List<Order> orders) {
        List<Key> keys = new ArrayList<>();
        boolean descending = false;
        for (Order order : orders) {
            descending = order.descending();
            keys.add(new EntityPath(order.field()).order(descending));
        }
        if (keys.isEmpty()) {
            keys.add(new Key("name", List.of(), false));
        }
        keys.add(new Key("ref", List.of(), descending));
        return new EntityOrder(keys);
    }

    /** The place of a row. */
    String position() {
        return String.join(", ", keys.stream().map(Key::sql).toList());
    }

    String sql(boolean backwards) {
        return String.join(
                ", ",
                keys.stream()
                        .map(key -> key.sql() + (key.descending() != backwards ? " desc" : ""))
                        .toList());
    }

    List<Object> parameters() {
        return keys.stream().flatMap(key -> key.parameters().stream()).toList();
    }

    /** What stands behind (or before) a place: {@code (a, b) > (?, ?)}, spelt out where directions differ. */
    void beyond(Condition condition, Position from) {
        List<String> clauses = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (keys.stream().map(Key::descending).distinct().count() == 1) {
            values.addAll(parameters());
            values.addAll(from.values());
            boolean less = keys.getFirst().descending() != from.backwards();
            String places = "?, ".repeat(keys.size()).replaceFirst(", $", "");
            condition.and("(" + position() + ") " + (less ? "<" : ">") + " (" + places + ")", values.toArray());
            return;
        }
        for (int i = 0; i < keys.size(); i++) {
            StringBuilder clause = new StringBuilder("(");
            for (int j = 0; j < i; j++) {
                clause.append(keys.get(j).sql()).append(" = ? and ");
                values.addAll(keys.get(j).parameters());
                values.add(from.values().get(j));
            }
            boolean less = keys.get(i).descending() != from.backwards();
            clause.append(keys.get(i).sql()).append(less ? " < ?)" : " > ?)");
            values.addAll(keys.get(i).parameters());
            values.add(from.values().get(i));
            clauses.add(clause.toString());
        }
        condition.and(String.join(" or ", clauses), values.toArray());
    }
}

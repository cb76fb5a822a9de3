package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.Component;
import dev.slipway.knowledge.Document;
import java.util.List;
import java.util.Map;

/** What a part of this room adds to the page of a document; in the order of the beans. */
interface DocumentExtra {

    /** Something to do, beside its title. */
    default List<Component> actions(Document document) {
        return List.of();
    }

    /** Among what is known of it: terms and what is said under each. */
    default Map<String, Component> facts(Document document) {
        return Map.of();
    }

    /** Below what it says. */
    default List<Component> below(Document document) {
        return List.of();
    }

    /** Panels beside what it says. */
    default List<Component> aside(Document document) {
        return List.of();
    }
}

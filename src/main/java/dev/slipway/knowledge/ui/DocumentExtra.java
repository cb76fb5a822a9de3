package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.Component;
import dev.slipway.knowledge.Document;
import java.util.List;

/** What a part of this room adds to the page of a document: something to do, and panels beside what it says. */
interface DocumentExtra {

    List<Component> actions(Document document);

    List<Component> aside(Document document);
}

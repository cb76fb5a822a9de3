package dev.slipway.source.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import dev.slipway.source.Source;
import java.util.Locale;

/** Asks once more before a source goes, and says what goes with it. */
final class RemoveDialog extends Dialog {

    RemoveDialog(Source source, Runnable remove) {
        setHeaderTitle("Remove " + source.name() + "?");
        add(new Paragraph(String.format(
                Locale.ROOT,
                "Its %,d files stay where they are. What the portal read from them goes: entities, documents and facts.",
                source.files())));
        Button confirmed = new Button("Remove", click -> {
            close();
            remove.run();
        });
        confirmed.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Keep it", click -> close()), confirmed);
    }
}

package dev.slipway.admin.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/** Asks once more before something goes that cannot be brought back. */
final class ConfirmDialog extends Dialog {

    ConfirmDialog(String question, String consequence, String word, Runnable action) {
        setHeaderTitle(question);
        add(new Paragraph(consequence));
        Button confirmed = new Button(word, click -> {
            close();
            action.run();
        });
        confirmed.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Keep it", click -> close()), confirmed);
    }
}

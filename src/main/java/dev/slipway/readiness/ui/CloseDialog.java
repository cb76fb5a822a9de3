package dev.slipway.readiness.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/** Asks once more before a campaign is closed, which nobody can take back. */
final class CloseDialog extends Dialog {

    CloseDialog(String title, Runnable close) {
        setHeaderTitle("Close “" + title + "”?");
        add(new Paragraph("It keeps the figures of today for good, and cannot be opened again."));
        Button yes = new Button("Close it", click -> {
            close();
            close.run();
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Leave it open", click -> close()), yes);
    }
}

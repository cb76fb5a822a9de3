package dev.slipway.admin.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.Refusal;
import dev.slipway.Sheet;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.access.Sessions;
import dev.slipway.access.SignOut;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Panel;
import dev.slipway.ui.Table;
import dev.slipway.ui.Time;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Signs out whoever left, or whose device is lost. */
@Route("admin/sessions")
@PageTitle("Sessions")
@Requires(Permission.ACCESS_ADMINISTER)
@StyleSheet("context://assets/admin.css")
final class SessionsView extends Div {

    private final Sessions sessions;
    private final Clock clock;
    private final TextField person = new TextField("Sign-in name");
    private final Div list = new Div();

    SessionsView(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
        addClassName("tokens");
        person.setHelperText("As the provider knows it: tomasz, or tomasz@example.org");
        Div form = new Div(person, new Button("End the sessions", click -> ask()));
        form.addClassName("token-form");
        add(
                new PageHead(
                        "Sessions",
                        "Sign out whoever left, or whose device is lost; everybody ends their own in the menu"),
                new Panel("End all sessions of a person").body(form),
                list);
        refresh();
    }

    private void ask() {
        String name = person.getValue().strip();
        new ConfirmDialog(
                        "End all sessions of " + (name.isEmpty() ? "nobody" : name) + "?",
                        "Whoever is signed in as this person is signed out within five seconds, and may sign in again if"
                                + " the provider lets them. Their tokens go on; revoke those on the page of the tokens.",
                        "End them",
                        () -> end(name))
                .open();
    }

    private void end(String name) {
        person.setInvalid(false);
        try {
            sessions.endAllOf(name);
            person.clear();
            refresh();
        } catch (Refusal refusal) {
            person.setErrorMessage(refusal.getMessage());
            person.setInvalid(true);
        }
    }

    private void refresh() {
        list.removeAll();
        List<SignOut> ended = sessions.ended();
        if (ended.isEmpty()) {
            list.add(new EmptyState("No sessions were ended yet", "Whose were, by whom and when, is listed here."));
            return;
        }
        Instant now = clock.instant();
        Table table = new Table().column("Person").column("Ended").column("By");
        ended.forEach(signOut -> table.row()
                .cell(signOut.person())
                .cell(Time.ago(signOut.at(), now))
                .cell(signOut.by() == null ? "" : signOut.by()));
        list.add(new Panel("Ended")
                .end(new Download("CSV", "ended-sessions.csv", () -> csv(ended)))
                .flush(table));
    }

    private static byte[] csv(List<SignOut> ended) {
        Sheet csv = new Sheet();
        csv.line("person", "ended", "by");
        ended.forEach(signOut -> csv.line(signOut.person(), signOut.at(), signOut.by()));
        return csv.bytes();
    }
}

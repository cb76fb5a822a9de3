package dev.slipway.admin.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import dev.slipway.Page;
import dev.slipway.access.ApiToken;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Person;
import dev.slipway.access.Requires;
import dev.slipway.access.ServiceAccount;
import dev.slipway.access.Tokens;
import dev.slipway.ui.Ages;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.Icon;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Panel;
import dev.slipway.ui.StateMark;
import dev.slipway.ui.Table;
import dev.slipway.ui.Time;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The keys of programs: everybody's for administrators, their own for the others. */
@Route("admin/tokens")
@PageTitle("API tokens")
@Requires(Permission.TOKEN_OWN)
@StyleSheet("context://assets/admin.css")
final class TokensView extends Div {

    private static final int SHOWN = 500;
    private static final Duration SOON = Duration.ofDays(14);

    private final Tokens tokens;
    private final Clock clock;
    private final Person person;
    private final boolean administers;
    private final Div list = new Div();

    TokensView(Tokens tokens, People people, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
        this.person = people.current().orElse(Person.NOBODY);
        this.administers = person.may(Permission.ACCESS_ADMINISTER);
        addClassName("tokens");
        list.addClassName("tokens");
        PageHead head = new PageHead(
                "API tokens",
                administers
                        ? "The keys by which programs use the portal, everybody's, and the programs that own some"
                        : "The keys by which your programs use the portal");
        NativeButton make = new NativeButton("", click -> make());
        make.add(new Icon("plus").small(), new Span("Make a token"));
        make.addClassNames("btn", "primary");
        if (administers) {
            NativeButton account =
                    new NativeButton("New service account", click -> new AccountDialog(tokens, this::refresh).open());
            account.addClassName("btn");
            RouterLink sessions = new RouterLink("Sessions", SessionsView.class);
            sessions.addClassName("btn");
            RouterLink trail = new RouterLink("Audit trail", AuditView.class);
            trail.addClassName("btn");
            head.actions(trail, sessions, account, make);
        } else {
            head.actions(make);
        }
        add(head, list);
        refresh();
    }

    private void make() {
        List<String> accounts = administers
                ? tokens.serviceAccounts().stream().map(ServiceAccount::name).toList()
                : List.of();
        new MakeTokenDialog(tokens, person, accounts, this::refresh).open();
    }

    private void refresh() {
        list.removeAll();
        Page<ApiToken> page = page(0);
        if (page.items().isEmpty()) {
            list.add(new EmptyState(
                    "No tokens yet",
                    "A pipeline that states facts, or a script that reads the catalog, needs one. "
                            + "It has a role that is never above yours, and an end."));
        } else {
            list.add(tokenPanel(page));
        }
        if (administers) {
            List<ServiceAccount> accounts = tokens.serviceAccounts();
            if (!accounts.isEmpty()) {
                list.add(accountPanel(accounts));
            }
        }
    }

    private Page<ApiToken> page(int offset) {
        return administers ? tokens.all(offset, SHOWN) : tokens.own(offset, SHOWN);
    }

    private Panel tokenPanel(Page<ApiToken> page) {
        Table table = new Table().column("Token");
        if (administers) {
            table.column("Owner");
        }
        table.column("May").column("State").column("Last used").column("Actions");
        Instant now = clock.instant();
        page.items().forEach(token -> row(table, token, now));
        Panel panel = new Panel(administers ? "Everybody's tokens" : "Your tokens");
        panel.sub(String.format(Locale.ROOT, "%,d", page.total()))
                .end(new Download("CSV", "tokens.csv", () -> TokensSheet.of(this::page)))
                .flush(table);
        if (page.total() > page.items().size()) {
            panel.foot(new Span("The first " + SHOWN + " are shown; the CSV has them all."));
        }
        return panel;
    }

    private void row(Table table, ApiToken token, Instant now) {
        Span name = new Span(token.name());
        name.addClassName("strong");
        Span made = sub("made by " + token.madeBy() + ", " + Ages.ago(token.madeAt(), now));
        Table.Row row = table.row().cell(new Div(name, made));
        if (administers) {
            Div owner = new Div(new Span(token.owner().name()));
            if (token.owner().serviceAccount()) {
                owner.add(sub("service account"));
            }
            row.cell(owner);
        }
        row.cell(new Div(new Span(token.role().word()), sub(limits(token))))
                .cell(state(token, now))
                .cell(token.lastUsedAt() == null ? sub("never") : Time.ago(token.lastUsedAt(), now));
        if (token.works(now)) {
            NativeButton revoke = button("Revoke", "Revoke " + token.name());
            revoke.addClickListener(click -> new ConfirmDialog(
                            "Revoke " + token.name() + "?",
                            "Whatever uses it is refused from now on. It cannot be given back; make a new one instead.",
                            "Revoke",
                            () -> {
                                tokens.revoke(token.id());
                                refresh();
                            })
                    .open());
            row.cell(revoke);
        } else {
            row.cell("");
        }
    }

    private static String limits(ApiToken token) {
        if (token.scope().readOnly()) {
            return "reads only";
        }
        return token.scope().entity() == null
                ? ""
                : "facts about " + token.scope().entity() + " only";
    }

    private static Component state(ApiToken token, Instant now) {
        if (token.revokedAt() != null) {
            return new Div(
                    new StateMark(StateMark.Kind.STALE, "revoked"),
                    sub("by " + token.revokedBy() + ", " + Ages.ago(token.revokedAt(), now)));
        }
        if (!token.works(now)) {
            return new Div(new StateMark(StateMark.Kind.STALE, "ended"), sub(Ages.ago(token.endsAt(), now)));
        }
        long days = Duration.between(now, token.endsAt()).toDays();
        String end = days == 0 ? "ends today" : days == 1 ? "1 day left" : days + " days left";
        boolean soon = now.plus(SOON).isAfter(token.endsAt());
        return new Div(
                new StateMark(soon ? StateMark.Kind.WATCH : StateMark.Kind.GOOD, soon ? "ends soon" : "works"),
                new Time(token.endsAt(), end));
    }

    private Panel accountPanel(List<ServiceAccount> accounts) {
        Table table = new Table()
                .column("Service account")
                .column("For")
                .column("Made")
                .column("Actions");
        for (ServiceAccount account : accounts) {
            Span name = new Span(account.name());
            name.addClassName("strong");
            NativeButton remove = button("Remove", "Remove " + account.name());
            remove.addClickListener(click -> new ConfirmDialog(
                            "Remove " + account.name() + "?",
                            "Its tokens go with it; whatever uses them is refused from now on.",
                            "Remove",
                            () -> {
                                tokens.removeServiceAccount(account.name());
                                refresh();
                            })
                    .open());
            table.row()
                    .cell(name)
                    .cell(account.purpose())
                    .cell(new Div(Time.ago(account.madeAt(), clock.instant()), sub("by " + account.madeBy())))
                    .cell(remove);
        }
        return new Panel("Service accounts")
                .sub("programs that act by themselves")
                .flush(table);
    }

    private static NativeButton button(String word, String label) {
        NativeButton button = new NativeButton(word);
        button.addClassNames("btn", "small");
        button.getElement().setAttribute("aria-label", label);
        return button;
    }

    private static Span sub(String words) {
        Span sub = new Span(words);
        sub.addClassName("sub");
        return sub;
    }
}

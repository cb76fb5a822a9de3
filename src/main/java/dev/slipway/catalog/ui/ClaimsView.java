package dev.slipway.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.Page;
import dev.slipway.Sheet;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.catalog.Ownership;
import dev.slipway.catalog.OwnershipClaim;
import dev.slipway.ui.Ages;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Panel;
import dev.slipway.ui.StateMark;
import dev.slipway.ui.Table;
import dev.slipway.ui.Time;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who claims to own what, for those who decide. */
@Route("catalog/claims")
@PageTitle("Ownership claims")
@Requires(Permission.SOURCE_MANAGE)
@StyleSheet("context://assets/catalog.css")
final class ClaimsView extends Div {

    private static final int STEP = 50;
    private static final int EXPORTED = 10_000;

    private final Ownership ownership;
    private final Catalog catalog;
    private final ClaimNotices notices;
    private final Clock clock;
    private final Div list = new Div();
    private int shown = STEP;

    ClaimsView(Ownership ownership, Catalog catalog, ClaimNotices notices, Clock clock) {
        this.ownership = ownership;
        this.catalog = catalog;
        this.notices = notices;
        this.clock = clock;
        addClassName("claims");
        Anchor all = new Anchor("catalog", "Catalog");
        all.getElement().setAttribute("router-link", true);
        add(
                new PageHead("Ownership claims", "Who says that a group of theirs owns what nobody owns")
                        .crumbs(all, new Span("Ownership claims")),
                list);
        refresh();
    }

    private void refresh() {
        Page<OwnershipClaim> claims = ownership.claims(0, shown);
        Panel panel = new Panel("Claims").sub(ownership.waiting() + " open");
        list.removeAll();
        list.add(panel);
        if (claims.items().isEmpty()) {
            panel.flush(new EmptyState(
                    "Claims to what nobody owns",
                    "Nobody has claimed anything. On the page of an entity without an owner, engineers can claim it."));
            return;
        }
        panel.end(new Download("CSV", "ownership-claims.csv", this::csv));
        Map<EntityRef, String> titles = catalog.titles(claims.items().stream()
                .flatMap(claim -> Stream.of(claim.entity(), claim.owner()))
                .collect(Collectors.toSet()));
        Table table = new Table()
                .column("Entity")
                .column("Claimed for")
                .column("By")
                .column("State")
                .column("Actions");
        claims.items().forEach(claim -> row(table, claim, titles));
        panel.flush(table);
        if (claims.total() > claims.items().size()) {
            NativeButton more = new NativeButton("Show more", click -> {
                shown += STEP;
                refresh();
            });
            more.addClassName("btn");
            panel.foot(more);
        }
    }

    private byte[] csv() {
        Sheet csv = new Sheet();
        csv.line("entity", "claimed for", "by", "at", "state", "until", "ended at", "ended by", "reason", "branch");
        for (OwnershipClaim claim : ownership.claims(0, EXPORTED).items()) {
            csv.line(
                    claim.entity(),
                    claim.owner(),
                    claim.person(),
                    claim.at(),
                    claim.state().name().toLowerCase(Locale.ROOT),
                    claim.until(),
                    claim.endedAt(),
                    claim.endedBy(),
                    claim.reason(),
                    claim.branch());
        }
        return csv.bytes();
    }

    private void row(Table table, OwnershipClaim claim, Map<EntityRef, String> titles) {
        Div by = new Div(new Span(claim.person() + " "), Time.ago(claim.at(), clock.instant()));
        boolean open = claim.state() == OwnershipClaim.State.OPEN;
        table.row()
                .cell(link(claim.entity(), titles))
                .cell(link(claim.owner(), titles))
                .cell(by)
                .cell(state(claim))
                .cell(open ? ClaimNotices.button("Decline", () -> notices.decline(claim, this::refresh)) : new Span());
    }

    private static Anchor link(EntityRef ref, Map<EntityRef, String> titles) {
        Anchor link = new Anchor(ref.url(), titles.getOrDefault(ref, ref.name()));
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private Component state(OwnershipClaim claim) {
        Div cell = new Div(
                switch (claim.state()) {
                    case OPEN -> new StateMark(StateMark.Kind.WATCH, "waiting for the descriptor");
                    case DONE -> new StateMark(StateMark.Kind.GOOD, "the descriptor says so");
                    case WITHDRAWN -> new StateMark(StateMark.Kind.PLAIN, "withdrawn");
                    case DECLINED -> new StateMark(StateMark.Kind.BAD, "declined by " + claim.endedBy());
                    case ENDED -> new StateMark(StateMark.Kind.STALE, "ended");
                });
        String more = claim.state() == OwnershipClaim.State.OPEN
                ? (claim.branch() == null ? "No branch yet" : "Branch " + claim.branch()) + "; ends "
                        + Ages.ago(claim.until(), clock.instant())
                : claim.reason();
        if (more != null) {
            Div sub = new Div(more);
            sub.addClassName("sub");
            cell.add(sub);
        }
        return cell;
    }
}

package dev.slipway.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** What every page loads before anything of its own: the theme, the tokens, and the open line to the server. */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://assets/tokens.css")
@StyleSheet("context://assets/slipway.css")
public class Shell implements AppShellConfigurator {

    /** Runs before anything is painted, so that a chosen scheme does not flash the other one. */
    private static final String CHOSEN_SCHEME =
            "const chosen = localStorage.getItem('sw-theme'); if (chosen) document.documentElement.dataset.theme = chosen;";

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addInlineWithContents(Inline.Position.PREPEND, CHOSEN_SCHEME, Inline.Wrapping.JAVASCRIPT);
        settings.addFavIcon("icon", "assets/favicon.svg", "any");
    }
}

package dev.slipway.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.theme.aura.Aura;

/** What every page loads before anything of its own: the theme, the tokens, and the open line to the server. */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://assets/tokens.css")
@StyleSheet("context://assets/slipway.css")
public class Shell implements AppShellConfigurator {}

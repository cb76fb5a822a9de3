package dev.slipway.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started the portal where it is, who can sign in, and where its data lies. */
@Component
class Greeting {

    private final AccessSettings settings;
    private final boolean demoAccounts;
    private final List<String> providers;

    Greeting(
            AccessSettings settings,
            ObjectProvider<EmbeddedProvider> provider,
            ObjectProvider<OutsideProvider> outside) {
        this.settings = settings;
        this.demoAccounts = provider.getIfAvailable() != null;
        this.providers = demoAccounts ? List.of() : outside.getObject().ids();
    }

    @EventListener
    void say(ApplicationReadyEvent ready) {
        System.out.println(words());
    }

    String words() {
        StringBuilder words = new StringBuilder("\nSlipway is up at " + settings.publicUrl() + "\n");
        if (demoAccounts) {
            String accounts = Arrays.stream(DemoAccount.values())
                    .map(account -> account.login() + " (" + account.role.name().toLowerCase(Locale.ROOT) + ")")
                    .collect(Collectors.joining(", "));
            words.append("Sign in as ").append(accounts).append("; the password is the name.\n");
        }
        if (!demoAccounts) {
            words.append("Sign-in is by ").append(String.join(", ", providers)).append(".\n");
        }
        return words.append("Its data lies in ")
                .append(settings.data().toAbsolutePath().normalize())
                .append(". Ctrl-C stops it.\n")
                .toString();
    }
}

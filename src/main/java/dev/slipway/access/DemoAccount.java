package dev.slipway.access;

/** The people who can sign in at the embedded identity provider; each one's password is the name. */
enum DemoAccount {
    YUSUF("Yusuf Demir", Role.VIEWER),
    TOMASZ("Tomasz Zielinski", Role.ENGINEER),
    ILSE("Ilse Lindqvist", Role.LEAD),
    MAREK("Marek Novak", Role.ADMINISTRATOR);

    final String fullName;
    final Role role;

    DemoAccount(String fullName, Role role) {
        this.fullName = fullName;
        this.role = role;
    }

    String login() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

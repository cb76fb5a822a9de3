package dev.slipway.capability;

import java.util.Arrays;
import java.util.Optional;

/** How far a service has a capability. Not knowing is an answer of its own: it is neither there nor missing. */
public enum Coverage {
    COVERED("covered", 'C'),
    PARTIAL("partial", 'P'),
    MISSING("missing", 'M'),
    UNKNOWN("not known", 'U'),
    NOT_NEEDED("not needed", 'N');

    private final String word;
    private final char letter;

    Coverage(String word, char letter) {
        this.word = word;
        this.letter = letter;
    }

    public String word() {
        return word;
    }

    /** What stands for it in a stored row. */
    char letter() {
        return letter;
    }

    static Coverage ofLetter(char letter) {
        return Arrays.stream(values())
                .filter(each -> each.letter == letter)
                .findFirst()
                .orElse(UNKNOWN);
    }

    public static Optional<Coverage> ofWord(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /** Whether something is left to do. */
    public boolean open() {
        return this == PARTIAL || this == MISSING || this == UNKNOWN;
    }
}

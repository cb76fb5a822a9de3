package dev.slipway;

/**
 * The portal understood and says no, in words meant for the person who asked.
 *
 * <p>Subtypes are named by the situation. Anything else that is thrown is our own mistake: it is logged with a
 * reference, and only the reference is shown.
 */
public class Refusal extends RuntimeException {

    /** Why: decides the status of an HTTP answer (404, 409, 400, 403). */
    public enum Kind {
        NOT_FOUND,
        CONFLICT,
        INVALID,
        FORBIDDEN
    }

    private final Kind kind;

    public Refusal(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}

package dev.slipway.source;

/** A source could not be visited, in words for its owner; what is known of it stays. */
final class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreachable(String message) {
        super(message);
    }

    String words() {
        return String.valueOf(getMessage());
    }
}

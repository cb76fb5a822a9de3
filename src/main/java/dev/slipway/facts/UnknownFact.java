package dev.slipway.facts;

import dev.slipway.Refusal;

/** What was stated is no fact: nobody declared the key, or its value is of another type. */
public final class UnknownFact extends Refusal {
    UnknownFact(String message) {
        super(Kind.INVALID, message);
    }
}

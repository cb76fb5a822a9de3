package dev.slipway.search;

import dev.slipway.Refusal;

/** The search was asked for something that it cannot give, such as a page of negative length. */
public class SearchRefused extends Refusal {
    public SearchRefused(String message) {
        super(Kind.INVALID, message);
    }
}

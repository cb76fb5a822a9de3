package dev.harbourline.money;

/** An amount in the smallest unit of its currency. There is no way to make one from a double, and that is the point. */
public record Cents(long value, String currency) {

    public Cents plus(Cents other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Cents(Math.addExact(value, other.value), currency);
    }
}

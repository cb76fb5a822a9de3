package dev.slipway.ui;

/** The five outcomes, four severities and three verdicts: each has one shape, one colour and one word everywhere. */
public enum Shape {
    PASS("pass", "outcome", "pass"),
    FAIL("fail", "outcome", "fail"),
    UNPROVEN("unproven", "outcome", "unproven"),
    WAIVED("waived", "outcome", "waived"),
    NOT_APPLICABLE("not applicable", "outcome", "na"),
    CRITICAL("critical", "severity", "critical"),
    HIGH("high", "severity", "high"),
    MEDIUM("medium", "severity", "medium"),
    LOW("low", "severity", "low"),
    GO("go", "verdict", "go"),
    CONDITIONAL_GO("conditional go", "verdict", "conditional"),
    NO_GO("no-go", "verdict", "no-go");

    private final String word;
    private final String family;
    private final String symbol;

    Shape(String word, String family, String symbol) {
        this.word = word;
        this.family = family;
        this.symbol = symbol;
    }

    public String word() {
        return word;
    }

    /** The part of {@code data-outcome}, {@code data-severity}, {@code data-verdict} that style sheets colour by. */
    public String attribute() {
        return "data-" + family;
    }

    /** The value of {@link #attribute()}. */
    public String value() {
        return symbol;
    }

    Drawing drawing() {
        Drawing drawing = new Drawing("m-" + symbol);
        drawing.addClassName("shape");
        return drawing;
    }
}

package dev.slipway.ui;

/**
 * A line icon of 16 px beside a word or in a labelled button: {@code home catalog score search doc delivery release
 * onboard okr plug audit admin bell theme menu service chev right link branch clock tree people deploy flame copy warn
 * plus filter x down sign wait terminal user bolt}.
 */
public final class Icon extends Drawing {

    public Icon(String name) {
        super("i-" + name);
        addClassName("ic");
    }

    /** 14 px, for buttons and filters. */
    public Icon small() {
        addClassName("ic-s");
        return this;
    }
}

package dev.slipway.catalog;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * What becomes of entities whose descriptor is gone.
 *
 * @param after how long they stay; null for ever
 */
record OrphanPolicy(@Nullable Duration after) {

    private static final Pattern REMOVE = Pattern.compile("remove-after\\s+(\\d+[smhd])");

    static OrphanPolicy of(String setting) {
        String plain = setting.strip();
        var remove = REMOVE.matcher(plain);
        if (remove.matches()) {
            return new OrphanPolicy(DurationStyle.SIMPLE.parse(remove.group(1)));
        }
        if (plain.equals("keep")) {
            return new OrphanPolicy(null);
        }
        throw new IllegalArgumentException("slipway.catalog.orphans is '" + setting
                + "'; write keep, or remove-after and a time, for example: remove-after 14d");
    }
}

package dev.slipway.knowledge;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as people write them, as {@code 2026-11-20}, or {@code 2026-11} where they give no day. */
final class Dates {

    private static final Pattern ISO = Pattern.compile("(?<!\\d)(\\d{4})[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?(?!\\d)");
    private static final Pattern NUMERIC = Pattern.compile("(?<!\\d)(\\d{1,2})[./](\\d{1,2})[./](\\d{4})(?!\\d)");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er)?[.\\s-]+(?:of )?(\\p{L}{3,10})\\.?[,\\s-]+(\\d{4})");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(\\p{L}{3,10})\\.?\\s+(?:(\\d{1,2})(?:st|nd|rd|th)?)?\\s*,?\\s+(\\d{4})");
    private static final List<String> MONTHS = List.of(
            "jan gen ene",
            "feb fév fev feb",
            "mar mär maa",
            "apr avr abr",
            "may mai mag mei",
            "jun jui_n giu",
            "jul jui_l lug",
            "aug aoû aou ago",
            "sep set",
            "oct okt ott",
            "nov",
            "dec dez déc dic");

    private Dates() {}

    static @Nullable String read(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.find()) {
            return date(iso.group(1), Integer.parseInt(iso.group(2)), iso.group(3));
        }
        Matcher numeric = NUMERIC.matcher(text);
        if (numeric.find()) {
            int first = Integer.parseInt(numeric.group(1));
            int second = Integer.parseInt(numeric.group(2));
            return second > 12
                    ? date(numeric.group(3), first, numeric.group(2))
                    : date(numeric.group(3), second, numeric.group(1));
        }
        Matcher day = DAY_FIRST.matcher(text);
        while (day.find()) {
            int month = month(day.group(2));
            if (month > 0) {
                return date(day.group(3), month, day.group(1));
            }
        }
        Matcher month = MONTH_FIRST.matcher(text);
        while (month.find()) {
            int number = month(month.group(1));
            if (number > 0) {
                return date(month.group(3), number, month.group(2));
            }
        }
        return null;
    }

    private static int month(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.startsWith("jui")) {
            return lower.startsWith("juil") ? 7 : 6;
        }
        String beginning = lower.substring(0, 3);
        for (int i = 0; i < MONTHS.size(); i++) {
            if (List.of(MONTHS.get(i).split(" ")).contains(beginning)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static @Nullable String date(String year, int month, @Nullable String day) {
        try {
            return day == null
                    ? YearMonth.of(Integer.parseInt(year), month).toString()
                    : LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day))
                            .toString();
        } catch (DateTimeException e) {
            return null;
        }
    }
}

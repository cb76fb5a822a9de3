package dev.slipway.knowledge;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Dates as people write them, as {@code 2026-11-20}, or {@code 2026-11} where they give no day. */
final class Dates {

    private static final Pattern ISO = Pattern.compile("(?<!\\d)(\\d{4})[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?(?!\\d)");
    private static final Pattern SIGNS =
            Pattern.compile("(?<!\\d)(\\d{4})\\s*[年년]\\s*(\\d{1,2})\\s*[月월](?:\\s*(\\d{1,2})\\s*[日일号])?");
    private static final Pattern NUMERIC = Pattern.compile("(?<!\\d)(\\d{1,2})[./](\\d{1,2})[./](\\d{4})(?!\\d)");
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º)?[.\\s-]+(?:(?:of|de) )?(\\p{L}{3,10})\\.?(?: de )?[,\\s-]*(\\d{4})");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(\\p{L}{3,10})\\.?(?:\\s+(\\d{1,2})(?:st|nd|rd|th)?)?\\s*,?(?:\\s+de)?\\s+(\\d{4})");
    private static final List<Pattern> MONTHS = Stream.of(
                    "jan(?:uary?|uari|vier|eiro)?|ene(?:ro)?|gen(?:naio)?|янв\\p{L}*",
                    "feb(?:ruary?|ruari|rero|braio)?|fev(?:rier|ereiro)?|fév(?:rier)?|фев\\p{L}*",
                    "mar(?:ch|s|zo|ço|t|et)?|märz?|maart|mrt|мар\\p{L}*",
                    "apr(?:il|ile)?|a[bv]r(?:il)?|апр\\p{L}*",
                    "may|mayo|mai|maio|mag(?:gio)?|mei|maj|ма[йя]",
                    "june?|juin|juni|junio|junho|giu(?:gno)?|июн\\p{L}*",
                    "july?|juil(?:let)?|juli|julio|julho|lug(?:lio)?|июл\\p{L}*",
                    "aug(?:ust|ustus|usti)?|ao[uû]t|ago(?:sto)?|авг\\p{L}*",
                    "sept?(?:ember|embre|iembre)?|set(?:embro|tembre|iembre)?|сен\\p{L}*",
                    "o[ck]t(?:ober|obre|ubre)?|ott(?:obre)?|out(?:ubro)?|окт\\p{L}*",
                    "nov(?:ember|embre|iembre|embro)?|ноя\\p{L}*",
                    "de[cs](?:ember|embre)?|déc(?:embre)?|dez(?:ember|embro)?|dic(?:iembre|embre)?|дек\\p{L}*")
            .map(names -> Pattern.compile("(?iU)(?:" + names + ")"))
            .toList();

    private Dates() {}

    static @Nullable String read(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.find()) {
            return date(iso.group(1), Integer.parseInt(iso.group(2)), iso.group(3));
        }
        Matcher signs = SIGNS.matcher(text);
        if (signs.find()) {
            return date(signs.group(1), Integer.parseInt(signs.group(2)), signs.group(3));
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
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).matcher(word).matches()) {
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

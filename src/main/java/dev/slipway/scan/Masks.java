package dev.slipway.scan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes what may be a secret unreadable before it is stored or shown. */
public final class Masks {

    private static final Pattern SECRET = Pattern.compile(
            "(?<keep>(?i:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|client[_-]?secret|private[_-]?key)"
                    + "[\"']?\\s*[:=]+\\s*[\"']?)(?<hide>[^\\s\"'$\\{<(,;]{6,})"
                    + "|(?<bare>AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{20,}|glpat-[A-Za-z0-9_-]{20,}"
                    + "|xox[abprs]-[A-Za-z0-9-]{10,}|sk_live_[A-Za-z0-9]{10,}|AIza[0-9A-Za-z_-]{35}"
                    + "|eyJ[A-Za-z0-9_-]{15,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}"
                    + "|(?<=://)[^/\\s:@]{1,64}:[^/\\s:@]{3,64}(?=@)|\\b[A-Za-z0-9+/]{48,}={0,2})");

    private Masks() {}

    public static String mask(String text) {
        Matcher secret = SECRET.matcher(text);
        StringBuilder masked = new StringBuilder();
        while (secret.find()) {
            String keep = secret.group("keep") == null ? "" : secret.group("keep");
            String hide = secret.group("hide") == null ? secret.group("bare") : secret.group("hide");
            String shown = hide == null ? "" : hide.substring(0, Math.min(4, hide.length() / 3)) + "…";
            secret.appendReplacement(masked, Matcher.quoteReplacement(keep + shown));
        }
        return secret.appendTail(masked).toString();
    }
}

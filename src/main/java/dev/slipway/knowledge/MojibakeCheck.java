package dev.slipway.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Letters that were turned into others by a wrong encoding, with what they most likely were; and letters that are lost. */
@Component
class MojibakeCheck implements Check {

    private static final int MOST = 20;
    private static final Pattern WORD = Pattern.compile("[^\\s`*|]*[^\\x00-\\x7F][^\\s`*|]*(?: (?<=Ã )[^\\s`*|]*)?");

    @Override
    public String id() {
        return "mojibake";
    }

    @Override
    public String title() {
        return "Encoding damage";
    }

    @Override
    public List<Finding> look(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) subject.decoded().text().lines()::iterator) {
            number++;
            if (findings.size() >= MOST || line.chars().allMatch(c -> c < 0x80)) {
                continue;
            }
            boolean lost = line.indexOf('\uFFFD') >= 0;
            if (lost && subject.decoded().badLine() == 0) {
                findings.add(Finding.of(
                        this,
                        Finding.Weight.HIGH,
                        number,
                        "A letter was lost here: “" + brief(around(line, line.indexOf('\uFFFD'))) + "”.",
                        "Write the word anew, and save the file as UTF-8."));
            } else if (!Mojibake.mended(line).equals(line)) {
                findings.add(damaged(line, number));
            }
        }
        return findings;
    }

    private Finding damaged(String line, int number) {
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            String mended = Mojibake.mended(word.group());
            if (!mended.equals(word.group())) {
                return Finding.of(
                        this,
                        Finding.Weight.HIGH,
                        number,
                        "“" + brief(word.group()) + "” was likely “" + brief(mended) + "”.",
                        "Put the original in its place throughout the file, and save it as UTF-8.");
            }
        }
        return Finding.of(
                this,
                Finding.Weight.HIGH,
                number,
                "The line was likely “" + brief(Mojibake.mended(line)) + "”.",
                "Put the original in its place throughout the file, and save it as UTF-8.");
    }

    private static String around(String line, int at) {
        return line.substring(Math.max(0, at - 20), Math.min(line.length(), at + 20));
    }

    private static String brief(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }
}

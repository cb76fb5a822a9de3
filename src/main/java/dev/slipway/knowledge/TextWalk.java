package dev.slipway.knowledge;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text, and how far it is read. */
abstract class TextWalk {

    final String text;
    int at;

    TextWalk(String text) {
        this.text = text;
    }

    boolean take(Matcher matcher, Consumer<Matcher> found) {
        matcher.region(at, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        int end = matcher.end();
        found.accept(matcher);
        at = end;
        return true;
    }

    Matcher matcher(Pattern pattern) {
        skipSpace();
        return pattern.matcher(text).region(at, text.length());
    }

    void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    void skipBlank() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ';')) {
            at++;
        }
    }

    void skipLine() {
        at += restOfLine();
    }

    int restOfLine() {
        int end = text.indexOf('\n', at);
        return (end < 0 ? text.length() : end) - at;
    }

    int line(int position) {
        int line = 1;
        for (int i = 0; i < position && i < text.length(); i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return line;
    }

    int column(int position) {
        return position - text.lastIndexOf('\n', position - 1);
    }
}

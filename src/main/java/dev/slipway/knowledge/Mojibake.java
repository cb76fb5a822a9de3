package dev.slipway.knowledge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Text that was UTF-8, was read as something else, and saved so: turned back into what it most likely was. */
final class Mojibake {

    private static final List<Map<Character, Integer>> MISTAKEN = List.of(bytes("windows-1252"), bytes("x-MacRoman"));
    private static final int ROUNDS = 3; // damage on damage
    /** What lost a character on the way, so that no bytes tell it any more. */
    private static final Map<String, String> LOSSY = Map.of("â€\"", "—", "Ã ", "à ");

    private Mojibake() {}

    /** The likely original; the same text if it is well. */
    static String mended(String text) {
        String now = text;
        for (int round = 0; round < ROUNDS; round++) {
            String then = once(now);
            if (then.equals(now)) {
                return now;
            }
            now = then;
        }
        return now;
    }

    private static String once(String text) {
        StringBuilder mended = null;
        int i = 0;
        while (i < text.length()) {
            Piece piece = text.charAt(i) < 0x80 ? null : piece(text, i);
            if (piece != null) {
                mended = mended == null ? new StringBuilder(text.substring(0, i)) : mended;
                mended.append(piece.original);
                i += piece.length;
            } else {
                if (mended != null) {
                    mended.append(text.charAt(i));
                }
                i++;
            }
        }
        return mended == null ? text : mended.toString();
    }

    private record Piece(String original, int length) {}

    private static @Nullable Piece piece(String text, int at) {
        for (Map<Character, Integer> charset : MISTAKEN) {
            Integer lead = charset.get(text.charAt(at));
            int length = lead == null || lead > 0xF4 ? 0 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
            if (length == 0 || at + length > text.length()) {
                continue;
            }
            byte[] bytes = new byte[length];
            boolean whole = true;
            for (int i = 0; i < length && whole; i++) {
                Integer one = charset.get(text.charAt(at + i));
                whole = one != null && (i == 0 || one >= 0x80 && one < 0xC0);
                bytes[i] = one == null ? 0 : one.byteValue();
            }
            String original = whole ? decoded(bytes) : null;
            if (original != null && plausible(original.codePointAt(0))) {
                return new Piece(original, length);
            }
        }
        return LOSSY.entrySet().stream()
                .filter(lossy -> text.startsWith(lossy.getKey(), at))
                .map(lossy -> new Piece(lossy.getValue(), lossy.getKey().length()))
                .findFirst()
                .orElse(null);
    }

    /** By character the byte that it stands for; five bytes mean nothing in windows-1252 and stay what they are. */
    private static Map<Character, Integer> bytes(String charset) {
        Map<Character, Integer> bytes = new HashMap<>();
        if (charset.startsWith("windows")) {
            List.of(0x81, 0x8D, 0x8F, 0x90, 0x9D).forEach(one -> bytes.put((char) one.intValue(), one));
        }
        for (int one = 0x80; one <= 0xFF; one++) {
            String text = new String(new byte[] {(byte) one}, Charset.forName(charset));
            if (text.length() == 1 && text.charAt(0) != '\uFFFD') {
                bytes.put(text.charAt(0), one);
            }
        }
        return bytes;
    }

    private static @Nullable String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** What people write: two marks of a Western text that happen to be bytes of one letter give a rare one. */
    private static boolean plausible(int letter) {
        return letter >= 0xA0 && letter <= 0x17F
                || letter >= 0x2010 && letter <= 0x203A
                || letter >= 0x20AC && letter <= 0x2122
                || letter >= 0x2190 && letter <= 0x22FF
                || letter >= 0x2500 && letter <= 0x27BF
                || letter >= 0x3000 && letter <= 0x30FF
                || letter >= 0x4E00 && letter <= 0x9FFF
                || letter >= 0xFE00 && letter <= 0xFFEF && letter != 0xFFFD
                || letter >= 0x1F300 && letter <= 0x1FAFF;
    }
}

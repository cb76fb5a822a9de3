package dev.slipway.knowledge;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as text. UTF-8 unless they say otherwise; what is not UTF-8 is read as what it most likely is.
 *
 * @param charset what it was read as
 * @param badLine where UTF-8 ended, from 1; 0 if the file is well
 */
record Decoded(String text, Charset charset, int badLine) {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j"); // as it is written
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int LOOKED_AT = 100_000;

    static Decoded of(byte[] bytes) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            return utf8(bytes, 3);
        }
        if (begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF)) {
            return new Decoded(clean(new String(bytes, StandardCharsets.UTF_16)), StandardCharsets.UTF_16, 1);
        }
        Charset wide = wide(bytes);
        return wide == null ? utf8(bytes, 0) : new Decoded(clean(new String(bytes, wide)), wide, 1);
    }

    /** UTF-16 without its mark: blanks, line ends and whatever else is ASCII has a NUL on one side, always the same. */
    private static @Nullable Charset wide(byte[] bytes) {
        int[] nuls = new int[2];
        int most = Math.min(bytes.length, LOOKED_AT);
        for (int i = 0; i < most; i++) {
            if (bytes[i] == 0) {
                nuls[i & 1]++;
            }
        }
        if (nuls[0] + nuls[1] < Math.max(4, most / 50)) {
            return null;
        }
        return nuls[1] > 10 * nuls[0]
                ? StandardCharsets.UTF_16LE
                : nuls[0] > 10 * nuls[1] ? StandardCharsets.UTF_16BE : null;
    }

    private static Decoded utf8(byte[] bytes, int from) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate(bytes.length - from);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            return new Decoded(clean(out.flip().toString()), StandardCharsets.UTF_8, 0);
        }
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        String utf8 = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        String japanese = strictly(SHIFT_JIS, bytes, from);
        if (japanese != null && mostlyJapanese(japanese)) {
            return new Decoded(clean(japanese), SHIFT_JIS, line);
        }
        String chinese = strictly(GB18030, bytes, from);
        if (chinese != null && mostlyChinese(chinese)) {
            return new Decoded(clean(chinese), GB18030, line);
        }
        boolean nearlyUtf8 = utf8.chars().filter(c -> c == '\uFFFD').count() * 20
                < utf8.chars().filter(c -> c > 0x7F).count();
        return nearlyUtf8
                ? new Decoded(clean(utf8), StandardCharsets.UTF_8, line)
                : new Decoded(clean(new String(bytes, from, bytes.length - from, WINDOWS)), WINDOWS, line);
    }

    /** Other text that happens to be valid Shift-JIS gives signs and half-width letters; Japanese gives full-width ones. */
    private static boolean mostlyJapanese(String text) {
        long foreign = text.codePoints().filter(c -> c > 0x7F).count();
        long kana = text.codePoints().filter(c -> c >= 0x3041 && c <= 0x30FC).count();
        long halfWidth =
                text.codePoints().filter(c -> c >= 0xFF61 && c <= 0xFF9F).count();
        return foreign > 3 && kana * 5 >= foreign && halfWidth * 10 <= foreign;
    }

    /** Western text that happens to be valid GB18030 gives rare characters; Chinese gives the common ones. */
    private static boolean mostlyChinese(String text) {
        long foreign = text.codePoints().filter(c -> c > 0x7F).count();
        long common = text.codePoints()
                .filter(c -> c >= 0x4E00 && c <= 0x9FA5 || c >= 0x3000 && c <= 0x303F || c >= 0xFF00 && c <= 0xFFEF)
                .count();
        long pairs = java.util.regex.Pattern.compile("[\\u4e00-\\u9fa5]{2}")
                .matcher(text)
                .results()
                .count();
        return foreign > 3 && common * 10 >= foreign * 8 && pairs * 4 >= common;
    }

    private static @Nullable String strictly(Charset charset, byte[] bytes, int from) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The store takes no NUL; line ends are made one. */
    private static String clean(String text) {
        return text.replace('\0', '\uFFFD').replace("\r\n", "\n").replace('\r', '\n');
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}

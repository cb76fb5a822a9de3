package dev.slipway.source.ui;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A file's content as text.
 *
 * @param encoding how the bytes were taken
 */
record FileText(List<String> lines, Charset encoding) {

    private static final int LOOKED_AT = 8000;

    FileText {
        lines = List.copyOf(lines);
    }

    /** Empty if it is no text. */
    static Optional<FileText> of(byte[] content) {
        if (startsWith(content, 0xFF, 0xFE)) {
            return Optional.of(of(content, 2, StandardCharsets.UTF_16LE));
        }
        if (startsWith(content, 0xFE, 0xFF)) {
            return Optional.of(of(content, 2, StandardCharsets.UTF_16BE));
        }
        for (int i = 0; i < Math.min(LOOKED_AT, content.length); i++) {
            if (content[i] == 0) {
                return Optional.empty();
            }
        }
        int start = startsWith(content, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        boolean utf8 = true;
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content));
        } catch (CharacterCodingException e) {
            utf8 = false;
        }
        return Optional.of(of(content, start, utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    }

    private static FileText of(byte[] content, int start, Charset encoding) {
        String text = new String(content, start, content.length - start, encoding);
        return new FileText(text.lines().toList(), encoding);
    }

    private static boolean startsWith(byte[] content, int... mark) {
        if (content.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((content[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}

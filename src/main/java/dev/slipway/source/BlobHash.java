package dev.slipway.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name that Git gives to a content. */
final class BlobHash {

    private BlobHash() {}

    static String of(byte[] content) {
        MessageDigest digest = start(content.length);
        return HexFormat.of().formatHex(digest.digest(content));
    }

    /** Reads the stream to its end; it must be as long as it was said to be. */
    static String of(InputStream content, long size) throws IOException {
        MessageDigest digest = start(size);
        byte[] buffer = new byte[64 * 1024];
        long left = size;
        int read;
        while ((read = content.read(buffer)) >= 0) {
            digest.update(buffer, 0, read);
            left -= read;
        }
        if (left != 0) {
            throw new IOException("the file changed while it was read");
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest start(long size) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}

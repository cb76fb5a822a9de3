package dev.slipway.search;

import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.compressing.CompressionMode;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene90.compressing.Lucene90CompressingStoredFieldsFormat;

/**
 * Lucene's own format, but for what is stored of each document: in chunks of 4 KB instead of 80. A page shows twenty hits
 * from anywhere in the index, and of each chunk they lie in nearly all would be unpacked in vain. Found by its name, which
 * every index says.
 */
public final class HitsCodec extends FilterCodec {

    private static final String NAME = "SlipwayHits";
    private static final int CHUNK = 4 * 1024;
    private static final int MOST_IN_A_CHUNK = 64;
    private static final int CHUNKS_IN_A_BLOCK = 10;

    private final StoredFieldsFormat stored = new Lucene90CompressingStoredFieldsFormat(
            NAME, CompressionMode.FAST, CHUNK, MOST_IN_A_CHUNK, CHUNKS_IN_A_BLOCK);

    public HitsCodec() {
        super(NAME, new Lucene104Codec());
    }

    @Override
    public StoredFieldsFormat storedFieldsFormat() {
        return stored;
    }
}

package dev.slipway.search;

import java.io.IOException;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.compressing.CompressionMode;
import org.apache.lucene.codecs.compressing.Compressor;
import org.apache.lucene.codecs.compressing.Decompressor;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene90.compressing.Lucene90CompressingStoredFieldsFormat;
import org.apache.lucene.store.ByteBuffersDataInput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/**
 * Lucene's own format, but for what is stored of each document: as it is, in small chunks. A page shows twenty hits from
 * anywhere in the index, and to unpack them took a fifth of the whole search. Found by its name, which every index says.
 */
public final class HitsCodec extends FilterCodec {

    private static final String NAME = "SlipwayHits";
    private static final int CHUNK = 4 * 1024;
    private static final int MOST_IN_A_CHUNK = 64;
    private static final int CHUNKS_IN_A_BLOCK = 10;

    private final StoredFieldsFormat stored =
            new Lucene90CompressingStoredFieldsFormat(NAME, new AsItIs(), CHUNK, MOST_IN_A_CHUNK, CHUNKS_IN_A_BLOCK);

    public HitsCodec() {
        super(NAME, new Lucene104Codec());
    }

    @Override
    public StoredFieldsFormat storedFieldsFormat() {
        return stored;
    }

    private static final class AsItIs extends CompressionMode {

        @Override
        public Compressor newCompressor() {
            return new Compressor() {
                @Override
                public void compress(ByteBuffersDataInput in, DataOutput out) throws IOException {
                    out.copyBytes(in, in.length());
                }

                @Override
                public void close() {
                    // holds nothing
                }
            };
        }

        @Override
        public Decompressor newDecompressor() {
            return new Decompressor() {
                @Override
                public void decompress(DataInput in, int all, int from, int length, BytesRef bytes) throws IOException {
                    bytes.bytes = ArrayUtil.growNoCopy(bytes.bytes, length);
                    bytes.offset = 0;
                    bytes.length = length;
                    in.skipBytes(from);
                    in.readBytes(bytes.bytes, 0, length);
                    in.skipBytes(all - from - length);
                }

                @Override
                public Decompressor clone() {
                    return this;
                }
            };
        }
    }
}

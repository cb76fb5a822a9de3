package com.harbourline.gateway;

/** One record of 48 bytes. See the API sorter-protocol. */
final class SorterRecord {

    final String type;
    final String parcel;
    final int station;

    SorterRecord(byte[] bytes) {
        if (bytes.length != 48) {
            throw new IllegalArgumentException("48 bytes, not " + bytes.length);
        }
        String line = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (Crc.of(line.substring(0, 40)) != Long.parseLong(line.substring(40), 16)) {
            throw new IllegalArgumentException("checksum does not fit; is the sorter's firmware older than 4.2?");
        }
        type = line.substring(0, 2);
        parcel = line.substring(2, 14).trim();
        station = Integer.parseInt(line.substring(14, 18));
    }
}

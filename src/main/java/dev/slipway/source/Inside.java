package dev.slipway.source;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses that lead inside, whatever clothes they wear: an IPv4 address in an IPv6 one counts as what it is
 * inside.
 */
public final class Inside {

    private static final List<Range> MACHINE = ranges(
            "0.0.0.0/8",
            "127.0.0.0/8",
            "169.254.0.0/16", // neighbours on the link, and what clouds tell their machines
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/128",
            "::1/128",
            "fe80::/10",
            "ff00::/8");

    private static final List<Range> NETWORK = ranges(
            "10.0.0.0/8",
            "100.64.0.0/10",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "64:ff9b:1::/48",
            "100::/64",
            "fc00::/7",
            "fec0::/10");

    /** Forms of IPv6 that carry an IPv4 address in their last four bytes: compatible, mapped, translated, NAT64. */
    private static final List<Range> CARRIERS =
            ranges("::/96", "0:0:0:0:ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48");

    private static final Range SIX_TO_FOUR = Range.of("2002::/16");
    private static final Range TEREDO = Range.of("2001::/32");

    private Inside() {}

    /** This machine, its neighbours on the link, or everybody at once: nothing that is ever to be fetched from. */
    public static boolean machine(InetAddress address) {
        return any(MACHINE, address);
    }

    /** The same, or a private network, where only hosts that an administrator named are fetched from. */
    public static boolean network(InetAddress address) {
        return any(MACHINE, address) || any(NETWORK, address);
    }

    private static boolean any(List<Range> ranges, InetAddress address) {
        for (byte[] form : forms(address.getAddress())) {
            if (ranges.stream().anyMatch(range -> range.contains(form))) {
                return true;
            }
        }
        return false;
    }

    private static List<byte[]> forms(byte[] address) {
        List<byte[]> forms = new ArrayList<>();
        forms.add(address);
        if (address.length == 16) {
            if (CARRIERS.stream().anyMatch(carrier -> carrier.contains(address))) {
                forms.add(Arrays.copyOfRange(address, 12, 16));
            }
            if (SIX_TO_FOUR.contains(address)) {
                forms.add(Arrays.copyOfRange(address, 2, 6));
            }
            if (TEREDO.contains(address)) {
                byte[] veiled = Arrays.copyOfRange(address, 12, 16);
                for (int i = 0; i < veiled.length; i++) {
                    veiled[i] = (byte) ~veiled[i];
                }
                forms.add(veiled);
            }
            if ((address[8] & ~2) == 0 && address[9] == 0 && address[10] == 0x5e && address[11] == (byte) 0xfe) {
                forms.add(Arrays.copyOfRange(address, 12, 16)); // ISATAP
            }
        }
        return forms;
    }

    private static List<Range> ranges(String... all) {
        return Arrays.stream(all).map(Range::of).toList();
    }

    private record Range(byte[] start, int bits) {

        static Range of(String text) {
            int slash = text.indexOf('/');
            try {
                InetAddress start = InetAddress.getByName(text.substring(0, slash));
                int bits = Integer.parseInt(text.substring(slash + 1));
                if (start instanceof Inet4Address == text.contains(":")) {
                    throw new IllegalArgumentException(text + " is not kept as it is written");
                }
                return new Range(start.getAddress(), bits);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)) & 0xff;
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}

package dev.slipway.source;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Names under {@code names.example} that mean what tests need; all others mean what they mean on this machine. */
public final class SampleNames extends InetAddressResolverProvider {

    private static final byte[] WORLD = {(byte) 140, 82, 121, 4};
    private static final byte[] METADATA = {(byte) 169, (byte) 254, (byte) 169, (byte) 254};
    private static final byte[] PRIVATE = {10, 1, 2, 3};
    private static final byte[] HERE_AS_IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private static final Map<String, byte[][]> NAMES = Map.of(
            "metadata.names.example", new byte[][] {METADATA},
            "private.names.example", new byte[][] {PRIVATE},
            "six.names.example", new byte[][] {HERE_AS_IPV6},
            "both.names.example", new byte[][] {WORLD, PRIVATE},
            "world.names.example", new byte[][] {WORLD});

    /** Each name under {@code turning.names.example} means the world the first time, and this network ever after. */
    private static final Map<String, AtomicInteger> TURNING = new java.util.concurrent.ConcurrentHashMap<>();

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver ours = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                byte[][] known = NAMES.get(host);
                if (host.endsWith(".turning.names.example")) {
                    int times = TURNING.computeIfAbsent(host, any -> new AtomicInteger())
                            .incrementAndGet();
                    known = new byte[][] {times == 1 ? WORLD : PRIVATE};
                }
                if (known == null) {
                    return ours.lookupByName(host, policy);
                }
                InetAddress[] all = new InetAddress[known.length];
                for (int i = 0; i < known.length; i++) {
                    all[i] = InetAddress.getByAddress(host, known[i]);
                }
                return Stream.of(all);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return ours.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "names for tests";
    }
}

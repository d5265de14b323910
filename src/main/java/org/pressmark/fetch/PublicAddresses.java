package org.pressmark.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lets through only what is a single machine on the public internet, by the IANA special-purpose registries
 * (RFC 6890 and its updates).
 *
 * <p>IPv6 forms that carry an IPv4 address (mapped, compatible, NAT64, 6to4, Teredo, ISATAP) are judged by that
 * address too: a gateway on the way would connect to it.
 */
final class PublicAddresses implements AddressRule {

    /** A network and what it is for. */
    private static final class Block {
        private final byte[] network;
        private final int bits;
        private final String kind;

        Block(byte[] network, int bits, String kind) {
            this.network = network;
            this.bits = bits;
            this.kind = kind;
        }

        boolean holds(byte[] address) {
            int whole = bits / 8;
            int rest = bits % 8;
            boolean start = Arrays.equals(network, 0, whole, address, 0, whole);
            return start && (rest == 0 || ((network[whole] ^ address[whole]) & (0xff00 >> rest) & 255) == 0);
        }
    }

    private static final List<Block> FOUR = List.of(
            four(0, 0, 0, 8, "unspecified"),
            four(10, 0, 0, 8, "private"),
            four(100, 64, 0, 10, "shared"),
            four(127, 0, 0, 8, "loopback"),
            four(169, 254, 0, 16, "link-local"),
            four(172, 16, 0, 12, "private"),
            four(192, 0, 0, 24, "reserved"),
            four(192, 0, 2, 24, "documentation"),
            four(192, 88, 99, 24, "reserved"),
            four(192, 168, 0, 16, "private"),
            four(198, 18, 0, 15, "benchmarking"),
            four(198, 51, 100, 24, "documentation"),
            four(203, 0, 113, 24, "documentation"),
            four(224, 0, 0, 4, "multicast"),
            four(240, 0, 0, 4, "reserved"));

    /** What stands for single machines on the internet is 2000::/3; only blocks inside it need naming. */
    private static final List<Block> SIX = List.of(
            six(0xfc00, 0, 7, "private"),
            six(0xfe80, 0, 10, "link-local"),
            six(0xfec0, 0, 10, "private"),
            six(0xff00, 0, 8, "multicast"),
            six(0x2001, 0x0002, 48, "benchmarking"),
            six(0x2001, 0x0010, 28, "reserved"),
            six(0x2001, 0x0020, 28, "reserved"),
            six(0x2001, 0x0db8, 32, "documentation"),
            six(0x3fff, 0, 20, "documentation"));

    private static final Block GLOBAL_UNICAST = six(0x2000, 0, 3, "public");
    private static final Block TEREDO = six(0x2001, 0, 32, "Teredo");
    private static final Block SIX_TO_FOUR = six(0x2002, 0, 16, "6to4");
    private static final Block NAT64 = six(0x0064, 0xff9b, 96, "NAT64");

    @Override
    public Optional<String> refusal(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address six && six.getScopeId() != 0) {
            return Optional.of("link-local");
        }
        return bytes.length == 4 ? in(FOUR, bytes) : ofSix(bytes);
    }

    private static Optional<String> ofSix(byte[] address) {
        if (NAT64.holds(address)) {
            return carried(address, 12, 0);
        }
        if (isZero(address, 15)) {
            return Optional.of(address[15] == 1 ? "loopback" : address[15] == 0 ? "unspecified" : "reserved");
        }
        if (isZero(address, 10)) {
            return Optional.of("IPv4-mapped"); // no name server has a reason to give one
        }
        if (SIX_TO_FOUR.holds(address)) {
            return carried(address, 2, 0);
        }
        if (TEREDO.holds(address)) {
            // The server's address stands plain, the client's with all bits turned: RFC 4380 section 4.
            return carried(address, 4, 0).or(() -> carried(address, 12, 0xff));
        }
        if ((address[8] & 0xfd) == 0 && address[9] == 0 && address[10] == 0x5e && (address[11] & 255) == 0xfe) {
            return carried(address, 12, 0).or(() -> in(SIX, address)); // ISATAP, RFC 5214 section 6.1
        }
        return in(SIX, address).or(() -> GLOBAL_UNICAST.holds(address) ? Optional.empty() : Optional.of("reserved"));
    }

    private static Optional<String> carried(byte[] address, int offset, int turned) {
        byte[] four = Arrays.copyOfRange(address, offset, offset + 4);
        for (int i = 0; i < 4; i++) {
            four[i] ^= (byte) turned;
        }
        return in(FOUR, four);
    }

    private static boolean isZero(byte[] address, int count) {
        for (int i = 0; i < count; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> in(List<Block> blocks, byte[] address) {
        return blocks.stream().filter(b -> b.holds(address)).map(b -> b.kind).findFirst();
    }

    private static Block four(int a, int b, int c, int bits, String kind) {
        return new Block(new byte[] {(byte) a, (byte) b, (byte) c, 0}, bits, kind);
    }

    private static Block six(int first, int second, int bits, String kind) {
        byte[] network = new byte[16];
        network[0] = (byte) (first >> 8);
        network[1] = (byte) first;
        network[2] = (byte) (second >> 8);
        network[3] = (byte) second;
        return new Block(network, bits, kind);
    }
}

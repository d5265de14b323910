package org.pressmark.capture;

import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/** A host in its ASCII form and a port, -1 for the scheme's own: URL Standard sections 3.5 and 4.4. */
record HostAndPort(String host, int port) {

    private static final String FORBIDDEN = "\0\t\n\r #/:<>?@[\\]^|%\u007f\"`{}";

    /** No name has more than 253 characters, and of a page that has one with millions they would be put before each link. */
    private static final int LONGEST = 4096;

    static HostAndPort parse(String authority, int defaultPort) {
        int colon = authority.startsWith("[") ? authority.indexOf(':', authority.indexOf(']')) : authority.indexOf(':');
        String host = colon < 0 ? authority : authority.substring(0, colon);
        String digits = colon < 0 ? "" : authority.substring(colon + 1);
        int port = digits.isEmpty() ? -1 : port(digits);
        return new HostAndPort(host(host), port == defaultPort ? -1 : port);
    }

    private static int port(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        boolean number = significant.length() <= 5 && significant.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = number ? Integer.parseInt(significant) : Integer.MAX_VALUE;
        if (port > 65_535) {
            throw new BadUrlException("port is no number up to 65535: " + digits);
        }
        return port;
    }

    private static String host(String written) {
        if (written.startsWith("[")) {
            return ipv6(written);
        }
        if (written.length() > LONGEST) {
            throw new BadUrlException("host is longer than any name");
        }
        String ascii = ascii(PercentEncoding.decode(written));
        if (ascii.isEmpty()) {
            throw new BadUrlException("no host");
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (ascii.charAt(i) <= ' ' || FORBIDDEN.indexOf(ascii.charAt(i)) >= 0) {
                throw new BadUrlException("character not allowed in a host");
            }
        }
        return endsInNumber(ascii) ? ipv4(ascii) : ascii;
    }

    /** IDNA 2003 by the JDK: it differs from a browser's UTS 46 only in sharp s, final sigma and the joiners. */
    private static String ascii(String host) {
        boolean ascii = true;
        boolean lower = true;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            ascii &= c < 0x80;
            lower &= c < 'A' || c > 'Z';
        }
        if (ascii) {
            return lower ? host : host.toLowerCase(Locale.ROOT);
        }
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAName) {
            throw new BadUrlException("host is no domain name");
        }
    }

    private static String ipv6(String written) {
        if (!written.endsWith("]") || !written.contains(":") || written.contains("%")) {
            throw new BadUrlException("host is no IPv6 address");
        }
        try {
            InetAddress address = InetAddress.getByName(written);
            byte[] bytes = address instanceof Inet6Address six ? six.getAddress() : mapped(address.getAddress());
            return "[" + IpText.of(bytes) + "]";
        } catch (UnknownHostException malformed) {
            throw new BadUrlException("host is no IPv6 address");
        }
    }

    /** The JDK turns an IPv4-mapped address into an IPv4 one; a URL keeps what was written. */
    private static byte[] mapped(byte[] four) {
        byte[] sixteen = new byte[16];
        sixteen[10] = (byte) 0xff;
        sixteen[11] = (byte) 0xff;
        System.arraycopy(four, 0, sixteen, 12, 4);
        return sixteen;
    }

    private static boolean endsInNumber(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String last = name.substring(name.lastIndexOf('.') + 1);
        boolean mayBe = !last.isEmpty() && last.charAt(0) >= '0' && last.charAt(0) <= '9';
        return mayBe && (last.chars().allMatch(c -> c >= '0' && c <= '9') || last.matches("0x[0-9a-f]*"));
    }

    /** Decimal, octal and hexadecimal, one to four parts: {@code 127.1}, {@code 2130706433}, {@code 0x7f.1}. */
    private static String ipv4(String host) {
        String[] parts = (host.endsWith(".") ? host.substring(0, host.length() - 1) : host).split("\\.", -1);
        if (parts.length > 4) {
            throw new BadUrlException("host is no IPv4 address");
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            long part = number(parts[i]);
            boolean last = i == parts.length - 1;
            long limit = last ? 1L << (8 * (5 - parts.length)) : 256;
            if (part >= limit) {
                throw new BadUrlException("host is no IPv4 address");
            }
            address += last ? part : part << (8 * (3 - i));
        }
        return (address >> 24) + "." + ((address >> 16) & 255) + "." + ((address >> 8) & 255) + "." + (address & 255);
    }

    private static long number(String part) {
        int radix = part.startsWith("0x") ? 16 : part.length() > 1 && part.startsWith("0") ? 8 : 10;
        String digits = radix == 16 ? part.substring(2) : part;
        if (part.isEmpty() || digits.length() > 11) {
            throw new BadUrlException("host is no IPv4 address");
        }
        try {
            return digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, radix);
        } catch (NumberFormatException notANumber) {
            throw new BadUrlException("host is no IPv4 address");
        }
    }
}

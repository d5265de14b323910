package org.pressmark.fetch;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.pressmark.capture.IpText;

/**
 * The one way from a host to an address: every connection is opened to what this answers and to nothing else, so a
 * name cannot be asked once for the check and once more for the connection.
 *
 * <p>A host is refused when any of its addresses is: public and private ones under one name are what a rebinding
 * attack looks like.
 */
final class CheckedResolver implements DnsResolver {
    /** More addresses than this would only multiply the wait for a host that is down. */
    private static final int MOST = 4;

    private final HostResolver resolver;
    private final AddressRule rule;

    CheckedResolver(HostResolver resolver, AddressRule rule) {
        this.resolver = resolver;
        this.rule = rule;
    }

    /**
     * A name as name servers and certificates have it. The library turns names that begin with {@code xn--} into what
     * they stand for, which no name server knows.
     */
    static String ascii(String name) {
        return name.chars().allMatch(c -> c < 0x80) ? name : IDN.toASCII(name);
    }

    @Override
    public InetAddress[] resolve(String name) throws UnknownHostException {
        String host = ascii(name);
        if (isLocalhost(host)) {
            check(InetAddress.getLoopbackAddress(), host);
        }
        List<InetAddress> addresses = resolver.resolve(host);
        for (InetAddress address : addresses) {
            check(address, host);
        }
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return addresses.stream().limit(MOST).toArray(InetAddress[]::new);
    }

    private void check(InetAddress address, String host) throws RefusedAddressException {
        Optional<String> refusal = rule.refusal(address);
        if (refusal.isPresent()) {
            throw new RefusedAddressException(
                    refusal.get() + " address " + IpText.of(address.getAddress()) + " of host " + host);
        }
    }

    /** These names mean this machine wherever they are asked for, whatever a name server says: RFC 6761 section 6.3. */
    private static boolean isLocalhost(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String rootless = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return rootless.equals("localhost") || rootless.endsWith(".localhost");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}

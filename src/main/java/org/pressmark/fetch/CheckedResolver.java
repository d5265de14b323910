package org.pressmark.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
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

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        List<InetAddress> addresses = resolver.resolve(host);
        for (InetAddress address : addresses) {
            Optional<String> refusal = rule.refusal(address);
            if (refusal.isPresent()) {
                throw new RefusedAddressException(
                        refusal.get() + " address " + IpText.of(address.getAddress()) + " of host " + host);
            }
        }
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return addresses.stream().limit(MOST).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}

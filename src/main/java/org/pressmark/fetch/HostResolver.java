package org.pressmark.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Host names to addresses. */
@FunctionalInterface
public interface HostResolver {
    /**
     * All addresses of a host, in the order they should be tried.
     *
     * @param host a name, or an address as text without brackets
     * @throws UnknownHostException where there is none
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** The resolver of the machine. */
    static HostResolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}

package org.pressmark.fetch;

import java.io.IOException;
import java.net.ConnectException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.net.URIAuthority;

/** A way through an HTTP proxy to one address: RFC 9110 section 9.3.6. What is said for it belongs to no capture. */
final class ProxyTunnel {
    private final String authority;
    private final FetchOptions options;

    ProxyTunnel(String address, int port, FetchOptions options) {
        this.authority = (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
        this.options = options;
    }

    ClassicHttpRequest request() {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest("CONNECT", (HttpHost) null, authority);
        request.setAuthority(new URIAuthority(authority.substring(0, authority.lastIndexOf(':'))));
        request.addHeader("Host", authority);
        request.addHeader("User-Agent", options.userAgent());
        return request;
    }

    /** Asks for the tunnel over a connection to the proxy. */
    ClassicHttpResponse open(ClassicHttpRequest request, TappedConnection connection)
            throws IOException, HttpException {
        connection.begin(new Recording(options.spool()));
        try {
            connection.sendRequestHeader(request);
            connection.flush();
            ClassicHttpResponse response = connection.receiveResponseHeader();
            if (response.getCode() / 100 != 2) {
                throw new ConnectException("the proxy gave no tunnel but status " + response.getCode());
            }
            return response;
        } finally {
            connection.end();
        }
    }
}

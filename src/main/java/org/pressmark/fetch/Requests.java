package org.pressmark.fetch;

import java.util.Optional;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.net.URIAuthority;
import org.pressmark.capture.WebUrl;

/** The requests this fetcher sends: always GET, HTTP/1.1, the same fields in the same order. */
final class Requests {
    private final FetchOptions options;

    Requests(FetchOptions options) {
        this.options = options;
    }

    /** The request for one address. */
    BasicClassicHttpRequest of(WebUrl target, Asking asking) {
        BasicClassicHttpRequest request =
                new BasicClassicHttpRequest("GET", (HttpHost) null, target.pathAndQuery());
        request.setScheme(target.scheme());
        request.setAuthority(new URIAuthority(target.host().orElseThrow(), target.port()));
        request.setVersion(HttpVersion.HTTP_1_1);
        request.addHeader("Host", target.hostAndPort());
        request.addHeader("User-Agent", options.userAgent());
        request.addHeader("Accept", "*/*");
        // Images, video and fonts are packed already, so compressing would save little on the way; without it the
        // payload digest is that of the thing itself, equal from every server, and every tool can read the record.
        request.addHeader("Accept-Encoding", "identity");
        asking.referrer().flatMap(from -> referer(from, target)).ifPresent(value -> request.addHeader("Referer", value));
        options.headers().forEach(request::setHeader);
        asking.headersFor(target).forEach(request::setHeader);
        return request;
    }

    /**
     * What a browser would send by its default policy, strict-origin-when-cross-origin: Referrer Policy section 3.7.
     */
    private static Optional<String> referer(WebUrl from, WebUrl target) {
        boolean downgrade = from.scheme().equals("https") && target.scheme().equals("http");
        if (!from.isHttp() || downgrade) {
            return Optional.empty();
        }
        boolean sameOrigin = from.origin().equals(target.origin());
        return Optional.of(from.origin() + (sameOrigin ? from.pathAndQuery() : "/"));
    }
}

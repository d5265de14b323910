package org.pressmark.pack;

import org.pressmark.capture.Body;
import org.pressmark.warc.WarcFields;

/**
 * What the warcinfo record of every file says: facts fixed before the run writes anything (WARC 1.1 section 6.2).
 *
 * @param software program and version
 * @param options the run's settings
 */
record WarcinfoText(String software, PackOptions options) {
    Body body(String collection) {
        String version = options.making().format().version().text();
        return new WarcFields()
                .add("software", software)
                .add("format", "WARC File Format " + version)
                .add("conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-"
                        + version + "/")
                .add("operator", options.operator())
                .add("isPartOf", collection)
                .add("description", description())
                .add("http-header-user-agent", options.manners().offline() ? "" : options.manners().userAgent())
                .add("robots", options.manners().offline() ? "" : options.manners().robots())
                .body();
    }

    private String description() {
        String proxy = options.manners().offline() ? "" : options.outside().proxy();
        String what = options.description().isEmpty() ? "" : options.description() + ". ";
        return what + "Seeds are resources with their bytes as given; pages named text/html under the same base are"
                + " renditions made from them; assets from the web are responses as received"
                + (options.manners().allowPrivate() ? "; private network addresses were allowed" : "")
                + (options.manners().insecure() ? "; TLS certificates were not checked" : "")
                + (proxy.isEmpty() ? "" : "; everything was fetched through the proxy " + proxy
                        + ", so no address of a server is known");
    }
}

package org.pressmark.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A request as the handlers see it: nothing in it is decoded.
 *
 * @param path the path as the request line has it
 * @param query what follows the question mark, as it stands; empty where there is none
 * @param origin scheme, host and port the browser knows us by: {@code http://127.0.0.1:8080}
 * @param form what stands for method and body where it is no GET, as {@link org.pressmark.warc.RequestForm} has it
 * @param leave what the address carried behind the collection's name, whose pages may read what they show; else empty
 * @param headers gives the first header of a name
 * @param gone whether nobody waits for the answer any more
 */
record Request(
        String path, Optional<String> query, String origin, Optional<String> form, String leave,
        Function<String, Optional<String>> headers,
        BooleanSupplier gone) {
    Request {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(leave, "leave");
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(gone, "gone");
    }

    /** The same request, made with a body. */
    Request posted(Optional<String> asForm) {
        return new Request(path, query, origin, asForm, leave, headers, gone);
    }

    /** The same request at an address without the leave it carried, which is given if it is the right one. */
    Request at(String plainPath, String given) {
        return new Request(plainPath, query, origin, form, given, headers, gone);
    }

    /** An address of a collection with the leave that this request came with. */
    String within(String address) {
        int behindName = address.indexOf('/', 1);
        return leave.isEmpty() ? address : address.substring(0, behindName) + leave + address.substring(behindName);
    }

    Optional<String> header(String name) {
        return headers.apply(name);
    }

    /** Every value of a parameter, in order. */
    List<String> parameters(String name) {
        List<String> values = new ArrayList<>();
        for (String pair : query.orElse("").split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                PathText.decodeForm(pair.substring(name.length() + 1)).ifPresent(values::add);
            }
        }
        return values;
    }

    /** A parameter of the query, decoded as forms encode. */
    Optional<String> parameter(String name) {
        for (String pair : query.orElse("").split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return PathText.decodeForm(pair.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }
}

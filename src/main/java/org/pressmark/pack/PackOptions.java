package org.pressmark.pack;

import java.util.Map;
import java.util.Objects;
import org.pressmark.capture.WebUrl;

/**
 * The settings of a run.
 *
 * @param making what shapes what is written
 * @param manners how servers are treated
 * @param scope what is gathered beyond what pages need, and what is left out
 * @param outside what the run turns to beside the hosts of assets
 * @param operator who answers for the run, for warcinfo; empty for nobody named
 * @param description what the collection is, for warcinfo and datapackage
 * @param threads how many threads make pages and records
 */
public record PackOptions(
        Making making, Manners manners, Scope scope, Outside outside, String operator, String description, int threads) {
    public PackOptions {
        Objects.requireNonNull(making, "making");
        Objects.requireNonNull(manners, "manners");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(outside, "outside");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(description, "description");
        if (threads < 1) {
            throw new IllegalArgumentException("threads are above zero");
        }
    }

    /** The same settings, with those that shape what is written taken from the configuration of an earlier run. */
    PackOptions shapedBy(Map<String, String> told) {
        return new PackOptions(making.shapedBy(told), manners, scope, outside, operator, description, threads);
    }

    /** The settings that shape what is written, as one line; threads and places are not among them. */
    String shape(WebUrl effectiveBase) {
        String settings = making.shape(effectiveBase);
        return scope.equals(Scope.ASSETS) ? settings : settings + "|" + scope.shape();
    }
}

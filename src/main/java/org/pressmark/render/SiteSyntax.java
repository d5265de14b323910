package org.pressmark.render;

import java.util.function.IntUnaryOperator;

/** What site generators and broken exporters write, turned into Markdown. */
final class SiteSyntax {

    SiteSyntax(SeedPlace place, Report report) {}

    String mend(String text, IntUnaryOperator lineOf) {
        return text;
    }
}

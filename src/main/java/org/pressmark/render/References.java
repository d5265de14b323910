package org.pressmark.render;

import java.util.List;

/**
 * What a page refers to, known from its making: the same as a search of its HTML finds, without that search.
 *
 * @param images the sources of its images as written, in page order
 * @param links the targets of its links as written, in page order
 */
public record References(List<String> images, List<String> links) {
    public References {
        images = List.copyOf(images);
        links = List.copyOf(links);
    }
}

package org.pressmark.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** What JSON-LD in a page tells of: an object, a list of them, or the members of a graph. */
final class LinkedData {
    private LinkedData() {}

    /** The things told of in those of the scripts that hold such data, keys in lower case, in the order of the page. */
    static List<Map<?, ?>> in(List<Element> scripts) {
        List<Map<?, ?>> things = new ArrayList<>();
        for (Element script : scripts) {
            if (script.attr("type").strip().equalsIgnoreCase("application/ld+json")) {
                String text = script.data().strip();
                Optional<JsonObjects.Parsed> parsed =
                        JsonObjects.first(text.startsWith("[") ? "{\"@graph\":" + text + "}" : text);
                parsed.ifPresent(object -> add(object.values(), things));
            }
        }
        return things;
    }

    private static void add(Map<String, Object> object, List<Map<?, ?>> things) {
        things.add(object);
        if (object.get("@graph") instanceof List<?> members) {
            members.stream().filter(Map.class::isInstance).forEach(member -> things.add((Map<?, ?>) member));
        }
    }
}

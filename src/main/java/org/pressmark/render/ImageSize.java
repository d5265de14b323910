package org.pressmark.render;

import java.util.Map;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/** The size an author gave a picture in braces behind it; lies in the picture's node and becomes its attributes. */
final class ImageSize extends CustomNode {
    /** Puts the sizes into the page. */
    static final AttributeProvider PROVIDER = ImageSize::provide;

    private final AttributeList list;

    ImageSize(AttributeList list) {
        this.list = list;
    }

    private static void provide(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Image && node.getLastChild() instanceof ImageSize size) {
            attributes.putAll(size.list.sizes());
        }
    }
}

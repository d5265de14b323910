package org.pressmark.pack;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the file behind a path of a published site may lie in the folder the site is made from: the table to add to
 * for another generator.
 */
final class SitePlaces {
    /** Folders whose content generators publish at the root: Hugo and Zola, Hexo, Astro and others. */
    private static final List<String> PUBLISHED = List.of("static/", "source/", "public/");
    /** Folders in which note programs keep what notes embed by its bare name. */
    private static final List<String> ATTACHMENTS = List.of(
            "attachments/", "Attachments/", "_attachments/", "assets/", "Assets/", "images/", "Images/", "img/", "media/",
            "files/", "Files/", "_resources/");

    private SitePlaces() {}

    /**
     * The other places, most telling first.
     *
     * @param path where the reference leads, which holds no file
     * @param page the path of the page that holds the reference
     * @param written the reference as it stands in the page
     */
    static List<String> of(String path, String page, String written) {
        List<String> places = new ArrayList<>();
        String folder = page.substring(0, page.lastIndexOf('/') + 1);
        if (page.endsWith(".html") && path.startsWith(folder)) {
            String post = page.substring(0, page.length() - ".html".length());
            places.add(post + "/" + path.substring(folder.length()));
        }
        PUBLISHED.forEach(root -> places.add(root + path));
        if (written.indexOf('/') < 0) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            ATTACHMENTS.forEach(below -> places.add(folder + below + name));
            if (!folder.isEmpty()) {
                places.add(name);
                ATTACHMENTS.forEach(below -> places.add(below + name));
            }
        }
        return places;
    }
}

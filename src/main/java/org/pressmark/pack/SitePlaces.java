package org.pressmark.pack;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the file behind a path of a published site may lie in the folder the site is made from: the table to add to
 * for another generator.
 */
final class SitePlaces {
    /** Folders whose content generators publish at the root: Hugo and Zola, Hexo, Astro and VitePress, VuePress. */
    private static final List<String> PUBLISHED = List.of("static/", "source/", "public/", ".vuepress/public/");
    /** What Ghost writes for its own address into what it exports. */
    private static final String GHOST = "__GHOST_URL__/";
    /** Folders in which note programs keep what notes embed by its bare name. */
    private static final List<String> ATTACHMENTS = List.of(
            "attachments/", "Attachments/", "_attachments/", "assets/", "Assets/", "images/", "Images/", "img/", "media/",
            "files/", "Files/", "resources/", "_resources/", "attachment/", "附件/", "图片/", "圖片/", "资源/", "素材/");

    private static final int MOST_FOLDERS = 12;

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
        if (written.startsWith("/")) {
            belowFolders(path, folder, places);
        }
        if (path.contains(GHOST)) {
            places.add(path.substring(path.indexOf(GHOST) + GHOST.length()));
        }
        if (written.indexOf('/') < 0) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            ATTACHMENTS.forEach(below -> places.add(folder + below + name));
            if (!folder.isEmpty()) {
                places.add(name);
                ATTACHMENTS.forEach(below -> places.add(below + name));
            }
        }
        if (path.chars().anyMatch(c -> c >= 0x80)) { // names from a Mac are decomposed, what people type is not
            places.add(Normalizer.normalize(path, Normalizer.Form.NFD));
            places.add(Normalizer.normalize(path, Normalizer.Form.NFC));
        }
        return places;
    }

    /** The site may begin in a folder of the source: {@code docs/} of a project, one of several blogs. */
    private static void belowFolders(String path, String folder, List<String> places) {
        int slash = folder.indexOf('/');
        for (int depth = 0; slash >= 0 && depth < MOST_FOLDERS; depth++, slash = folder.indexOf('/', slash + 1)) {
            String root = folder.substring(0, slash + 1);
            places.add(root + path);
            PUBLISHED.forEach(published -> places.add(root + published + path));
        }
    }
}

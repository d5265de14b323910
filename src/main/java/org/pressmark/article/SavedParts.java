package org.pressmark.article;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The folders in which browsers and Word keep the parts of a page they saved, {@code Page_files/} beside {@code
 * Page.html}: what lies there is shown by the page and is no article.
 */
final class SavedParts {
    private static final List<String> FOLDER_ENDINGS = List.of("_files", ".files");
    private static final List<String> PAGE_ENDINGS = List.of(".html", ".htm");

    private SavedParts() {}

    /** Takes such files out of the seeds. */
    static void removeFrom(List<String> seeds) {
        Set<String> pages = new HashSet<>();
        seeds.stream().filter(SeedEndings::isHtml).forEach(pages::add);
        if (!pages.isEmpty()) {
            seeds.removeIf(path -> isPart(path, pages));
        }
    }

    private static boolean isPart(String path, Set<String> pages) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash);
            for (String ending : FOLDER_ENDINGS) {
                String page = folder.endsWith(ending) ? folder.substring(0, folder.length() - ending.length()) : "";
                if (!page.isEmpty() && PAGE_ENDINGS.stream().anyMatch(html -> pages.contains(page + html))) {
                    return true;
                }
            }
        }
        return false;
    }
}

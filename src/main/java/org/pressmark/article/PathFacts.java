package org.pressmark.article;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a seed's path says: a title of last resort and a date. */
final class PathFacts {
    private static final Pattern NAME_DATE =
            Pattern.compile("^((?:19|20)\\d{2})([-_.]?)(\\d{2})\\2(\\d{2})(?:[-_. T]+|$)");
    private static final Pattern FOLDERS =
            Pattern.compile("(?:^|/)((?:19|20)\\d{2})[/-](\\d{1,2})(?:[/-](\\d{1,2}))?(?=/)");

    private final String path;
    private final String name;

    PathFacts(String path) {
        this.path = path;
        String own = SeedEndings.withoutEnding(path.substring(path.lastIndexOf('/') + 1));
        boolean bundle = own.matches("(?i)_?index|readme") && path.indexOf('/') > 0;
        String folder = bundle ? path.substring(0, path.lastIndexOf('/')) : "";
        this.name = bundle ? folder.substring(folder.lastIndexOf('/') + 1) : own;
    }

    /** The file's name without date and ending, hyphens that part words as blanks; a page bundle has its folder's. */
    String title() {
        Matcher date = NAME_DATE.matcher(name);
        String rest = date.find() && date.end() < name.length() ? name.substring(date.end()) : name;
        boolean words = rest.indexOf(' ') < 0 && !NAME_DATE.matcher(rest).find();
        String title = InlineText.blanks(words ? rest.replaceAll("(?<=[^\\s_-])[-_]+(?=[^\\s_-])", " ") : rest);
        return title.isEmpty() ? path : TitleSearch.bounded(title);
    }

    /** The date in the file's name, else in its folders. */
    Optional<String> date() {
        Matcher own = NAME_DATE.matcher(name);
        if (own.find()) {
            return Dates.in(own.group(1) + "-" + own.group(3) + "-" + own.group(4));
        }
        Matcher folders = FOLDERS.matcher(path);
        String found = "";
        while (folders.find()) {
            found = folders.group(1) + "-" + folders.group(2) + (folders.group(3) == null ? "" : "-" + folders.group(3));
        }
        return found.isEmpty() ? Optional.empty() : Dates.in(found);
    }
}

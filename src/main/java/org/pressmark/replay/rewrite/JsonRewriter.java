package org.pressmark.replay.rewrite;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Points the addresses in JSON of known kinds at the archive: strings that are values of members known to hold one. */
final class JsonRewriter {
    /** Which members hold addresses, and what they are asked for as. */
    enum Kind {
        /** HTML Standard section 8.1.6.2: every value is the address of a module, and what modules have a scope. */
        IMPORT_MAP(Set.of(), Modifier.PAGE),
        /** Web Application Manifest. */
        MANIFEST(Set.of("src", "start_url", "scope", "url", "action"), Modifier.IMAGE),
        /** JSON-LD with the words of schema.org; names of things (context, type) are no addresses. */
        LINKED_DATA(
                Set.of("url", "@id", "contenturl", "embedurl", "thumbnailurl", "downloadurl", "image", "logo",
                        "sameas", "item",
                        "mainentityofpage", "discussionurl", "relatedlink", "significantlink", "target", "urltemplate",
                        "audio", "video"),
                Modifier.PAGE);

        private final Set<String> members;
        private final Modifier modifier;

        Kind(Set<String> members, Modifier modifier) {
            this.members = members;
            this.modifier = modifier;
        }
    }

    private static final Pattern IMPORTS = Pattern.compile("\"imports\"\\s*:\\s*\\{\\s*");
    private static final Pattern BEGIN = Pattern.compile("^\\s*\\{\\s*");
    private static final int DEEPEST = 200;

    private final References references;
    private final Kind kind;
    private final String entries;

    JsonRewriter(References references, Kind kind) {
        this(references, kind, "");
    }

    /** Puts entries into the imports of an import map. */
    JsonRewriter(References references, Kind kind, String entries) {
        this.references = references;
        this.kind = kind;
        this.entries = entries;
    }

    /** JSON is read whole: what is longer than a window is no list of addresses. */
    int window(String json, boolean last, Inserter out) {
        if (last) {
            rewrite(json, out);
        }
        return last ? json.length() : 0;
    }

    /** An object or array that is open, and the member whose value it is. */
    private record Open(String member, boolean isArray) {}

    void rewrite(String json, Inserter out) {
        Deque<Open> open = new ArrayDeque<>();
        String member = "";
        boolean value = true;
        if (kind == Kind.IMPORT_MAP && !entries.isEmpty()) {
            enter(json, out);
        }
        for (int i = 0; i < json.length() && open.size() < DEEPEST; i++) {
            switch (json.charAt(i)) {
                case '"' -> {
                    int end = end(json, i + 1);
                    JsonText text = new JsonText(json, i + 1, end);
                    if (value) {
                        string(member, text, out);
                    } else {
                        member = text.value().toLowerCase(Locale.ROOT);
                        if (kind == Kind.IMPORT_MAP && open.size() == 2 && open.peek().member().equals("scopes")) {
                            string(member, text, out);
                        }
                    }
                    i = end;
                }
                case ':' -> value = true;
                case '[', '{' -> {
                    open.push(new Open(member, json.charAt(i) == '['));
                    value = json.charAt(i) == '[';
                }
                case ']', '}' -> member = open.isEmpty() ? "" : open.pop().member();
                case ',' -> {
                    value = !open.isEmpty() && open.peek().isArray();
                    member = value ? open.peek().member() : "";
                }
                default -> { }
            }
        }
    }

    /** The entries go in front, so that the page's own of the same key count. */
    private void enter(String json, Inserter out) {
        Matcher imports = IMPORTS.matcher(json);
        Matcher begin = BEGIN.matcher(json);
        if (imports.find()) {
            out.insert(imports.end(), entries + comma(json, imports.end()));
        } else if (begin.find()) {
            out.insert(begin.end(), "\"imports\":{" + entries + "}" + comma(json, begin.end()));
        }
    }

    private static String comma(String json, int next) {
        return json.startsWith("}", next) ? "" : ",";
    }

    private void string(String member, JsonText text, Inserter out) {
        if (kind == Kind.IMPORT_MAP || kind.members.contains(member)) {
            Inserter into = (at, inserted) -> out.insert(text.place(at), inserted);
            references.point(text.value(), kind.modifier, into);
        }
    }

    private static int end(String json, int start) {
        int at = start;
        while (at < json.length() && json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, json.length());
    }
}

package org.pressmark.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What WACZ 1.1.1 asks of the files that describe the package. */
final class WaczPackage {
    private static final String DESCRIPTION = "datapackage.json";
    private static final String DIGEST = "datapackage-digest.json";
    private static final String PAGES = "pages/pages.jsonl";
    private static final int LONGEST_DESCRIPTION = 1 << 26;

    /** What the members of the description look like, where they are there. */
    private static final Map<String, Predicate<String>> FORMS = Map.of(
            "wacz_version", text -> Texts.isDigits(text.replace(".", "")) && Character.digit(text.charAt(0), 10) >= 0,
            "created", WaczPackage::isTime,
            "modified", WaczPackage::isTime,
            "mainPageDate", WaczPackage::isTime,
            "mainPageUrl", text -> Uris.schemeEnd(text) > 0,
            "title", text -> true,
            "description", text -> true,
            "software", text -> true);

    private static boolean isTime(String text) {
        boolean day = text.length() == 10 && Dates.isAny(text);
        return day || Dates.isRfc3339(text);
    }

    /** Opens a member; the caller closes it. */
    @FunctionalInterface
    interface Content {
        InputStream of(String name) throws IOException;
    }

    /** Computes a digest that is not known yet, as hexadecimal digits. */
    @FunctionalInterface
    interface Hashing {
        String of(String name, Algorithm algorithm) throws IOException;
    }

    private final Function<String, Desk> desks;
    private final Map<String, ZipMember> members;
    private final Map<String, String> digests;
    private final Hashing hashing;
    private final Lints lints;

    WaczPackage(
            Function<String, Desk> desks, Map<String, ZipMember> members, Map<String, String> digests, Hashing hashing,
            Lints lints) {
        this.hashing = hashing;
        this.desks = desks;
        this.members = members;
        this.digests = digests;
        this.lints = lints;
    }

    void check(Content content) throws IOException {
        present(DESCRIPTION, DESCRIPTION);
        boolean ofPackages = digests.containsKey(DESCRIPTION) && description(small(content, DESCRIPTION));
        if (!ofPackages) {
            present("archive/", "archive/");
            present("indexes/", "indexes/");
            present(PAGES, PAGES);
        }
        if (digests.containsKey(DIGEST)) {
            digest(small(content, DIGEST));
        }
        for (String name : members.keySet()) {
            if (name.startsWith("pages/") && name.endsWith(".jsonl") && digests.containsKey(name)) {
                try (InputStream in = content.of(name)) {
                    PageLines.check(in, desks.apply(name));
                }
            } else if (name.startsWith("pages/") || (name.startsWith("indexes/") && !isIndex(name))) {
                folder(name);
            }
        }
    }

    /** A member that is small by nature, cut where it is not. */
    private static byte[] small(Content content, String name) throws IOException {
        try (InputStream in = content.of(name)) {
            return in.readNBytes(LONGEST_DESCRIPTION);
        }
    }

    static boolean isIndex(String name) {
        return name.endsWith(".idx") || name.endsWith(".cdx") || name.endsWith(".cdxj") || name.endsWith(".cdx.gz")
                || name.endsWith(".cdxj.gz");
    }

    private void folder(String name) {
        boolean known = name.endsWith(".jsonl") || name.startsWith("indexes/fuzzy");
        if (!known) {
            desks.apply(name).breach(Rule.WACZ_FOLDER, "it is no index or list of pages");
        }
    }

    private void present(String prefix, String what) {
        if (members.keySet().stream().noneMatch(name -> name.startsWith(prefix))) {
            desks.apply("").breach(Rule.WACZ_MEMBER_MISSING, "there is no " + what);
        }
    }

    /** Whether it is the description of a package of packages, which holds nothing else. */
    private boolean description(byte[] text) throws IOException {
        Desk desk = desks.apply(DESCRIPTION);
        Map<String, Object> json;
        try {
            json = Json.object(text, 0, text.length);
        } catch (IOException broken) {
            desk.breach(Rule.WACZ_DATAPACKAGE, "not a JSON object: " + broken.getMessage());
            return false;
        }
        String profile = Json.text(json, "profile");
        lints.part("profile " + profile, desk);
        boolean draft = profile.equals("wacz") || profile.equals("multi-wacz-package");
        if (!profile.equals("data-package") && !draft) {
            desk.breach(Rule.WACZ_DATAPACKAGE, "profile is \"" + profile + "\"");
        }
        if (Json.text(json, "wacz_version").isEmpty() && !draft) {
            desk.breach(Rule.WACZ_DATAPACKAGE, "there is no wacz_version");
        }
        FORMS.forEach((name, form) -> {
            if (json.get(name) != null && !(json.get(name) instanceof String value && form.test(value))) {
                desk.breach(Rule.WACZ_DATAPACKAGE, name + " is \"" + json.get(name) + "\"");
            }
        });
        if (json.get("resources") instanceof List<?> resources) {
            resources(resources, Json.text(json, "wacz_version").startsWith("1.0"), desk);
        } else {
            desk.breach(Rule.WACZ_DATAPACKAGE, "there is no list of resources");
        }
        return profile.equals("multi-wacz-package");
    }

    private void resources(List<?> resources, boolean old, Desk desk) throws IOException {
        Set<String> listed = new HashSet<>(Set.of(DESCRIPTION, DIGEST));
        for (Object item : resources) {
            if (item instanceof Map<?, ?> resource && !Json.text(resource, "path").isEmpty()) {
                listed.add(Json.text(resource, "path"));
                resource(old ? inNewForm(resource) : resource, Json.text(resource, "path"), desk);
            } else {
                desk.breach(Rule.WACZ_DATAPACKAGE, "a resource has no path");
            }
        }
        for (String name : members.keySet()) {
            if (!listed.contains(name)) {
                desks.apply(name).breach(Rule.WACZ_RESOURCE_UNLISTED, "resources do not list it");
            }
        }
    }

    /** WACZ 1.0 had size and digest in an object of their own, and the digest's algorithm beside it. */
    private static Map<?, ?> inNewForm(Map<?, ?> resource) {
        if (!(resource.get("stats") instanceof Map<?, ?> stats)) {
            return resource;
        }
        String algorithm = Json.text(resource, "hashing").isEmpty() ? "sha256" : Json.text(resource, "hashing");
        String hash = Json.text(stats, "hash");
        return Map.of("name", Json.text(resource, "name"), "bytes", Json.text(stats, "bytes"),
                "hash", hash.contains(":") ? hash : algorithm + ":" + hash);
    }

    private void resource(Map<?, ?> resource, String path, Desk desk) throws IOException {
        ZipMember member = members.get(path);
        if (member == null) {
            desk.breach(Rule.WACZ_RESOURCE_MISSING, path);
            return;
        }
        if (!Json.text(resource, "bytes").equals(Long.toString(member.size()))) {
            desk.breach(Rule.WACZ_RESOURCE_SIZE, path + " has " + member.size() + " bytes, listed are "
                    + Json.text(resource, "bytes"));
        }
        if (Json.text(resource, "name").isEmpty()) {
            desk.breach(Rule.WACZ_DATAPACKAGE, path + " has no name");
        }
        hash(Json.text(resource, "hash"), path, desk);
    }

    private void hash(String hash, String path, Desk desk) throws IOException {
        int colon = hash.indexOf(':');
        String label = hash.substring(0, Math.max(0, colon));
        Optional<Algorithm> algorithm = Algorithm.of(label);
        if (algorithm.isEmpty() && Texts.isToken(label)) {
            desk.breach(Rule.DIGEST_ALGORITHM, path + ": " + hash);
            return;
        }
        boolean other = algorithm.isPresent() && algorithm.get() != Algorithm.SHA256 && digests.containsKey(path);
        String computed = other ? hashing.of(path, algorithm.get()) : digests.getOrDefault(path, "");
        if (algorithm.isEmpty() || !hash.substring(colon + 1).equalsIgnoreCase(computed)) {
            desk.breach(Rule.WACZ_RESOURCE_HASH, path + " is not what " + hash + " stands for");
        }
    }

    private void digest(byte[] text) {
        Desk desk = desks.apply(DIGEST);
        try {
            Map<String, Object> json = Json.object(text, 0, text.length);
            String hash = Json.text(json, "hash");
            boolean right = Json.text(json, "path").equals(DESCRIPTION)
                    && hash.equals("sha256:" + digests.getOrDefault(DESCRIPTION, ""));
            if (!right) {
                desk.breach(Rule.WACZ_PACKAGE_DIGEST, Json.text(json, "path") + " is not what " + hash + " stands for");
            }
            if (json.get("signedData") instanceof Map<?, ?> signed) {
                String wrong = WaczSignature.judge(signed, "sha256:" + digests.getOrDefault(DESCRIPTION, ""));
                if (!wrong.isEmpty()) {
                    desk.breach(Rule.WACZ_SIGNATURE, wrong);
                }
            }
        } catch (IOException broken) {
            desk.breach(Rule.WACZ_PACKAGE_DIGEST, "not a JSON object: " + broken.getMessage());
        }
    }
}

package org.pressmark.article;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The pictures front matter names, which a theme shows above the article or gives away for previews: {@code cover},
 * {@code thumbnail}, {@code image}, {@code header: image:}. A new name is a word in the list here and a row in the
 * table test.
 */
final class GivenPictures {
    /** Names without the hyphens, underscores and colons by which themes differ. */
    private static final Set<String> NAMES = Set.of(
            "image", "images", "img", "imgurl", "imageurl", "imagepath", "picture", "pictures", "pic", "photo", "photos",
            "cover", "covers", "coverimage", "coverimages", "coverimg", "coverurl", "coverphoto", "thumbnail", "thumbnails",
            "thumbnailimage", "thumbnailimg", "thumbnailurl", "thumb", "thumbimg", "feature", "featured", "featureimage",
            "featuredimage", "featuredimagepreview", "featuredimg", "featureimg", "featuredphoto", "indeximg", "banner",
            "bannerimg", "bannerimage", "topimg", "topimage", "header", "headerimage", "headerimg", "hero", "heroimage",
            "heroimg", "background", "backgroundimage", "backgroundimg", "ogimage", "twitterimage", "teaser", "preview",
            "previewimage", "shareimg", "shareimage", "socialimage", "socialimg", "overlayimage", "metaimage", "mainimage",
            "mainimg", "leadimage", "titleimage", "titleimg", "postimage", "postimg", "cardimage", "splash", "splashimage",
            "screenshot", "poster", "gallery", "featuredimageurl", "articleimage", "listimage", "square", "封面", "题图",
            "題圖", "头图", "缩略图", "縮圖");
    /** Where a map holds more than pictures: only the names above count in it. */
    private static final Set<String> GROUPS =
            Set.of("extra", "params", "seo", "og", "opengraph", "social", "meta", "twitter");
    /** The words for an address inside a map that is a picture. */
    private static final Set<String> ADDRESSES = Set.of("path", "src", "url", "href", "relative", "file", "imagefile");
    private static final int MOST = 50;
    private static final int LONGEST = 2000;

    private final Set<String> found = new LinkedHashSet<>();

    private GivenPictures() {}

    static List<String> of(Map<String, Object> values) {
        GivenPictures pictures = new GivenPictures();
        values.forEach((key, value) -> {
            String name = plain(key.startsWith("cover.") || key.startsWith("header.")
                    ? key.substring(key.indexOf('.') + 1)
                    : key);
            if (NAMES.contains(name)) {
                pictures.take(value, 0);
            } else if (GROUPS.contains(name) && value instanceof Map<?, ?> group) {
                pictures.members(group, 1, false);
            }
        });
        return new ArrayList<>(pictures.found);
    }

    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "").replace(":", "").replace(" ", "");
    }

    private void take(Object value, int depth) {
        if (value instanceof String text) {
            String address = text.strip();
            if (found.size() < MOST && isPicture(address)) {
                found.add(address);
            }
        } else if (value instanceof List<?> list && depth < 3) {
            list.stream().limit(MOST).forEach(item -> take(item, depth + 1));
        } else if (value instanceof Map<?, ?> map && depth < 3) {
            members(map, depth + 1, true);
        }
    }

    private void members(Map<?, ?> map, int depth, boolean picture) {
        map.forEach((key, value) -> {
            String name = plain(String.valueOf(key));
            if (NAMES.contains(name) || (picture && ADDRESSES.contains(name))) {
                take(value, depth);
            }
        });
    }

    /** Whether a value is an address: themes also take {@code true}, a number, a colour or words. */
    private static boolean isPicture(String value) {
        if (value.length() < 3 || value.length() > LONGEST || value.indexOf('\n') >= 0 || value.indexOf('{') >= 0) {
            return false;
        }
        if (LinkTarget.isWeb(value, 0) || value.startsWith("//")) {
            return value.indexOf(' ') < 0;
        }
        String path = value.replaceFirst("[?#].*", "");
        String ending = SeedEndings.ending(path);
        return Set.of("png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp", "ico", "jfif", "tif", "tiff")
                .contains(ending);
    }
}

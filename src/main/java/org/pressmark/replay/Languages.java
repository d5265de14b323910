package org.pressmark.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The languages of the interface. A link's {@code lang} goes before what the browser asks for; neither is remembered. */
final class Languages<T> {
    /** The message files, the first being the one for everybody else. */
    static final List<String> FILES =
            List.of("messages.properties", "messages_zh-Hans.properties", "messages_zh-Hant.properties");

    private static final int MOST_ASKED = 20;

    private final List<Spoken<T>> all = new ArrayList<>();

    private record Spoken<T>(String language, T asked, T chosen) {}

    /**
     * Makes what is wanted once a language, and once more for who has chosen it.
     *
     * @param make makes it of the words
     */
    Languages(Function<Messages, T> make) {
        for (String file : FILES) {
            Messages words = Messages.of(file);
            all.add(new Spoken<>(words.language(), make.apply(words), make.apply(words.asChosen())));
        }
    }

    T of(Request request) {
        Optional<Spoken<T>> chosen = request.path().contains("_/")
                ? Optional.empty()
                : request.parameter("lang").flatMap(this::exactly);
        return chosen.map(Spoken::chosen).orElseGet(() -> asked(request.header("Accept-Language").orElse("")).asked());
    }

    private Optional<Spoken<T>> exactly(String tag) {
        return all.stream().filter(known -> known.language().equalsIgnoreCase(tag)).findFirst();
    }

    /** RFC 9110 section 12.5.4; browsers list by preference, so that the first known one is the best. */
    private Spoken<T> asked(String header) {
        for (String part : header.split(",", MOST_ASKED)) {
            String tag = part.strip().split(";", 2)[0].toLowerCase(Locale.ROOT);
            if (tag.equals("en") || tag.startsWith("en-")) {
                return all.get(0);
            }
            if (tag.equals("zh") || tag.startsWith("zh-")) {
                boolean traditional = tag.contains("hant") || tag.matches("zh-(tw|hk|mo).*");
                return all.get(traditional ? 2 : 1);
            }
        }
        return all.get(0);
    }
}

package org.pressmark.encoding;

import java.util.List;

/**
 * The letters of some languages. Latin ones are told apart by which letters with marks they have, others also by which
 * letters they use most: read in the wrong encoding of the same kind, a text keeps its letters but not their frequency.
 */
final class Alphabet implements Writing {
    /** Languages of Western Europe. */
    static final List<Writing> WESTERN = List.of(
            latin("éèêëàâùûüîïôçœæÿ"), latin("äöüß"), latin("áéíóúñüàèòçï"), latin("áâãàçéêíóôõú"), latin("àèéìòù"),
            latin("åäöæøé"), latin("áéíóúýðþæö"));

    static final List<Writing> CENTRAL = List.of(
            latin("ąćęłńóśźż"), latin("áčďéěíňóřšťúůý\u017E"), latin("áäčďéíľňóôšťúý\u017E"), latin("áéíóöőúüű"),
            latin("čćđš\u017E"), latin("ăâîşţșț"));

    static final List<Writing> BALTIC =
            List.of(latin("ąčęėįšųū\u017E"), latin("āčēģīķļņšū\u017E"), latin("äöõüš\u017E"));
    static final List<Writing> TURKISH = List.of(latin("çğıöşüâîûİ"));

    static final List<Writing> CYRILLIC = List.of(
            of("оеаинтсрвлкмдпу", "яыьгзбчйхжшюцщэфъё"), of("аоинтсрвлкмдпеъ", "узягбщчшжцхьюйф"),
            of("оаиніврсетклдпму", "язьбгчйхцжюєїфшщґўыэёъ"), of("аиоенсртвдјукмлп", "згбчцшћжљњхђфџѓќѕ"));
    static final List<Writing> GREEK = List.of(of("αοιετσνηυρπκμλςίάόέή", "ωδγχθφβξζψύώϊϋΐΰ"));
    static final List<Writing> HEBREW = List.of(of("יוהלארתבשמ", "םנעקחדפכטגצסזןךףץ"));
    static final List<Writing> ARABIC =
            List.of(of("اليمنوترهبةدع", "سفكأحقجشىصذخطئءضغثزظإآؤ،؟"), of("اینرهمدوتسب", "شکگلزخفقپچژحعجآصطغضذثظئء،؟"));
    static final List<Writing> THAI =
            List.of(of("านรอกเงยลวมทสตดั่้ี", "หปคพชจขบผแโไใธซณถฟภศษฐญฎฏฑฒฆฉฌฬฮฝฤๆฯะำิืึุู็์๊๋ๅ"));

    /** Signs that stand in all of these languages. */
    private static final String SIGNS = "«»©®°€£§·№\u00A0¿¡";

    /** What a character is here; it stands in a table, because a text is read in many encodings to find its own. */
    private static final byte FOREIGN = 0;

    private static final byte REST = 1;
    private static final byte COMMON = 2;
    private static final byte SIGN = 3;

    private final boolean latin;
    private final byte[] kinds = new byte[0x2200];

    private Alphabet(boolean latin, String common, String rest) {
        this.latin = latin;
        for (char c = 0; c < kinds.length; c++) {
            boolean sign = SIGNS.indexOf(c) >= 0;
            kinds[c] = has(common, c) ? COMMON : has(rest, c) ? REST : sign ? SIGN : FOREIGN;
        }
    }

    private static Writing latin(String marked) {
        return new Alphabet(true, marked, "");
    }

    /** An alphabet of its own: the letters that make four fifths of a text, and the others. */
    private static Writing of(String common, String rest) {
        return new Alphabet(false, common, rest);
    }

    @Override
    public boolean isOfOneByte() {
        return true;
    }

    @Override
    public float weight(char c, char before) {
        if (c >= 0x2013 && c <= 0x2026) {
            return latin ? 0.4f : 0.2f;
        }
        byte kind = c < kinds.length ? kinds[c] : FOREIGN;
        if (kind == FOREIGN) {
            return -0.3f;
        }
        if (Character.isUpperCase(c) && Character.isLowerCase(before)) {
            return -0.7f;
        }
        if (latin) {
            return marked(c, before);
        }
        return kind == SIGN ? 0.2f : letter(c, before, kind == COMMON);
    }

    private static boolean has(String letters, char c) {
        return letters.indexOf(c) >= 0 || letters.indexOf(Character.toLowerCase(c)) >= 0;
    }

    /** Letters with marks stand among letters without, and are seldom large; signs stand between words. */
    private static float marked(char c, char before) {
        if (before > 127) {
            return 0.1f;
        }
        return Character.isUpperCase(c) ? 0.3f : 0.7f;
    }

    private static float letter(char c, char before, boolean isCommon) {
        boolean inWord = before > 127 && Character.isLetter(before);
        if (!inWord && Character.isLetter(before)) {
            return -0.4f; // right behind a Latin letter
        }
        if (Character.isUpperCase(c)) {
            return inWord ? 0.1f : 0.5f;
        }
        return isCommon ? 0.9f : 0.1f;
    }
}

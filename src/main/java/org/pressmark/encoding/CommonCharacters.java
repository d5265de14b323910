package org.pressmark.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Which characters are common in which writing. The few hundred most frequent ones are listed here; the next tier,
 * characters in general use, is what the national standards put into their first level.
 */
final class CommonCharacters {
    private static final String SIMPLIFIED = """
            的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去
            法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点
            正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿
            原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德
            资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交
            规万取拉格望觉术领共确传师观清今切院让识候带导争运曰矣乎焉吾汝云亦夫者也之其诸岂哉耳弗兮闻谓孔子君臣父母兄弟仁礼道德百千""";
    private static final String SIMPLIFIED_PAIRED = """
            这个们来为国说时会对于着过发后里种经么学现当没动还进样开从实军无与长机关点业将两间问并应战头体见产话给门儿东声员论处义几认条气题
            尔别变总电数报结务场计资许统区队决马书则听达强难权记类据边张该规万觉术领确传师观让识带导争运云诸岂闻谓礼""";
    private static final String TRADITIONAL_PAIRED = """
            這個們來為國說時會對於著過發後裡種經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體見產話給門兒東聲員論處義幾認條氣題
            爾別變總電數報結務場計資許統區隊決馬書則聽達強難權記類據邊張該規萬覺術領確傳師觀讓識帶導爭運雲諸豈聞謂禮""";
    private static final String JAPANESE = """
            日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車
            何南万毎白天母火右読友左休父雨会社事自分者思手私彼家言場合同方知的意問心体動業度対立新部理所用地物性民通全発坊無親損腰夜目元世
            界経済政府首相議員選挙関係記報道発表""";
    private static final String KOREAN = """
            이다는에의을가고한하은지를로기도사나대자아어있인서그들것수리시으라해정여만부면게전일스주상니장조구보원과비제오적국했우안위없와등성신
            연년동경생공요내선말때소모무거마치세문유방진실분개물운화중미까며였습계회바간당저양교관재행명영현반데식았었던같금결발산음려된될되할
            터러네민학살감노독립천남못달집야속심더복용점많받""";

    private final BitSet common = new BitSet();
    private final BitSet general = new BitSet();

    private CommonCharacters() {}

    /** Chinese in simplified characters. */
    static CommonCharacters simplified() {
        CommonCharacters table = new CommonCharacters();
        table.addCommon(SIMPLIFIED);
        table.addRows("GB2312", 0xB0, 0xD7, 0xA1, 0xFE);
        return table;
    }

    /** Chinese in traditional characters. */
    static CommonCharacters traditional() {
        CommonCharacters table = new CommonCharacters();
        table.addCommon(SIMPLIFIED);
        table.removeCommon(SIMPLIFIED_PAIRED);
        table.addCommon(TRADITIONAL_PAIRED);
        table.addCommon("后里并于云為着");
        table.addRows("Big5", 0xA4, 0xC6, 0x40, 0xFE);
        return table;
    }

    /** Japanese; kana are told apart by their block and not listed. */
    static CommonCharacters japanese() {
        CommonCharacters table = new CommonCharacters();
        table.addCommon(JAPANESE);
        table.addRows("EUC-JP", 0xB0, 0xCF, 0xA1, 0xFE);
        return table;
    }

    /** Korean syllables. */
    static CommonCharacters korean() {
        CommonCharacters table = new CommonCharacters();
        table.addCommon(KOREAN);
        table.addRows("EUC-KR", 0xB0, 0xC8, 0xA1, 0xFE);
        return table;
    }

    /** Whether the character is among the few hundred most frequent ones. */
    boolean isCommon(char c) {
        return common.get(c);
    }

    /** Whether the character is in general use. */
    boolean isGeneral(char c) {
        return general.get(c);
    }

    private void addCommon(String characters) {
        characters.chars().filter(c -> c > 127).forEach(common::set);
    }

    private void removeCommon(String characters) {
        characters.chars().filter(c -> c > 127).forEach(common::clear);
    }

    private void addRows(String charset, int firstRow, int lastRow, int firstCell, int lastCell) {
        CharsetDecoder decoder = Charset.forName(charset)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith("\uFFFD");
        for (int row = firstRow; row <= lastRow; row++) {
            byte[] cells = new byte[2 * (lastCell - firstCell + 1)];
            for (int cell = firstCell; cell <= lastCell; cell++) {
                cells[2 * (cell - firstCell)] = (byte) row;
                cells[2 * (cell - firstCell) + 1] = (byte) cell;
            }
            char[] found = new char[cells.length];
            CharBuffer out = CharBuffer.wrap(found);
            decoder.reset().decode(ByteBuffer.wrap(cells), out, true);
            for (char c : Arrays.copyOf(found, out.position())) {
                if (c > 0xFF && c != '\uFFFD') {
                    general.set(c);
                }
            }
        }
    }
}

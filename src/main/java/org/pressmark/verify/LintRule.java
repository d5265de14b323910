package org.pressmark.verify;

import static org.pressmark.verify.LintTool.JWARC;
import static org.pressmark.verify.LintTool.OPENWAYBACK;
import static org.pressmark.verify.LintTool.PYWB;
import static org.pressmark.verify.LintTool.SOLRWAYBACK;
import static org.pressmark.verify.LintTool.WABAC;
import static org.pressmark.verify.LintTool.WARC2ZIM;
import static org.pressmark.verify.LintTool.WARCIO;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a tool does not show, or shows wrongly, though the file is right: one row a habit, with the tools that have it
 * and where it is known from. Read in the tools' sources and issues, or seen when running them.
 */
public enum LintRule {
    ZSTD_FILE(Effect.NOT_OPENED, tools(PYWB, WABAC, WARCIO, WARC2ZIM), fileOf(Format.WARC_ZST),
            "WARC files compressed with zstd are not read: write them as gzip with pressmark recompress.",
            "warcio issue 118, which the others stand on"),
    ARC_FILE(Effect.NOT_OPENED, tools(WABAC), fileOf(Format.ARC, Format.ARC_GZ),
            "ARC files are not read: write them as WARC with pressmark recompress.", "was run"),
    WHOLE_FILE_GZIP(Effect.NOT_OPENED, tools(PYWB, WARCIO, WARC2ZIM), breaks(Rule.GZIP_MANY_RECORDS),
            "Records that share a gzip member cannot be opened one by one: give each its own with pressmark recompress.",
            "pywb issue 48"),
    WHOLE_FILE_GZIP_BY_PLACE(Effect.NOT_SHOWN, tools(WABAC),
            breaks(Rule.GZIP_MANY_RECORDS, b -> !b.member().isEmpty() || b.file().toFile().length() > 25_000_000),
            "In a WACZ, and in files over 25 MB, records are read by their place, which those behind the first of a gzip"
                    + " member do not have: give each its own with pressmark recompress.",
            "was run; a smaller bare file is read at once and shown"),
    WACZ_FILE(Effect.NOT_OPENED, tools(JWARC, WARCIO, OPENWAYBACK, SOLRWAYBACK), fileOf(Format.WACZ),
            "WACZ files are not read: unzip it and give the files in archive/.", "their sources"),
    WACZ_UNPACKED(Effect.NOT_OPENED, tools(PYWB), fileOf(Format.WACZ),
            "A WACZ is read only after wb-manager has unpacked it into a collection.", "pywb issue 799"),
    ARCHIVE_DEFLATED(Effect.NOT_OPENED, tools(WABAC), breaks(Rule.WACZ_STORED),
            "Single records are read by their place in the ZIP, which a deflated archive does not have.",
            "wabac issue 86; was run"),
    PROFILE_OF_DRAFT(Effect.NOT_OPENED, tools(WABAC), named("profile wacz"),
            "A package of the profile wacz, of the draft 1.2.0, is refused.", "waczimporter.ts; was run"),
    INDEX_NAMED_CDXJ(Effect.NOT_SHOWN, tools(PYWB), named(".cdxj"),
            "An index must be named .cdx, or .cdx.gz with its .idx: others are passed over.",
            "pywb manager.py, browsertrix issue 2814; wabac was run, and reads it"),
    INDEX_WITHOUT_IDX(Effect.NOT_SHOWN, tools(WABAC), named("index.cdx.gz without .idx"),
            "A gzip index is found by its .idx: without one nothing of the package is found.", "was run"),
    NO_PAGE_LIST(Effect.NOT_SHOWN, tools(WABAC), fileOf(Format.WARC, Format.WARC_GZ),
            "A bare archive has no list of pages: it opens at an address only. Make a WACZ of it.",
            "warcloader.ts"),

    CONVERSION(Effect.NOT_SHOWN, tools(WABAC, JWARC, SOLRWAYBACK, WARC2ZIM), r -> r.is(Kind.CONVERSION),
            "Conversion records are passed over.", "wabac and jwarc were run; warc-indexer, converter.py"),
    CONVERSION_AS_RIVAL(Effect.SHOWN_WRONGLY, tools(PYWB, WARCIO), r -> r.is(Kind.CONVERSION),
            "A conversion record is indexed as a capture of its address, beside or instead of the page itself.",
            "archiveindexer.py, indexer.ts"),
    CONVERSION_WITHOUT_TYPE(Effect.SHOWN_WRONGLY, tools(OPENWAYBACK), r -> r.is(Kind.CONVERSION),
            "A conversion record is shown without media type and with status 0.", "WarcResource.java"),
    METADATA(Effect.NOT_SHOWN, tools(JWARC, SOLRWAYBACK, OPENWAYBACK, WARC2ZIM), LintSubject::isForeignMetadata,
            "Metadata records are passed over: what is to be seen belongs into a resource record.",
            "CdxWriter.java, warc-indexer, converter.py"),
    METADATA_ADDRESS(Effect.NOT_SHOWN, tools(WABAC),
            r -> r.isForeignMetadata() && !r.targetStarts("metadata://"),
            "Metadata records are shown only under addresses that begin with metadata://.", "was run"),
    METADATA_AS_RIVAL(Effect.SHOWN_WRONGLY, tools(PYWB, WARCIO),
            r -> r.isForeignMetadata() && r.head().has(Name.TARGET_URI),
            "A metadata record that is not application/warc-fields is indexed as a capture of its address.",
            "archiveindexer.py, webrecorder-player issue 63"),
    METADATA_WITHOUT_ADDRESS(Effect.NOT_OPENED, tools(OPENWAYBACK, SOLRWAYBACK),
            r -> r.is(Kind.METADATA) && !r.head().has(Name.TARGET_URI),
            "A metadata record without WARC-Target-URI stops older indexers.", "webarchive-commons issue 150"),
    WARCINFO_WITHOUT_NAME(Effect.NOT_OPENED, tools(OPENWAYBACK, SOLRWAYBACK),
            r -> r.is(Kind.WARCINFO) && !r.head().has(Name.FILENAME),
            "A warcinfo record without WARC-Filename stops older indexers.", "webarchive-commons issue 89"),
    RESOURCE(Effect.NOT_SHOWN, tools(WARC2ZIM), r -> r.is(Kind.RESOURCE),
            "Resource records are passed over: pack with --page-record response.", "warc2zim issue 197"),
    RESOURCE_WITHOUT_TYPE(Effect.SHOWN_WRONGLY, tools(OPENWAYBACK), r -> r.is(Kind.RESOURCE),
            "A resource record is indexed without media type and status.", "WARCRecordToSearchResultAdapter.java"),
    RESOURCE_OF_FIELDS(Effect.NOT_SHOWN, tools(PYWB, WARCIO), r -> r.is(Kind.RESOURCE) && r.isFields(),
            "A resource of application/warc-fields is passed over.", "archiveindexer.py, indexer.ts"),
    CONTINUATION(Effect.NOT_SHOWN, tools(WABAC, JWARC, SOLRWAYBACK, WARC2ZIM), r -> r.is(Kind.CONTINUATION),
            "Segments are not put together: what this record continues ends early.",
            "wabac and jwarc were run; warc-indexer, converter.py"),
    CONTINUATION_AS_RIVAL(Effect.SHOWN_WRONGLY, tools(PYWB, WARCIO, OPENWAYBACK), r -> r.is(Kind.CONTINUATION),
            "A segment is indexed as a capture of its own.", "archiveindexer.py, WARCRecordToSearchResultAdapter.java"),
    FOREIGN_RESPONSE(Effect.SHOWN_WRONGLY, tools(PYWB, WARCIO),
            r -> r.is(Kind.RESPONSE) && !r.head().isHttp() && r.http().isPresent(),

            "HTTP headers are read under http and https addresses only: this shows as application/http (warcio.js reads them).",
            "recordloader.py; warcio.js was run"),
    FOREIGN_ADDRESS(Effect.NOT_SHOWN, tools(JWARC, WARC2ZIM), r -> r.isCapture() && !r.head().isHttp(),
            "Only http and https addresses are served.", "CaptureIndex.java, converter.py"),
    REVISIT(Effect.NOT_SHOWN, tools(JWARC), r -> r.is(Kind.REVISIT),
            "jwarc serve does not index revisits.", "CaptureIndex.java"),
    REVISIT_WITHOUT_ADDRESS(Effect.NOT_SHOWN, tools(PYWB),
            r -> r.is(Kind.REVISIT) && !r.head().has(Name.REFERS_TO_TARGET_URI),
            "What a revisit repeats is looked up by WARC-Refers-To-Target-URI: without it only an earlier capture of the"
                    + " same address is found.",
            "resolvingloader.py, httrack issues 778 and 839"),
    REVISIT_OF_NO_ADDRESS(Effect.NOT_SHOWN, tools(WABAC),
            r -> r.is(Kind.REVISIT) && !r.head().has(Name.REFERS_TO_TARGET_URI),
            "What a revisit repeats is looked up by WARC-Refers-To-Target-URI: without it a WACZ shows nothing, a bare file"
                    + " only where the record repeated states the same payload digest.",
            "was run; a revisit without WARC-Refers-To-Date or without HTTP header is shown"),
    REVISIT_WITHOUT_HEAD(Effect.NOT_SHOWN, tools(SOLRWAYBACK),
            r -> r.is(Kind.REVISIT) && r.head().length() == 0,
            "A revisit with an empty block, as for the index of a folder, is not resolved.", "solrwayback issue 307"),
    STATUS(Effect.NOT_SHOWN, tools(SOLRWAYBACK),
            r -> r.is(Kind.RESPONSE) && r.http().isPresent() && r.http().get().status() / 100 != 2,
            "Only answers with a status of 200 to 299 are indexed.", "warc-indexer's default configuration"),
    ADDRESS_IN_BRACKETS(Effect.NOT_OPENED, tools(OPENWAYBACK, SOLRWAYBACK),
            r -> r.head().has(Name.TARGET_URI) && !r.head().target().equals(r.head().value(Name.TARGET_URI)),
            "An address between < and > is no address to them.", "openwayback issue 421, webarchive-discovery issue 159"),
    ADDRESS_NOT_ASCII(Effect.NOT_SHOWN, tools(PYWB, WABAC, JWARC, OPENWAYBACK, SOLRWAYBACK),
            r -> r.isCapture() && r.targetHas(c -> c > 126),
            "An address with characters outside ASCII is an error, is not found or loses them: escape it.",
            "pywb issue 961, ia-web-commons issue 27; wabac and jwarc were run"),
    ADDRESS_WITH_BLANK(Effect.NOT_SHOWN, tools(PYWB, WARCIO), r -> r.isCapture() && r.targetHas(c -> c == ' '),
            "A blank in an address breaks the line of the index.", "warcio issue 80"),
    ADDRESS_UNLIKE_BROWSERS(Effect.NOT_SHOWN, tools(WABAC), LintSubject::targetIsUnlikeBrowsers,
            "Addresses are looked up as browsers write them: scheme and host in small letters, no default port, a path, no"
                    + " dots to resolve, blanks and brackets escaped.",
            "was run"),
    ADDRESS_FOLDED(Effect.NOT_OPENED, tools(WABAC), breaks(Rule.FIELD_FOLDED, b -> b.found().equals("WARC-Target-URI")),
            "A WARC-Target-URI that goes on in the next line is read as none, and nothing of the file is loaded.", "was run"),
    PARTIAL(Effect.NOT_SHOWN, tools(WABAC), LintSubject::isPartial,
            "An answer of status 206 is passed over, unless its range is the whole.", "was run"),
    STATUS_OF_NO_BROWSER(Effect.NOT_SHOWN, tools(WABAC), LintSubject::statusIsOfNoBrowser,
            "A status below 200 or above 599, as the 999 of some servers, cannot be answered by a service worker: nothing is"
                    + " shown.",
            "was run"),
    DATE_COARSE(Effect.SHOWN_WRONGLY, tools(JWARC), r -> r.head().has(Name.DATE) && r.head().value(Name.DATE).length() < 20,
            "A date without seconds, which WARC 1.1 allows, is indexed as no date, and stops jwarc validate.", "was run"),
    CODED_ZSTD(Effect.SHOWN_WRONGLY, tools(PYWB, WABAC, OPENWAYBACK, SOLRWAYBACK), r -> r.coding().equals("zstd"),
            "A body coded with zstd is handed on as it lies: the browser shows noise.", "pywb and wabac were run"),
    CODED_DEFLATE(Effect.SHOWN_WRONGLY, tools(WABAC, OPENWAYBACK, SOLRWAYBACK), r -> r.coding().equals("deflate"),
            "A body coded with deflate is not decoded.", "wabac was run; DecodingResource.java, ArcEntry.java"),
    CODED_TWICE(Effect.SHOWN_WRONGLY, tools(PYWB, WABAC), r -> r.coding().indexOf(',') > 0,
            "A body coded twice is decoded once (pywb) or not at all.", "were run"),
    CODED_IN_OTHER_WORDS(Effect.SHOWN_WRONGLY, tools(WABAC), LintSubject::isCodedInOtherWords,
            "Codings are known as gzip and br only: a body said to be x-gzip, or GZIP in capitals, is not decoded.", "was run"),
    CODED_TWICE_REFUSED(Effect.NOT_SHOWN, tools(JWARC), r -> r.coding().indexOf(',') > 0,
            "jwarc extract --payload refuses a body coded twice; jwarc serve hands it on as it lies.", "was run"),
    CODED_HTML(Effect.SHOWN_WRONGLY, tools(JWARC), r -> !r.coding().isEmpty() && r.isHtml(),
            "jwarc serve puts a script in front of the coded bytes of a page.", "WarcServer.java; was run"),
    CHUNKED(Effect.SHOWN_WRONGLY, tools(JWARC), r -> r.is(Kind.RESPONSE) && r.http().map(HttpHead::chunked).orElse(false),
            "jwarc serve gives a chunked body an empty one.", "WarcServer.java; was run"),
    CHUNK_EXTENSION(Effect.SHOWN_WRONGLY, tools(WABAC), LintSubject::chunkExtension,
            "A chunk extension, or a blank behind a size, is taken for the end of chunking: chunk sizes stay in the body.",
            "was run"),
    CHUNKED_IN_OTHER_WORDS(Effect.SHOWN_WRONGLY, tools(WABAC), LintSubject::isChunkedInOtherWords,
            "A Transfer-Encoding that is not just chunked, in small letters, is not undone: chunk sizes stay in the body.",
            "was run"),
    IDENTIFIED_TYPE(Effect.SHOWN_WRONGLY, tools(WABAC), LintSubject::isIdentifiedOtherwise,

            "WARC-Identified-Payload-Type is served for the Content-Type: its charset is lost, a page may show as its source.",
            "was run"),
    UTF_16(Effect.SHOWN_WRONGLY, tools(PYWB, WABAC), r -> r.isHtml() && r.charsetStarts("utf-16"),
            "A page in UTF-16 keeps links to the live web, or shows as noise.", "were run"),
    LINKS_NOT_UTF_8(Effect.SHOWN_WRONGLY, tools(WABAC), LintSubject::isHtmlOfOtherCharset,
            "In a page that is not UTF-8 the letters of links outside ASCII are taken for UTF-8: those links go elsewhere.",
            "html.ts; was run");

    /** What a reader of the archive notices. */
    public enum Effect {
        /** The file or its index is of no use to the tool, or stops it. */
        NOT_OPENED,
        /** The record is not there. */
        NOT_SHOWN,
        /** It is there, but not as it was. */
        SHOWN_WRONGLY;

        /** The words in reports, lower case. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** When a row applies; most rows look at a record. */
    @FunctionalInterface
    interface Trigger extends Predicate<LintSubject> {}

    /** Rows about something else than single records. */
    private record Elsewhere(Set<Format> formats, Predicate<Breach> breaches, String name) implements Trigger {
        @Override
        public boolean test(LintSubject record) {
            return false;
        }
    }

    private final Effect effect;
    private final Set<LintTool> tools;
    private final Trigger trigger;
    private final String sentence;
    private final String source;

    LintRule(Effect effect, Set<LintTool> tools, Trigger trigger, String sentence, String source) {
        this.effect = effect;
        this.tools = tools;
        this.trigger = trigger;
        this.sentence = sentence;
        this.source = source;
    }

    private static Set<LintTool> tools(LintTool first, LintTool... others) {
        return EnumSet.of(first, others);
    }

    private static Trigger fileOf(Format first, Format... others) {
        return new Elsewhere(EnumSet.of(first, others), b -> false, "");
    }

    private static Trigger breaks(Rule rule) {
        return breaks(rule, b -> true);
    }

    private static Trigger breaks(Rule rule, Predicate<Breach> where) {
        return new Elsewhere(Set.of(), b -> b.rule() == rule && where.test(b), "");
    }

    private static Trigger named(String ending) {
        return new Elsewhere(Set.of(), b -> false, ending);
    }

    boolean concerns(LintTool tool) {
        return tools.contains(tool);
    }

    boolean meets(LintSubject record) {
        return trigger.test(record);
    }

    boolean meets(Format file) {
        return trigger instanceof Elsewhere row && row.formats().contains(file);
    }

    boolean meets(Breach breach) {
        return trigger instanceof Elsewhere row && row.breaches().test(breach);
    }

    /** Whether the row is about parts of a package whose name, or whose description, ends like this. */
    boolean meets(String part) {
        return trigger instanceof Elsewhere row && !row.name().isEmpty() && part.endsWith(row.name());
    }

    /** The fixed name in reports, kebab-case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a reader notices. */
    public Effect effect() {
        return effect;
    }

    /** Why, and what helps, in one or two sentences. */
    public String sentence() {
        return sentence;
    }

    /** Where it is known from. */
    public String source() {
        return source;
    }
}

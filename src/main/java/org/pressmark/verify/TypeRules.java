package org.pressmark.verify;

import java.util.Locale;

/** What WARC 1.1 sections 6 and 7 ask of records of one type. */
final class TypeRules {
    private static final String PROFILES = "http://netpreserve.org/warc/";
    private static final String IDENTICAL = "/revisit/identical-payload-digest";
    private static final String NOT_MODIFIED = "/revisit/server-not-modified";

    private final Head head;
    private final Desk desk;

    private TypeRules(Head head, Desk desk) {
        this.head = head;
        this.desk = desk;
    }

    static void check(Head head, Desk desk) {
        TypeRules rules = new TypeRules(head, desk);
        switch (head.kind()) {
            case WARCINFO -> rules.warcinfo();
            case REVISIT -> rules.revisit();
            case RESPONSE -> rules.http("response");
            case REQUEST -> rules.http("request");
            default -> { }
        }
        rules.segment();
        rules.undefined(Name.PROFILE, head.kind() != Kind.REVISIT);
        rules.undefined(Name.PAYLOAD_DIGEST, head.kind() == Kind.METADATA); // whether it has a payload is nowhere said
        rules.undefined(Name.IDENTIFIED_PAYLOAD_TYPE, head.kind() == Kind.METADATA);
    }

    private void undefined(Name field, boolean here) {
        if (here && head.has(field)) {
            desk.breach(Rule.FIELD_UNDEFINED_HERE, field.text() + " on a " + head.value(Name.TYPE) + " record");
        }
    }

    private void warcinfo() {
        String type = head.value(Name.CONTENT_TYPE);
        if (head.length() > 0 && head.has(Name.CONTENT_TYPE) && !isType(type, "application/warc-fields")) {
            desk.breach(Rule.WARCINFO_TYPE, "Content-Type: " + type);
        }
    }

    private void http(String message) {
        if (!head.isHttp() || !head.has(Name.CONTENT_TYPE)) {
            return;
        }
        String type = head.value(Name.CONTENT_TYPE);
        String compact = type.replace(" ", "").replace("\"", "").toLowerCase(Locale.ROOT);
        boolean right = isType(type, "application/http")
                && (!compact.contains("msgtype=") || compact.contains("msgtype=" + message));
        if (!right) {
            desk.breach(Rule.HTTP_CONTENT_TYPE, "Content-Type: " + type + " on a " + message);
        }
    }

    private void revisit() {
        if (!head.has(Name.PROFILE)) {
            desk.breach(Rule.PROFILE_MISSING, "a revisit record without WARC-Profile");
        }
        String profile = Head.bare(head.value(Name.PROFILE));
        boolean identical = profile.startsWith(PROFILES) && profile.endsWith(IDENTICAL);
        boolean notModified = profile.startsWith(PROFILES) && profile.endsWith(NOT_MODIFIED);
        if (identical && !head.has(Name.PAYLOAD_DIGEST)) {
            desk.breach(Rule.REVISIT_PAYLOAD_DIGEST, "the profile is " + profile);
        }
        if (!identical && !notModified && head.has(Name.PROFILE)) {
            desk.breach(Rule.PROFILE_UNKNOWN, profile);
        } else if (head.has(Name.PROFILE) && !profile.startsWith(PROFILES + head.version() + "/")) {
            desk.breach(Rule.PROFILE_VERSION, profile + " in WARC/" + head.version());
        }
        if (!head.has(Name.REFERS_TO) && !head.has(Name.REFERS_TO_TARGET_URI)) {
            desk.breach(Rule.REVISIT_REFERS_TO, "neither WARC-Refers-To nor WARC-Refers-To-Target-URI");
        }
    }

    private void segment() {
        boolean continuation = head.kind() == Kind.CONTINUATION;
        String number = head.value(Name.SEGMENT_NUMBER);
        if (continuation && !head.has(Name.SEGMENT_NUMBER)) {
            desk.breach(Rule.SEGMENT_NUMBER_MISSING, "a continuation without WARC-Segment-Number");
        }
        if (continuation && !head.has(Name.SEGMENT_ORIGIN_ID)) {
            desk.breach(Rule.SEGMENT_ORIGIN_MISSING, "a continuation without WARC-Segment-Origin-ID");
        }
        if (head.has(Name.SEGMENT_NUMBER)) {
            number(number, continuation);
        }
        String total = head.value(Name.SEGMENT_TOTAL_LENGTH);
        if (head.has(Name.SEGMENT_TOTAL_LENGTH) && !Texts.isDigits(total)) {
            desk.breach(Rule.SEGMENT_TOTAL_SYNTAX, "WARC-Segment-Total-Length: " + total);
        }
    }

    private void number(String number, boolean continuation) {
        boolean first = number.equals("1");
        if (!Texts.isDigits(number) || number.startsWith("0")) {
            desk.breach(Rule.SEGMENT_NUMBER_SYNTAX, "WARC-Segment-Number: " + number);
        } else if (first == continuation && head.kind() != Kind.OTHER) {
            desk.breach(
                    Rule.SEGMENT_NUMBER_FIRST, "WARC-Segment-Number: " + number + " on a " + head.kind().word() + " record");
        }
    }

    /** Whether a media type is this one, parameters aside. */
    static boolean isType(String written, String essence) {
        int end = written.indexOf(';');
        return Texts.trim(end < 0 ? written : written.substring(0, end)).equalsIgnoreCase(essence);
    }
}

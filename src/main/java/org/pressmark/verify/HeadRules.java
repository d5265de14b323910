package org.pressmark.verify;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What WARC 1.1 section 5 asks of the fields of one record. */
final class HeadRules {
    private static final Set<String> REASONS = Set.of("length", "time", "disconnect", "unspecified");
    private static final Map<Name, Rule> MANDATORY = Map.of(
            Name.RECORD_ID, Rule.RECORD_ID_MISSING,
            Name.CONTENT_LENGTH, Rule.CONTENT_LENGTH_MISSING,
            Name.DATE, Rule.DATE_MISSING,
            Name.TYPE, Rule.TYPE_MISSING);

    private final Head head;
    private final Desk desk;

    private HeadRules(Head head, Desk desk) {
        this.head = head;
        this.desk = desk;
    }

    static void check(Head head, Desk desk) {
        HeadRules rules = new HeadRules(head, desk);
        rules.presence();
        rules.type();
        rules.identity();
        rules.dates();
        rules.target();
        rules.references();
        rules.values();
        TypeRules.check(head, desk);
    }

    private void presence() {
        for (Name name : Name.values()) {
            boolean defined = !(head.isOld() && Name.SINCE_1_1.contains(name));
            if (head.has(name) && defined && name.forbiddenOn(head.kind())) {
                desk.breach(Rule.FIELD_NOT_ALLOWED, name.text() + " on a " + head.kind().word() + " record");
            } else if (!head.has(name) && MANDATORY.containsKey(name)) {
                desk.breach(MANDATORY.get(name), "the header has no " + name.text());
            }
        }
    }

    private void type() {
        String type = head.value(Name.TYPE);
        if (!head.has(Name.TYPE) || head.kind() != Kind.OTHER) {
            return;
        }
        if (!Texts.isToken(type)) {
            desk.breach(Rule.TYPE_SYNTAX, "WARC-Type: " + type);
        } else if (Kind.of(type.toLowerCase(Locale.ROOT)) != Kind.OTHER) {
            desk.breach(Rule.TYPE_CASE, "WARC-Type: " + type);
        } else {
            desk.breach(Rule.TYPE_UNKNOWN, "WARC-Type: " + type);
        }
    }

    private void identity() {
        if (head.has(Name.RECORD_ID)) {
            bracketed(Name.RECORD_ID.text(), head.value(Name.RECORD_ID), Rule.RECORD_ID_BRACKETS, Rule.RECORD_ID_SYNTAX);
        }
    }

    private void bracketed(String name, String value, Rule brackets, Rule syntax) {
        String bare = Head.bare(value);
        if (bare.equals(value) && !value.isEmpty()) {
            desk.breach(brackets, name + ": " + value);
        }
        if (Uris.judge(bare) != Uris.Judgement.GOOD) {
            desk.breach(syntax, name + ": " + value);
        }
    }

    private void dates() {
        String date = head.value(Name.DATE);
        if (head.has(Name.DATE)) {
            boolean right = Dates.isAny(date);
            boolean tooFineOrCoarse = right && head.isOld() && !Dates.isSeconds(date);
            if (!right || tooFineOrCoarse) {
                desk.breach(right ? Rule.DATE_FORM_1_0 : Rule.DATE_SYNTAX, "WARC-Date: " + date);
            }
        }
        String earlier = head.value(Name.REFERS_TO_DATE);
        if (head.has(Name.REFERS_TO_DATE) && !Dates.isAny(earlier)) {
            desk.breach(Rule.REFERS_TO_DATE_SYNTAX, "WARC-Refers-To-Date: " + earlier);
        }
    }

    private void target() {
        if (!head.has(Name.TARGET_URI) && Name.NEED_TARGET.contains(head.kind())) {
            desk.breach(Rule.TARGET_URI_MISSING, "a " + head.kind().word() + " record without WARC-Target-URI");
        }
        uri(Name.TARGET_URI);
        uri(Name.REFERS_TO_TARGET_URI);
        uri(Name.PROFILE);
    }

    /** A URI that 1.1 writes bare; the grammar of 1.0 puts brackets round it, its examples do not. */
    private void uri(Name name) {
        if (!head.has(name)) {
            return;
        }
        String value = head.value(name);
        String bare = Head.bare(value);
        if (!bare.equals(value)) {
            desk.breach(
                    head.isOld() ? Rule.TARGET_URI_BRACKETS_1_0 : Rule.TARGET_URI_BRACKETS, name.text() + ": " + value);
        }
        Uris.Judgement judgement = Uris.judge(bare);
        if (judgement != Uris.Judgement.GOOD) {
            Rule rule = judgement == Uris.Judgement.BAD ? Rule.URI_SYNTAX : Rule.URI_UNESCAPED;
            desk.breach(rule, name.text() + ": " + value);
        }
    }

    private void references() {
        for (String other : head.concurrent()) {
            reference(Name.CONCURRENT_TO, other);
        }
        for (Name name : new Name[] {Name.REFERS_TO, Name.WARCINFO_ID, Name.SEGMENT_ORIGIN_ID}) {
            if (head.has(name)) {
                reference(name, head.value(name));
            }
        }
    }

    private void reference(Name name, String value) {
        bracketed(name.text(), value, Rule.REFERENCE_BRACKETS, Rule.REFERENCE_SYNTAX);
    }

    private void values() {
        if (head.has(Name.CONTENT_LENGTH) && head.length() < 0) {
            desk.breach(Rule.CONTENT_LENGTH_SYNTAX, "Content-Length: " + head.value(Name.CONTENT_LENGTH));
        }
        String address = head.value(Name.IP_ADDRESS);
        if (head.has(Name.IP_ADDRESS) && !Addresses.isIpv4(address) && !Addresses.isIpv6(address)) {
            desk.breach(Rule.IP_ADDRESS_SYNTAX, "WARC-IP-Address: " + address);
        }
        mediaType(Name.CONTENT_TYPE, Rule.CONTENT_TYPE_SYNTAX);
        mediaType(Name.IDENTIFIED_PAYLOAD_TYPE, Rule.PAYLOAD_TYPE_SYNTAX);
        if (head.length() > 0 && !head.has(Name.CONTENT_TYPE) && head.kind() != Kind.CONTINUATION) {
            desk.breach(Rule.CONTENT_TYPE_MISSING, "a block of " + head.length() + " bytes without Content-Type");
        }
        truncated();
        if (head.has(Name.FILENAME) && head.value(Name.FILENAME).isEmpty()) {
            desk.breach(Rule.FILENAME_SYNTAX, "WARC-Filename is empty");
        }
    }

    private void mediaType(Name name, Rule rule) {
        if (head.has(name) && !Texts.isMediaType(head.value(name))) {
            desk.breach(rule, name.text() + ": " + head.value(name));
        }
    }

    private void truncated() {
        String reason = head.value(Name.TRUNCATED);
        if (!head.has(Name.TRUNCATED) || REASONS.contains(reason)) {
            return;
        }
        desk.breach(Texts.isToken(reason) ? Rule.TRUNCATED_REASON : Rule.TRUNCATED_SYNTAX, "WARC-Truncated: " + reason);
    }

    /** The digest a field states, where it states one that can be checked. */
    static Optional<DigestText> digest(Head head, Name name, Desk desk) {
        return head.has(name) ? DigestText.read(head.value(name), desk, name.text()) : Optional.empty();
    }
}

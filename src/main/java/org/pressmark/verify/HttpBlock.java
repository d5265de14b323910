package org.pressmark.verify;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** A block that is an HTTP message: its syntax, the length of its body, and its payload's digest. */
final class HttpBlock implements BlockPart {
    private static final int LONGEST_HEAD = 1 << 20;

    private final Head record;
    private final Optional<DigestText> payload;
    private final ByteArrayOutputStream headBytes = new ByteArrayOutputStream(1024);
    private final DigestSet raw = new DigestSet();
    private final DigestSet entity = new DigestSet();
    private final Chunks chunks = new Chunks(entity);
    private boolean lineBegun;
    private HttpHead head;
    private HttpHead before;
    private long body;

    HttpBlock(Head record, Optional<DigestText> payload) {
        this.record = record;
        this.payload = payload;
        payload.ifPresent(d -> {
            raw.want(d.algorithm());
            entity.want(d.algorithm());
        });
    }

    @Override
    public void take(byte[] bytes, int from, int length) {
        int i = from;
        int to = from + length;
        while (head == null && i < to) {
            byte b = bytes[i++];
            if (headBytes.size() < LONGEST_HEAD) {
                headBytes.write(b);
            }
            if (b == '\n') {
                endLine();
            } else if (b != '\r') {
                lineBegun = true;
            }
        }
        if (i < to) {
            body(bytes, i, to - i);
        }
    }

    private void endLine() {
        boolean ends = !lineBegun;
        lineBegun = false;
        if (!ends) {
            return;
        }
        HttpHead read = HttpHead.parse(headBytes.toByteArray());
        headBytes.reset();
        boolean interim = read.status() >= 100 && read.status() < 200 && read.status() != 101;
        head = interim ? null : read;
        before = interim ? read : before;
    }

    private void body(byte[] bytes, int from, int length) {
        body += length;
        raw.update(bytes, from, length);
        if (head.chunked()) {
            chunks.take(bytes, from, length);
        }
    }

    private boolean incomplete() {
        return record.has(Name.TRUNCATED) || record.has(Name.SEGMENT_NUMBER) || record.kind() == Kind.REVISIT;
    }

    @Override
    public void judge(Desk desk) {
        if (head == null && headBytes.size() == 0 && before != null) {
            head = before; // an answer on the way is all there is
        }
        boolean terminated = head != null;
        if (!terminated) {
            head = HttpHead.parse(headBytes.toByteArray());
        }
        if (!startsWell(desk)) {
            return;
        }
        if (!terminated && !incomplete()) {
            desk.breach(Rule.HTTP_HEADER_UNTERMINATED, "the block ends inside the header: " + head.startLine());
        }
        if (!head.badLine().isEmpty()) {
            desk.breach(Rule.HTTP_HEADER_LINE, head.badLine());
        }
        length(desk);
        if (payload.isPresent() && record.kind() != Kind.REVISIT) {
            digest(desk, payload.get());
        }
    }

    @Override
    public Optional<LintSubject> message() {
        return head == null
                ? Optional.empty()
                : Optional.of(new LintSubject(record, Optional.of(head), chunks.hasExtension()));
    }

    private boolean startsWell(Desk desk) {
        boolean request = record.kind() == Kind.REQUEST;
        boolean good = request ? head.isRequest() : head.status() > 0;
        if (!good) {
            desk.breach(Rule.HTTP_START_LINE, head.startLine());
        } else if (!head.isVersionOne()) {
            desk.breach(Rule.HTTP_VERSION, head.startLine());
        }
        return good;
    }

    private void length(Desk desk) {
        if (head.chunked()) {
            boolean wrong = chunks.broken() || (!chunks.whole() && !incomplete());
            boolean headOnly = body == 0;
            if (wrong && !headOnly) {
                desk.breach(Rule.HTTP_CHUNKING, chunks.broken()
                        ? "the body is said to be chunked and is not, or not to its end"
                        : "the last chunk is missing");
            }
            return;
        }
        if (!head.statesLength()) {
            return;
        }
        if (head.length() < 0) {
            desk.breach(Rule.HTTP_LENGTH_SYNTAX, "HTTP Content-Length is not one number");
        } else if (record.kind() != Kind.REVISIT) {
            compare(desk, head.length());
        }
    }

    private void compare(Desk desk, long stated) {
        String found = "Content-Length " + stated + ", body " + body + " bytes";
        boolean bodiless = head.status() == 304 || head.status() == 204;
        if (body == 0 && stated > 0 && record.kind() == Kind.RESPONSE && !incomplete()) {
            if (!bodiless) {
                desk.breach(Rule.HTTP_BODY_ABSENT, found);
            }
        } else if (body < stated && !incomplete()) {
            desk.breach(Rule.HTTP_BODY_SHORT, found);
        } else if (body > stated) {
            desk.breach(Rule.HTTP_BODY_LONG, found);
        }
    }

    private void digest(Desk desk, DigestText stated) {
        String coding = head.transferCoding();
        if (record.has(Name.SEGMENT_NUMBER) || !(coding.isEmpty() || coding.equals("chunked"))) {
            desk.breach(Rule.PAYLOAD_DIGEST_UNCHECKED, coding.isEmpty() ? "the record is segmented" : "coding " + coding);
            return;
        }
        boolean decoded = head.chunked() && !chunks.broken();
        if (decoded ? entity.agrees(stated) : raw.agrees(stated)) {
            return;
        }
        if (decoded && raw.agrees(stated)) {
            desk.breach(Rule.PAYLOAD_DIGEST_CHUNKED, stated.written() + " is that of the body with its chunk sizes");
        } else {
            desk.breach(Rule.PAYLOAD_DIGEST, "the HTTP body is not what " + stated.written() + " stands for"
                    + stated.hintOfNothing());
        }
    }
}

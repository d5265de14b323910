package org.pressmark.warc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pressmark.warc.Records.gzip;
import static org.pressmark.warc.Records.join;
import static org.pressmark.warc.Records.utf8;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pressmark.capture.Body;
import org.pressmark.warc.StoredRecord.Field;

class HttpBlockTest {
    private static final String PAGE = "<p>标题 a page, long enough to be worth packing. </p>".repeat(40);
    private static final String GREETING = "Hello br! ".repeat(30) + "\n";
    /** The greeting as the reference encoder packs it. */
    private static final byte[] BROTLI = Base64.getDecoder().decode("GywB+B2JcSyKR98QagUQJDFVJpdsIW+lyIChQLhhnwA=");

    private static HttpBlock block(byte[]... parts) throws IOException {
        return HttpBlock.read(new ByteArrayInputStream(join(parts)));
    }

    private static HttpBlock encoded(String headers, byte[] body) throws IOException {
        return block(utf8("HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\n"), body);
    }

    @Test
    void givesHeadersInOrderAndRepeatedly() throws IOException {
        HttpBlock block = block(utf8("HTTP/1.1 404 Not  Found\r\nSet-Cookie: a=1\r\nX: y\r\nset-cookie: b=2\r\n\r\nbody"));
        assertThat(block.status()).isEqualTo(404);
        assertThat(block.reason()).isEqualTo("Not  Found");
        assertThat(block.headers())
                .containsExactly(new Field("Set-Cookie", "a=1"), new Field("X", "y"), new Field("set-cookie", "b=2"));
        assertThat(block.all("SET-COOKIE")).containsExactly("a=1", "b=2");
        assertThat(block.payload().readAllBytes()).isEqualTo(utf8("body"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", value = {
        "HTTP/1.1 200 OK|A: b||body                                    => 200 => body",
        "HTTP/1.1 200|A: b||body                                       => 200 => body",
        "HTTP/1.0 301  Moved|A: b||body                                => 301 => body",
        "HTTP/1.1 100 Continue||HTTP/1.1 103 Early|L: x||HTTP/1.1 200 OK|A: b||body => 200 => body",
        "HTTP/1.1 200 OK|junk without a colon|A: b||body               => 200 => body",
        "HTTP/1.1 200 OK|A: b                                          => 200 => ''",
        "ICY 200 OK|A: b||body                                         => 200 => body",
        "http/1.1 200 ok|a: b||body                                     => 200 => body",
        "h2 200 OK|a: b||body                                          => 200 => body",
        "h3 404|a: b||body                                             => 404 => body",
        "h2 is no status line                                          => 0   => h2 is no status line",
        "HTTP/1.1 nonsense|A: b||body                                  => 0   => body",
        "<html>no head at all                                          => 0   => <html>no head at all",
        "GET /x HTTP/1.1|A: b||body                                    => 0   => body"
    })
    void readsHeadsAsBrowsersDo(String text, int status, String body) throws IOException {
        for (String lineEnd : new String[] {"\r\n", "\n"}) {
            HttpBlock block = block(utf8(text.replace("|", lineEnd)));
            assertThat(block.status()).isEqualTo(status);
            assertThat(block.first("a").orElse("b")).isEqualTo("b");
            assertThat(block.payload().readAllBytes()).isEqualTo(utf8(body));
        }
    }

    @Test
    void knowsARequest() throws IOException {
        HttpBlock block = block(utf8("POST /form HTTP/1.1\r\nHost: e.org\r\n\r\na=b"));
        assertThat(block.method()).isEqualTo("POST");
        assertThat(block.first("host")).contains("e.org");
        assertThat(block.status()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", value = {
        "3|abc|2|de|0||                => abcde",
        "3;x=y|abc|2 |de|0|T: t||      => abcde",
        "00000003|abc|0||              => abc",
        "00000000000000000003|abc|0||  => abc",
        "3|abc|2|d                     => abcd",
        "3|abc|zz|de                   => abc",
        "3|abc|ffffffffffffffffff|de   => abc",
        "ffffffffffffffffff|abc        => ffffffffffffffffff|abc",
        "<p>not chunked</p>            => <p>not chunked</p>",
        "3|abcdef|this is no chunk     => 3|abcdef|this is no chunk",
        "0||                           => ''"
    })
    void takesChunksOff(String body, String expected) throws IOException {
        String wire = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body.replace("|", "\r\n");
        assertThat(block(utf8(wire)).payload().readAllBytes()).isEqualTo(utf8(expected.replace("|", "\r\n")));
    }

    static Stream<Arguments> codings() throws IOException {
        byte[] page = utf8(PAGE);
        return Stream.of(
                Arguments.of("gzip", gzip(page)),
                Arguments.of("x-gzip", gzip(page)),
                Arguments.of("GZIP", gzip(page)),
                Arguments.of("deflate", deflate(page, false)),
                Arguments.of("deflate", deflate(page, true)),
                Arguments.of("zstd", Zstd.compress(page, 3)),
                Arguments.of("zstd", join(Zstd.compress(page, 3))),
                Arguments.of("gzip, gzip", gzip(gzip(page))),
                Arguments.of("deflate, gzip", gzip(deflate(page, false))),
                Arguments.of("gzip", page),
                Arguments.of("deflate", page),
                Arguments.of("br", page),
                Arguments.of("zstd", page),
                Arguments.of("identity", page),
                Arguments.of("utf-8", page),
                Arguments.of("gzip, gzip", gzip(page)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codings")
    void takesCodingsOffAndDoesNotTrustLabels(String coding, byte[] body) throws IOException {
        HttpBlock block = encoded("Content-Encoding: " + coding, body);
        assertThat(block.decoded().readAllBytes()).isEqualTo(utf8(PAGE));
        assertThat(encoded("Content-Encoding: " + coding, body).payload().readAllBytes()).isEqualTo(body);
    }

    @Test
    void takesBrotliOff() throws IOException {
        assertThat(encoded("Content-Encoding: br", BROTLI).decoded().readAllBytes()).isEqualTo(utf8(GREETING));
    }

    @ParameterizedTest
    @CsvSource({"br", "gzip", "deflate", "zstd"})
    void brokenDataIsNeverMoreThanACheckedError(String coding) throws IOException {
        byte[] whole = switch (coding) {
            case "br" -> BROTLI;
            case "gzip" -> gzip(utf8(PAGE));
            case "deflate" -> deflate(utf8(PAGE), false);
            default -> Zstd.compress(utf8(PAGE), 3);
        };
        java.util.Random random = new java.util.Random(coding.hashCode());
        for (int i = 0; i < 2000; i++) {
            byte[] broken = whole.clone();
            broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            InputStream decoded = encoded("Content-Encoding: " + coding, broken).decoded();
            assertThatNoException().isThrownBy(() -> readOrFail(decoded));
        }
    }

    private static void readOrFail(InputStream in) {
        try (in) {
            in.transferTo(OutputStreams.NOWHERE);
        } catch (IOException checked) {
            assertThat(checked).hasMessageNotContaining("null pointer");
        }
    }

    @Test
    void anEmptyBodyStaysEmptyWhateverItsLabels() throws IOException {
        for (String coding : new String[] {"gzip", "deflate", "br", "zstd"}) {
            String headers = "Transfer-Encoding: chunked\r\nContent-Encoding: " + coding;
            assertThat(encoded(headers, new byte[0]).decoded().readAllBytes()).isEmpty();
        }
    }

    @Test
    void takesChunksOffBeforeCodings() throws IOException {
        byte[] packed = gzip(utf8(PAGE));
        byte[] wire = join(utf8(Integer.toHexString(packed.length) + "\r\n"), packed, utf8("\r\n0\r\n\r\n"));
        HttpBlock block = encoded("Transfer-Encoding: Chunked\r\nContent-Encoding: gzip", wire);
        assertThat(block.decoded().readAllBytes()).isEqualTo(utf8(PAGE));
    }

    @Test
    void givesWhatIsThereOfDataThatBreaksOff() throws IOException {
        byte[] random = new byte[40_000];
        new java.util.Random(7).nextBytes(random);
        byte[] packed = gzip(random);
        byte[] got = encoded("Content-Encoding: gzip", Arrays.copyOf(packed, packed.length / 2)).decoded().readAllBytes();
        assertThat(got.length).isGreaterThan(10_000).isLessThan(random.length);
        assertThat(got).isEqualTo(Arrays.copyOf(random, got.length));
    }

    @Test
    void stopsABomb() throws IOException {
        byte[] bomb = gzip(new byte[20 << 20]);
        InputStream byRatio = encoded("Content-Encoding: gzip", bomb).decoded(new DecodingLimit(1L << 40, 100, 1 << 20));
        assertThatThrownBy(() -> byRatio.transferTo(OutputStreams.NOWHERE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("decoding stopped");
        InputStream bySize = encoded("Content-Encoding: gzip", bomb).decoded(new DecodingLimit(10 << 20, 5000, 0));
        assertThatThrownBy(() -> bySize.transferTo(OutputStreams.NOWHERE)).hasMessageContaining("decoding stopped");
        assertThat(encoded("Content-Encoding: gzip", bomb).decoded().transferTo(OutputStreams.NOWHERE)).isEqualTo(20 << 20);
    }

    @Test
    void aHeadWithoutEndIsNone() throws IOException {
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream(utf8("HTTP/1.1 200 OK\r\nX: ")), new InputStream() {
                    @Override
                    public int read() {
                        return 'a';
                    }
                });
        HttpBlock block = HttpBlock.read(endless);
        assertThat(block.status()).isZero();
        assertThat(block.headers()).isEmpty();
        assertThat(block.headLength()).isZero();
        assertThat(block.decoded().readNBytes(19)).isEqualTo(utf8("HTTP/1.1 200 OK\r\nX:"));
    }

    @Test
    void readsABodyThatCanBeReadAgain() throws IOException {
        try (HttpBlock block = HttpBlock.read(Body.of("HTTP/1.1 200 OK\r\nContent-Type: Text/CSS ; charset=x\r\n\r\na{}"))) {
            assertThat(block.mediaType()).isEqualTo("text/css");
            assertThat(block.decoded().readAllBytes()).isEqualTo(utf8("a{}"));
        }
    }

    private static byte[] deflate(byte[] plain, boolean raw) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(6, raw);
        try (DeflaterOutputStream packing = new DeflaterOutputStream(out, deflater)) {
            packing.write(plain);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static final class OutputStreams {
        static final java.io.OutputStream NOWHERE = java.io.OutputStream.nullOutputStream();
    }

    /** Which address a redirect leads to is in its bytes, whatever encoding they are of. */
    @Test
    void aLocationThatIsNoUtf8KeepsItsBytesAsEscapes() throws IOException {
        byte[] gbk = "HTTP/1.1 302 Found\r\nLOCATION: /\u00ce\u00d2.png \r\nX: \u00ce\u00d2\r\n\r\n".getBytes(
                StandardCharsets.ISO_8859_1);

        assertThat(block(gbk).first("Location")).contains("/%CE%D2.png");
        assertThat(block(gbk).first("X")).contains("\u00ce\u00d2");
        assertThat(block(utf8("HTTP/1.1 302 Found\r\nLocation: /\u6211.png\r\n\r\n")).first("Location")).contains("/\u6211.png");
    }
}

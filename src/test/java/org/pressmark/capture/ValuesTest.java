package org.pressmark.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Digests, times, IP addresses and runs of bytes. */
final class ValuesTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(quoteCharacter = '`', value = {
        "sha256,``,sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "sha256,abc,sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "sha1,``,sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ",
        "SHA1,abc,sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5",
    })
    void aDigestIsWrittenAsArchivesHaveIt(String algorithm, String text, String expected) throws IOException {
        Digest.Algorithm named = Digest.Algorithm.named(algorithm);
        Digest digest = named.digest(text.getBytes(StandardCharsets.UTF_8));

        assertThat(digest).hasToString(expected);
        assertThat(named.digest(Body.of(text))).isEqualTo(digest);
        assertThat(Digest.parse(expected)).isEqualTo(digest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256", "md5:x", ":x"})
    void whatIsNoDigestOfOursIsRefused(String text) {
        assertThatThrownBy(() -> Digest.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource({
        "2022,2022-01-01T00:00:00Z", "202207,2022-07-01T00:00:00Z", "20220731,2022-07-31T00:00:00Z",
        "2022073123,2022-07-31T23:00:00Z", "20220731235959,2022-07-31T23:59:59Z", "20240229,2024-02-29T00:00:00Z",
        "2,2000-01-01T00:00:00Z", "20220000,2022-01-01T00:00:00Z", "20220700000000,2022-07-01T00:00:00Z"
    })
    void shortTimesAreFilledUp(String digits, String expected) {
        assertThat(CaptureTime.parse(digits)).contains(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "2022x", "20221301", "20220732", "20230229", "2022073124", "202207312360", "２０２２",
        "202207312359590", "-2022"})
    void whatIsNoTimeIsNone(String digits) {
        assertThat(CaptureTime.parse(digits)).isEmpty();
    }

    @Test
    void anInstantIsWrittenInUtcWithoutPartsOfASecond() {
        assertThat(CaptureTime.digits(Instant.parse("2024-12-31T23:59:59.999Z"))).isEqualTo("20241231235959");
        assertThat(CaptureTime.digits(Instant.parse("0999-01-01T00:00:00Z"))).isEqualTo("09990101000000");
    }

    @ParameterizedTest(name = "{0} => {1}")
    @CsvSource({
        "127.0.0.1,127.0.0.1", "255.255.255.255,255.255.255.255", "::,::", "::1,::1", "1::,1::",
        "2001:db8:0:0:1:0:0:1,2001:db8::1:0:0:1", "2001:0:0:1:0:0:0:1,2001:0:0:1::1", "1:0:2:3:4:5:6:7,1:0:2:3:4:5:6:7",
        "2001:DB8:0:0:0:0:0:ABCD,2001:db8::abcd", "1:2:3:4:5:6:0:0,1:2:3:4:5:6::"
    })
    void ipAddressesHaveTheOneRecommendedForm(String written, String expected) throws IOException {
        assertThat(IpText.of(InetAddress.getByName(written).getAddress())).isEqualTo(expected);
    }

    @Test
    void aSliceIsExactlyItsBytes() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "0123456789");
        FileSlice slice = new FileSlice(file, 3, 4);

        assertThat(slice.bytes()).asString().isEqualTo("3456");
        try (InputStream in = slice.open()) {
            assertThat(in.read()).isEqualTo('3');
            assertThat(in.readAllBytes()).asString().isEqualTo("456");
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(new FileSlice(file, 10, 0).bytes()).isEmpty();
    }

    @Test
    void aFileThatIsShorterThanItsSliceIsAnError() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "0123");
        FileSlice slice = new FileSlice(file, 2, 5);

        assertThatThrownBy(slice::bytes).isInstanceOf(EOFException.class);
        try (InputStream in = slice.open()) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void everyCauseReadsBackFromItsCode() {
        for (Cause cause : Cause.values()) {
            assertThat(cause.code()).matches("[a-z-]+");
            assertThat(Cause.of(cause.code())).isEqualTo(cause);
        }
    }
}

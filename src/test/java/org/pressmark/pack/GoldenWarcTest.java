package org.pressmark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pressmark.warc.WarcFormat;

/** Whole archives, byte for byte: whoever changes what is written sees here what changes, and must mean it. */
final class GoldenWarcTest {
    @TempDir
    Path folder;

    private static final WarcFormat PLAIN = new WarcFormat(WarcFormat.Version.V1_1, false);

    private String warc() throws IOException {
        Path file = folder.resolve("things/archive/things-20260101120000-00001.warc");
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    @Test
    void aSmallArchive() throws IOException {
        Path seeds = new SeedFolder()
                .with("a.html", "<title>T</title><img src=p.svg>")
                .with("p.svg", "<svg/>")
                .in(folder.resolve("seeds"));
        Packing.offline().format(PLAIN).pack(seeds, folder.resolve("things"));

        assertThat(warc()).isEqualTo("""
                WARC/1.1\r
                Content-Length: 346\r
                Content-Type: application/warc-fields\r
                WARC-Block-Digest: sha256:52abbafe52bc099202f6c66bcac6369267ccc7b26ff3dd0324d6f85a70ab8bd4\r
                WARC-Date: 2026-01-01T12:00:00Z\r
                WARC-Filename: things-20260101120000-00001.warc\r
                WARC-Record-ID: <urn:uuid:dbe4f170-8c6b-581d-ab0f-1efd6396e976>\r
                WARC-Type: warcinfo\r
                \r
                software: Pressmark test\r
                format: WARC File Format 1.1\r
                conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r
                isPartOf: things\r
                description: Seeds are resources with their bytes as given; pages named text/html under th\
                e same base are renditions made from them; assets from the web are responses as received\r
                \r
                \r
                WARC/1.1\r
                Content-Length: 31\r
                Content-Type: text/html; charset=utf-8\r
                WARC-Block-Digest: sha256:5429c388ea524e62522e1ffb62f4905887471c61d109623c20cfaf8a9d544bb1\r
                WARC-Date: 2026-01-01T12:00:00Z\r
                WARC-Payload-Digest: sha256:5429c388ea524e62522e1ffb62f4905887471c61d109623c20cfaf8a9d544b\
                b1\r
                WARC-Record-ID: <urn:uuid:c1097f3d-4c3b-570c-aee2-ad948e5978de>\r
                WARC-Source-URI: a.html\r
                WARC-Target-URI: https://things.seeds.invalid/a.html\r
                WARC-Type: resource\r
                WARC-Warcinfo-ID: <urn:uuid:dbe4f170-8c6b-581d-ab0f-1efd6396e976>\r
                \r
                <title>T</title><img src=p.svg>\r
                \r
                WARC/1.1\r
                Content-Length: 6\r
                Content-Type: image/svg+xml\r
                WARC-Block-Digest: sha256:d4dc56669143034f31aa309635d4113d9ad76a02b1739da22c965ed2049be9e6\r
                WARC-Date: 2026-01-01T12:00:00Z\r
                WARC-Payload-Digest: sha256:d4dc56669143034f31aa309635d4113d9ad76a02b1739da22c965ed2049be9\
                e6\r
                WARC-Record-ID: <urn:uuid:1369d09f-f89a-546f-8133-bf4ab00c7881>\r
                WARC-Target-URI: https://things.seeds.invalid/p.svg\r
                WARC-Type: resource\r
                WARC-Warcinfo-ID: <urn:uuid:dbe4f170-8c6b-581d-ab0f-1efd6396e976>\r
                \r
                <svg/>\r
                \r
                WARC/1.1\r
                Content-Length: 81\r
                Content-Type: application/warc-fields\r
                WARC-Block-Digest: sha256:3542425ebfa75555f9137506c9e2ff774afd1d542ccb20539c19754afc62315f\r
                WARC-Date: 2026-01-01T12:00:00Z\r
                WARC-Record-ID: <urn:uuid:d3c42f78-1a6a-5868-ad70-59acc76493aa>\r
                WARC-Refers-To: <urn:uuid:1369d09f-f89a-546f-8133-bf4ab00c7881>\r
                WARC-Target-URI: https://things.seeds.invalid/p.svg\r
                WARC-Type: metadata\r
                WARC-Warcinfo-ID: <urn:uuid:dbe4f170-8c6b-581d-ab0f-1efd6396e976>\r
                \r
                via: https://things.seeds.invalid/a.html\r
                hopsFromSeed: E\r
                original-href: p.svg\r
                \r
                \r
                WARC/1.1\r
                Content-Length: 2652\r
                Content-Type: application/ld+json\r
                WARC-Block-Digest: sha256:43e33343713db1755d3d66f485d866a3d09b7115d60a7a3ae5aeec22438159f7\r
                WARC-Date: 2026-01-01T12:00:00Z\r
                WARC-Payload-Digest: sha256:43e33343713db1755d3d66f485d866a3d09b7115d60a7a3ae5aeec22438159\
                f7\r
                WARC-Record-ID: <urn:uuid:dd839415-d3f0-54c1-ab0e-de16c0f84543>\r
                WARC-Target-URI: urn:pressmark:provenance:https://things.seeds.invalid/a.html\r
                WARC-Type: resource\r
                WARC-Warcinfo-ID: <urn:uuid:dbe4f170-8c6b-581d-ab0f-1efd6396e976>\r
                \r
                {"@context":{"prov":"http://www.w3.org/ns/prov#","premis":"http://www.loc.gov/premis/rdf/v\
                3/","eventType":"http://id.loc.gov/vocabulary/preservation/eventType/","dcterms":"http://p\
                url.org/dc/terms/","schema":"https://schema.org/","pressmark":"urn:pressmark:term:"},"@id"\
                :"urn:pressmark:provenance:https://things.seeds.invalid/a.html","@graph":[{"@id":"https://\
                things.seeds.invalid/a.html","@type":["prov:Entity","premis:File"],"premis:originalName":"\
                a.html","premis:fixity":{"dcterms:type":"sha256","prov:value":"5429c388ea524e62522e1ffb62f\
                4905887471c61d109623c20cfaf8a9d544bb1"},"premis:size":31,"pressmark:record":"urn:uuid:c109\
                7f3d-4c3b-570c-aee2-ad948e5978de","dcterms:isPartOf":"things","pressmark:charset":"UTF-8",\
                "pressmark:charsetChosenBy":"utf-8-valid","pressmark:charsetConfidence":1.0,"dcterms:title\
                ":"T","dcterms:creator":[],"dcterms:language":"und","dcterms:subject":[],"dcterms:referenc\
                es":[],"dcterms:rights":[],"pressmark:finding":[]},{"@id":"https://things.seeds.invalid/p.\
                svg","@type":["prov:Entity"],"prov:value":"p.svg","pressmark:via":{"@id":"https://things.s\
                eeds.invalid/a.html"},"pressmark:kind":"image","premis:outcome":"local","prov:atTime":"202\
                6-01-01T12:00:00Z","dcterms:format":"image/svg+xml","premis:fixity":{"dcterms:type":"sha25\
                6","prov:value":"d4dc56669143034f31aa309635d4113d9ad76a02b1739da22c965ed2049be9e6"},"premi\
                s:size":6},{"@id":"#packing","@type":["premis:Event","prov:Activity"],"dcterms:type":{"@id\
                ":"eventType:pac"},"prov:endedAtTime":"2026-01-01T12:00:00Z","prov:used":{"@id":"https://t\
                hings.seeds.invalid/a.html"},"prov:wasAssociatedWith":{"@id":"#software"},"prov:hadPlan":{\
                "@id":"#settings"},"premis:outcomeNote":"the seed's bytes were put into the archive as giv\
                en"},{"@id":"#digesting","@type":["premis:Event","prov:Activity"],"dcterms:type":{"@id":"e\
                ventType:mes"},"prov:endedAtTime":"2026-01-01T12:00:00Z","prov:used":{"@id":"https://thing\
                s.seeds.invalid/a.html"},"prov:wasAssociatedWith":{"@id":"#software"},"prov:hadPlan":{"@id\
                ":"#settings"},"premis:outcomeNote":"digests of seed and page were computed"},{"@id":"#cap\
                turing","@type":["premis:Event","prov:Activity"],"dcterms:type":{"@id":"eventType:cap"},"p\
                rov:endedAtTime":"2026-01-01T12:00:00Z","prov:used":{"@id":"https://things.seeds.invalid/a\
                .html"},"prov:wasAssociatedWith":{"@id":"#software"},"prov:hadPlan":{"@id":"#settings"},"p\
                remis:outcomeNote":"1 assets were asked for, 0 of them are missing"},{"@id":"#software","@\
                type":["prov:SoftwareAgent","premis:SoftwareAgent"],"schema:name":"Pressmark test"},{"@id"\
                :"#settings","@type":["prov:Plan"],"dcterms:identifier":"sha256:d9a459c4c01681ba1d1d11528d\
                c0642632d79b737d87ec03cc442cd90c522227"}]}\r
                \r
                WARC/1.1\r
                Content-Length: 319\r
                Content-Type: application/json\r
                WARC-Block-Digest: sha256:35edcb4583df302f24a3fd6a24f826e57455de77a0d77a09a246de153d3aa427\r
                WARC-Date: 2026-01-01T12:00:00Z\r
                WARC-Payload-Digest: sha256:35edcb4583df302f24a3fd6a24f826e57455de77a0d77a09a246de153d3aa4\
                27\r
                WARC-Record-ID: <urn:uuid:773a4e41-0933-56f7-888a-3ef650c88ecc>\r
                WARC-Target-URI: urn:pageinfo:https://things.seeds.invalid/a.html\r
                WARC-Type: resource\r
                WARC-Warcinfo-ID: <urn:uuid:dbe4f170-8c6b-581d-ab0f-1efd6396e976>\r
                \r
                {"pageid":"urn:uuid:c1097f3d-4c3b-570c-aee2-ad948e5978de","url":"https://things.seeds.inva\
                lid/a.html","ts":"2026-01-01T12:00:00Z","urls":{"https://things.seeds.invalid/a.html":{"st\
                atus":200,"mime":"text/html","type":"document"},"https://things.seeds.invalid/p.svg":{"sta\
                tus":200,"mime":"image/svg+xml","type":"image"}}}\r
                \r
                WARC/1.1\r
                Content-Length: 0\r
                Content-Type: text/plain; charset=utf-8\r
                WARC-Block-Digest: sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\r
                WARC-Date: 2026-01-01T12:00:00Z\r
                WARC-Payload-Digest: sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8\
                55\r
                WARC-Record-ID: <urn:uuid:0e60b790-8e43-5864-9a87-da3dc0db1448>\r
                WARC-Target-URI: urn:text:https://things.seeds.invalid/a.html\r
                WARC-Type: resource\r
                WARC-Warcinfo-ID: <urn:uuid:dbe4f170-8c6b-581d-ab0f-1efd6396e976>\r
                \r
                \r
                \r
                WARC/1.1\r
                Content-Length: 113\r
                Content-Type: application/warc-fields\r
                WARC-Block-Digest: sha256:ace6cd50810243db996ae6a69e88ede21935e5cf73d8f69bc3a8fcac07a48ebe\r
                WARC-Date: 2026-01-01T12:00:00Z\r
                WARC-Record-ID: <urn:uuid:75a67156-8f13-5450-8451-39818e25528b>\r
                WARC-Target-URI: urn:pressmark:run:things:1:manifest\r
                WARC-Type: metadata\r
                WARC-Warcinfo-ID: <urn:uuid:dbe4f170-8c6b-581d-ab0f-1efd6396e976>\r
                \r
                description: manifest of a run: its warcinfo records\r
                warcinfo: <urn:uuid:dbe4f170-8c6b-581d-ab0f-1efd6396e976>\r
                \r
                \r
                WARC/1.1\r
                Content-Length: 375\r
                Content-Type: application/json\r
                WARC-Block-Digest: sha256:34d06cd659f8c33b832be58fa2032b1e194c33de9a7a8b64eba12b6076ed001d\r
                WARC-Concurrent-To: <urn:uuid:75a67156-8f13-5450-8451-39818e25528b>\r
                WARC-Date: 2026-01-01T12:00:00Z\r
                WARC-Payload-Digest: sha256:34d06cd659f8c33b832be58fa2032b1e194c33de9a7a8b64eba12b6076ed00\
                1d\r
                WARC-Record-ID: <urn:uuid:230035d5-2cc4-5abc-ae30-f2ea97bb6e40>\r
                WARC-Target-URI: urn:pressmark:run:things:1:configuration\r
                WARC-Type: resource\r
                WARC-Warcinfo-ID: <urn:uuid:dbe4f170-8c6b-581d-ab0f-1efd6396e976>\r
                \r
                {"base":"https://things.seeds.invalid/","front_matter_base":false,"warc_version":"1.1","gz\
                ip":false,"digest":"sha256","page_record":"resource","strict":false,"max_file_bytes":10000\
                00000,"max_seed_bytes":33554432,"include":[],"exclude":[],"links":false,"with_source":fals\
                e,"offline":true,"user_agent":"pressmark-test/0","robots":"obey","allow_private":false,"in\
                secure":false}
                \r
                \r
                WARC/1.1\r
                Content-Length: 103\r
                Content-Type: text/tab-separated-values; charset=utf-8\r
                WARC-Block-Digest: sha256:2f86ed1472d52e787a0e1f2395615a6a8379dd170380b842e67229f5a11d58e4\r
                WARC-Concurrent-To: <urn:uuid:75a67156-8f13-5450-8451-39818e25528b>\r
                WARC-Date: 2026-01-01T12:00:00Z\r
                WARC-Payload-Digest: sha256:2f86ed1472d52e787a0e1f2395615a6a8379dd170380b842e67229f5a11d58\
                e4\r
                WARC-Record-ID: <urn:uuid:70bd7938-cf91-5f9a-9785-cd837c270ff4>\r
                WARC-Target-URI: urn:pressmark:run:things:1:log\r
                WARC-Type: resource\r
                WARC-Warcinfo-ID: <urn:uuid:dbe4f170-8c6b-581d-ab0f-1efd6396e976>\r
                \r
                article	a.html	https://things.seeds.invalid/a.html	1 assets
                local	https://things.seeds.invalid/p.svg\t\t
                \r
                \r
                WARC/1.1\r
                Content-Length: 0\r
                Content-Type: application/x-ndjson\r
                WARC-Block-Digest: sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\r
                WARC-Concurrent-To: <urn:uuid:75a67156-8f13-5450-8451-39818e25528b>\r
                WARC-Date: 2026-01-01T12:00:00Z\r
                WARC-Payload-Digest: sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8\
                55\r
                WARC-Record-ID: <urn:uuid:3f1024dd-7a5c-595d-9537-304843cf8088>\r
                WARC-Target-URI: urn:pressmark:run:things:1:missing\r
                WARC-Type: resource\r
                WARC-Warcinfo-ID: <urn:uuid:dbe4f170-8c6b-581d-ab0f-1efd6396e976>\r
                \r
                \r
                \r
                """);
    }

    /** A redirect and its target, the same payload from elsewhere as a revisit, an error answer, no answer at all. */
    @Test
    void exchangesAndTheirNotes() throws IOException {
        Path seeds = new SeedFolder()
                .with("a.html", "<img src=http://a.example/moved/s.txt><img src=https://b.example/s.txt>"
                        + "<img src=http://a.example/gone/1><img src=http://a.example/dns/1>")
                .in(folder.resolve("seeds"));
        Packing.with(PlannedWeb::in).format(PLAIN).pack(seeds, folder.resolve("things"));

        String web = Stream.of(warc().split("(?=WARC/1\\.1\r\n)"))
                .filter(record -> !record.contains("\r\nWARC-Type: resource\r\n"))
                .filter(record -> !record.contains("\r\nWARC-Type: warcinfo\r\n"))
                .collect(Collectors.joining());
        assertThat(web).isEqualTo("""
                WARC/1.1\r
                Content-Length: 46\r
                Content-Type: application/http;msgtype=request\r
                WARC-Block-Digest: sha256:7924c29d87cbc4ad38e601fbca6b177fab1a048ff58c4dbbc6f3a899f42e54cb\r
                WARC-Concurrent-To: <urn:uuid:2e299a95-d02b-5c72-a823-64a9975b551e>\r
                WARC-Date: 2026-01-01T13:53:38.581Z\r
                WARC-IP-Address: 203.0.113.9\r
                WARC-Payload-Digest: sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8\
                55\r
                WARC-Protocol: http/1.1\r
                WARC-Record-ID: <urn:uuid:b3095609-0902-5e02-9964-a71fbb87b8e1>\r
                WARC-Target-URI: http://a.example/moved/s.txt\r
                WARC-Type: request\r
                WARC-Warcinfo-ID: <urn:uuid:c7d563b1-389a-5a03-824c-2d0f6e96d428>\r
                \r
                GET /moved/s.txt HTTP/1.1\r
                Host: a.example\r
                \r
                \r
                \r
                WARC/1.1\r
                Content-Length: 78\r
                Content-Type: application/http;msgtype=response\r
                WARC-Block-Digest: sha256:8e0f762ef24f91711cd36039860ecb123186268f95209392116ef464ebc40f80\r
                WARC-Concurrent-To: <urn:uuid:b3095609-0902-5e02-9964-a71fbb87b8e1>\r
                WARC-Date: 2026-01-01T13:53:38.581Z\r
                WARC-IP-Address: 203.0.113.9\r
                WARC-Payload-Digest: sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8\
                55\r
                WARC-Protocol: http/1.1\r
                WARC-Record-ID: <urn:uuid:2e299a95-d02b-5c72-a823-64a9975b551e>\r
                WARC-Target-URI: http://a.example/moved/s.txt\r
                WARC-Type: response\r
                WARC-Warcinfo-ID: <urn:uuid:c7d563b1-389a-5a03-824c-2d0f6e96d428>\r
                \r
                HTTP/1.1 301 Whatever\r
                Location: http://a.example/s.txt\r
                Content-Length: 0\r
                \r
                \r
                \r
                WARC/1.1\r
                Content-Length: 120\r
                Content-Type: application/warc-fields\r
                WARC-Block-Digest: sha256:2a966b5edc8608b2774adbe70de8340c467447a68f2f78707afc5cf3a389f70c\r
                WARC-Concurrent-To: <urn:uuid:2e299a95-d02b-5c72-a823-64a9975b551e>\r
                WARC-Date: 2026-01-01T13:53:38.581Z\r
                WARC-Record-ID: <urn:uuid:ef0aa62d-cb0a-5d8e-9c36-e315f78a314f>\r
                WARC-Target-URI: http://a.example/moved/s.txt\r
                WARC-Type: metadata\r
                WARC-Warcinfo-ID: <urn:uuid:c7d563b1-389a-5a03-824c-2d0f6e96d428>\r
                \r
                via: https://things.seeds.invalid/a.html\r
                hopsFromSeed: E\r
                original-href: http://a.example/moved/s.txt\r
                fetchTimeMs: 7\r
                \r
                \r
                WARC/1.1\r
                Content-Length: 40\r
                Content-Type: application/http;msgtype=request\r
                WARC-Block-Digest: sha256:ed121d4bb59e719f4872ec6f8a5379b55d0dff7b77eaeb214f7707773ed0afe1\r
                WARC-Concurrent-To: <urn:uuid:eb811523-6b1f-538e-ad3b-1ae55cab65b5>\r
                WARC-Date: 2026-01-01T15:43:56.529Z\r
                WARC-IP-Address: 203.0.113.9\r
                WARC-Payload-Digest: sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8\
                55\r
                WARC-Protocol: http/1.1\r
                WARC-Record-ID: <urn:uuid:a51b33ce-1c0e-57ed-9e73-176ecd6d694e>\r
                WARC-Target-URI: http://a.example/s.txt\r
                WARC-Type: request\r
                WARC-Warcinfo-ID: <urn:uuid:c7d563b1-389a-5a03-824c-2d0f6e96d428>\r
                \r
                GET /s.txt HTTP/1.1\r
                Host: a.example\r
                \r
                \r
                \r
                WARC/1.1\r
                Content-Length: 74\r
                Content-Type: application/http;msgtype=response\r
                WARC-Block-Digest: sha256:774e76188bb1b2888dac0b1a25852f98f3b9a404a262350adc9dd6a6af480db0\r
                WARC-Concurrent-To: <urn:uuid:a51b33ce-1c0e-57ed-9e73-176ecd6d694e>\r
                WARC-Date: 2026-01-01T15:43:56.529Z\r
                WARC-IP-Address: 203.0.113.9\r
                WARC-Payload-Digest: sha256:a116c9ed46d6207734a43317d30fd88f52ac8634c37d904bbf4e41d865f904\
                75\r
                WARC-Protocol: http/1.1\r
                WARC-Record-ID: <urn:uuid:eb811523-6b1f-538e-ad3b-1ae55cab65b5>\r
                WARC-Target-URI: http://a.example/s.txt\r
                WARC-Type: response\r
                WARC-Warcinfo-ID: <urn:uuid:c7d563b1-389a-5a03-824c-2d0f6e96d428>\r
                \r
                HTTP/1.1 200 Whatever\r
                Content-Type: image/png\r
                Content-Length: 5\r
                \r
                plain\r
                \r
                WARC/1.1\r
                Content-Length: 121\r
                Content-Type: application/warc-fields\r
                WARC-Block-Digest: sha256:d5e2844fed2e6bddc411424ea4b0dafc8a84fd108e421f22fb79077abd400493\r
                WARC-Concurrent-To: <urn:uuid:eb811523-6b1f-538e-ad3b-1ae55cab65b5>\r
                WARC-Date: 2026-01-01T15:43:56.529Z\r
                WARC-Record-ID: <urn:uuid:b7f575f8-e565-5204-adc6-43ce15c5b513>\r
                WARC-Target-URI: http://a.example/s.txt\r
                WARC-Type: metadata\r
                WARC-Warcinfo-ID: <urn:uuid:c7d563b1-389a-5a03-824c-2d0f6e96d428>\r
                \r
                via: https://things.seeds.invalid/a.html\r
                hopsFromSeed: ER\r
                original-href: http://a.example/moved/s.txt\r
                fetchTimeMs: 7\r
                \r
                \r
                WARC/1.1\r
                Content-Length: 40\r
                Content-Type: application/http;msgtype=request\r
                WARC-Block-Digest: sha256:f31960b9e1ed41e5e51d3e7cb50efbb5d411ba98dea602578965477d4bb29bf9\r
                WARC-Cipher-Suite: TLS_AES_128_GCM_SHA256\r
                WARC-Concurrent-To: <urn:uuid:f7b199c5-f14c-5791-86c9-e71993ac5e81>\r
                WARC-Date: 2026-01-01T14:32:05.461Z\r
                WARC-IP-Address: 203.0.113.9\r
                WARC-Payload-Digest: sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8\
                55\r
                WARC-Protocol: http/1.1\r
                WARC-Protocol: tls/1.3\r
                WARC-Record-ID: <urn:uuid:d123f59e-cb98-5158-affc-b6d89029682e>\r
                WARC-Target-URI: https://b.example/s.txt\r
                WARC-Type: request\r
                WARC-Warcinfo-ID: <urn:uuid:c7d563b1-389a-5a03-824c-2d0f6e96d428>\r
                \r
                GET /s.txt HTTP/1.1\r
                Host: b.example\r
                \r
                \r
                \r
                WARC/1.1\r
                Content-Length: 69\r
                Content-Type: application/http;msgtype=response\r
                WARC-Block-Digest: sha256:5828c1fbf78e7768792996dcbfe58301ef7e8cc4739d4ea7ec933d857cdac7b6\r
                WARC-Cipher-Suite: TLS_AES_128_GCM_SHA256\r
                WARC-Concurrent-To: <urn:uuid:d123f59e-cb98-5158-affc-b6d89029682e>\r
                WARC-Date: 2026-01-01T14:32:05.461Z\r
                WARC-IP-Address: 203.0.113.9\r
                WARC-Payload-Digest: sha256:a116c9ed46d6207734a43317d30fd88f52ac8634c37d904bbf4e41d865f904\
                75\r
                WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r
                WARC-Protocol: http/1.1\r
                WARC-Protocol: tls/1.3\r
                WARC-Record-ID: <urn:uuid:f7b199c5-f14c-5791-86c9-e71993ac5e81>\r
                WARC-Refers-To: <urn:uuid:eb811523-6b1f-538e-ad3b-1ae55cab65b5>\r
                WARC-Refers-To-Date: 2026-01-01T15:43:56.529Z\r
                WARC-Refers-To-Target-URI: http://a.example/s.txt\r
                WARC-Target-URI: https://b.example/s.txt\r
                WARC-Type: revisit\r
                WARC-Warcinfo-ID: <urn:uuid:c7d563b1-389a-5a03-824c-2d0f6e96d428>\r
                \r
                HTTP/1.1 200 Whatever\r
                Content-Type: image/png\r
                Content-Length: 5\r
                \r
                \r
                \r
                WARC/1.1\r
                Content-Length: 220\r
                Content-Type: application/warc-fields\r
                WARC-Block-Digest: sha256:4b3bdc69ececca5c533ef38d902e28244e7bfe0ed347f3b7b27de1a718f2bc9a\r
                WARC-Concurrent-To: <urn:uuid:f7b199c5-f14c-5791-86c9-e71993ac5e81>\r
                WARC-Date: 2026-01-01T14:32:05.461Z\r
                WARC-Record-ID: <urn:uuid:5f8f1d1d-4091-5364-8c8d-d06ae3eb850f>\r
                WARC-Target-URI: https://b.example/s.txt\r
                WARC-Type: metadata\r
                WARC-Warcinfo-ID: <urn:uuid:c7d563b1-389a-5a03-824c-2d0f6e96d428>\r
                \r
                via: https://things.seeds.invalid/a.html\r
                hopsFromSeed: E\r
                original-href: https://b.example/s.txt\r
                certificate: urn:pressmark:certificate:9df0692e6d29b2a40631cd75ea0ce46206374edcb7a7950ce31\
                80025c7088a00\r
                fetchTimeMs: 7\r
                \r
                \r
                WARC/1.1\r
                Content-Length: 41\r
                Content-Type: application/http;msgtype=request\r
                WARC-Block-Digest: sha256:e1b3c635c89314b0a12d8d422e02c256f7809d287ae49ce2fe9eae7663dfa606\r
                WARC-Concurrent-To: <urn:uuid:4df27eb3-240d-59d8-8e9b-8970930aeadd>\r
                WARC-Date: 2026-01-01T16:16:11.845Z\r
                WARC-IP-Address: 203.0.113.9\r
                WARC-Payload-Digest: sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8\
                55\r
                WARC-Protocol: http/1.1\r
                WARC-Record-ID: <urn:uuid:817e5051-a088-5199-b02b-fd9c56274f01>\r
                WARC-Target-URI: http://a.example/gone/1\r
                WARC-Type: request\r
                WARC-Warcinfo-ID: <urn:uuid:c7d563b1-389a-5a03-824c-2d0f6e96d428>\r
                \r
                GET /gone/1 HTTP/1.1\r
                Host: a.example\r
                \r
                \r
                \r
                WARC/1.1\r
                Content-Length: 77\r
                Content-Type: application/http;msgtype=response\r
                WARC-Block-Digest: sha256:f3a07472af2006915eb1b756dd73ccee56862f9fe378c5ac5333707ab40bb63c\r
                WARC-Concurrent-To: <urn:uuid:817e5051-a088-5199-b02b-fd9c56274f01>\r
                WARC-Date: 2026-01-01T16:16:11.845Z\r
                WARC-IP-Address: 203.0.113.9\r
                WARC-Payload-Digest: sha256:c815ed5057d3fe949d1862ce4677e62b4c9eae84d9029b43a6f86f64ca8523\
                8d\r
                WARC-Protocol: http/1.1\r
                WARC-Record-ID: <urn:uuid:4df27eb3-240d-59d8-8e9b-8970930aeadd>\r
                WARC-Target-URI: http://a.example/gone/1\r
                WARC-Type: response\r
                WARC-Warcinfo-ID: <urn:uuid:c7d563b1-389a-5a03-824c-2d0f6e96d428>\r
                \r
                HTTP/1.1 404 Whatever\r
                Content-Type: text/html\r
                Content-Length: 8\r
                \r
                not here\r
                \r
                WARC/1.1\r
                Content-Length: 115\r
                Content-Type: application/warc-fields\r
                WARC-Block-Digest: sha256:d476b0148d472ddc2e5a47543845073174f608fa545da4189193d15dc9f762cd\r
                WARC-Concurrent-To: <urn:uuid:4df27eb3-240d-59d8-8e9b-8970930aeadd>\r
                WARC-Date: 2026-01-01T16:16:11.845Z\r
                WARC-Record-ID: <urn:uuid:9caa08fa-b82a-50b9-b84a-9b0fc3f64251>\r
                WARC-Target-URI: http://a.example/gone/1\r
                WARC-Type: metadata\r
                WARC-Warcinfo-ID: <urn:uuid:c7d563b1-389a-5a03-824c-2d0f6e96d428>\r
                \r
                via: https://things.seeds.invalid/a.html\r
                hopsFromSeed: E\r
                original-href: http://a.example/gone/1\r
                fetchTimeMs: 7\r
                \r
                \r
                WARC/1.1\r
                Content-Length: 202\r
                Content-Type: application/warc-fields\r
                WARC-Block-Digest: sha256:30b2290687a0ac00737684a477a506711065e111500696f4bf37a6f3be8d948d\r
                WARC-Date: 2026-01-01T16:16:11.845Z\r
                WARC-Record-ID: <urn:uuid:3a789538-f910-5b89-8099-92b9ece1c643>\r
                WARC-Refers-To: <urn:uuid:b1e06e7c-adb2-5516-ab38-62217f06a2f2>\r
                WARC-Target-URI: http://a.example/gone/1\r
                WARC-Type: metadata\r
                WARC-Warcinfo-ID: <urn:uuid:c7d563b1-389a-5a03-824c-2d0f6e96d428>\r
                \r
                via: https://things.seeds.invalid/a.html\r
                hopsFromSeed: E\r
                original-href: http://a.example/gone/1\r
                outcome: missing\r
                cause: status\r
                detail: HTTP 404\r
                attempts: 1\r
                lastAttempt: 2026-01-01T16:16:11.845Z\r
                \r
                \r
                WARC/1.1\r
                Content-Length: 202\r
                Content-Type: application/warc-fields\r
                WARC-Block-Digest: sha256:9f8b3784590f169e5c149d8ff8ea3c4483fe2aeaf842a3f6e0b657850c07da0d\r
                WARC-Date: 2026-01-01T12:24:47.047Z\r
                WARC-Record-ID: <urn:uuid:84386f5d-21d3-5403-90de-78bee37cc778>\r
                WARC-Refers-To: <urn:uuid:b1e06e7c-adb2-5516-ab38-62217f06a2f2>\r
                WARC-Target-URI: http://a.example/dns/1\r
                WARC-Type: metadata\r
                WARC-Warcinfo-ID: <urn:uuid:c7d563b1-389a-5a03-824c-2d0f6e96d428>\r
                \r
                via: https://things.seeds.invalid/a.html\r
                hopsFromSeed: E\r
                original-href: http://a.example/dns/1\r
                outcome: missing\r
                cause: dns\r
                detail: no such host\r
                attempts: 2\r
                lastAttempt: 2026-01-01T12:24:47.047Z\r
                \r
                \r
                WARC/1.1\r
                Content-Length: 113\r
                Content-Type: application/warc-fields\r
                WARC-Block-Digest: sha256:536c766792c3ccdcc2693f1661b68871ef3b4a06c1a85db33d7a27d06fd6fbfc\r
                WARC-Date: 2026-01-01T12:00:00Z\r
                WARC-Record-ID: <urn:uuid:ea7950c6-712d-5fe3-9503-c0ce29b5fe9b>\r
                WARC-Target-URI: urn:pressmark:run:things:1:manifest\r
                WARC-Type: metadata\r
                WARC-Warcinfo-ID: <urn:uuid:c7d563b1-389a-5a03-824c-2d0f6e96d428>\r
                \r
                description: manifest of a run: its warcinfo records\r
                warcinfo: <urn:uuid:c7d563b1-389a-5a03-824c-2d0f6e96d428>\r
                \r
                \r
                """);
    }
}

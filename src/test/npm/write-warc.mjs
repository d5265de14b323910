// Writes a WARC with warcio's own serializer, for WarcioIT: node write-warc.mjs FILE gzip|plain
import { createWriteStream } from "node:fs";
import { WARCRecord, WARCSerializer } from "warcio";

const [file, form] = process.argv.slice(2);
const out = createWriteStream(file);
const url = "http://xn--fsq.example/%E9%9B%AA?b=2&a=1";
const date = "2024-05-01T12:00:00.123456Z";
const warcVersion = "WARC/1.1";
const page = "<html><head><title>雪</title></head><body>warcio</body></html>";

async function* bytes(text) {
  yield new TextEncoder().encode(text);
}

async function write(record) {
  out.write(await WARCSerializer.serialize(record, { gzip: form === "gzip", digest: { algo: "sha-256", prefix: "sha256:" } }));
  return record;
}

await write(await WARCRecord.createWARCInfo({ filename: "theirs.warc", warcVersion }, { software: "warcio.js" }));
const httpHeaders = { "Content-Type": "text/html; charset=utf-8", "X-Odd": "雪" };
const response = await write(await WARCRecord.create({ url, date, type: "response", warcVersion, httpHeaders }, bytes(page)));
await write(await WARCRecord.create({ url, date, type: "request", warcVersion,
  statusline: "GET /%E9%9B%AA?b=2&a=1 HTTP/1.1", httpHeaders: { "User-Agent": "warcio" } }, bytes("")));
await write(await WARCRecord.create({ url: "http://other.example/a.txt", date, type: "resource", warcVersion,
  warcHeaders: { "Content-Type": "text/plain" } }, bytes("resource\n")));
await write(await WARCRecord.create({ url, date: "2024-05-02T12:00:00Z", type: "revisit", warcVersion, httpHeaders,
  refersToUrl: url, refersToDate: date, warcHeaders: { "WARC-Payload-Digest": response.warcPayloadDigest } }, bytes("")));
await write(await WARCRecord.create({ url, date, type: "metadata", warcVersion,
  warcHeaders: { "Content-Type": "application/warc-fields" } }, bytes("via: http://other.example/\r\n")));
out.end();

package org.pressmark.wacz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file datapackage-digest.json: WACZ 1.1.1 section 5.2 and wacz-auth 0.1.0.
 *
 * @param path the file the digest is of
 * @param hash that digest
 * @param signed the members of signedData; empty where nobody has signed
 */
record SignedDigest(String path, String hash, Map<String, String> signed) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String VERSION = "0.1.0";

    SignedDigest {
        signed = new TreeMap<>(signed);
    }

    /** The members of signedData that wacz-auth defines, in its order; it allows no others. */
    private static final List<String> MEMBERS = List.of(
            "hash", "created", "software", "version", "signature", "publicKey", "domain", "domainCert", "timeSignature",
            "timestampCert", "crossSignedCert");

    /** A package signed with a key that names nobody. */
    static SignedDigest anonymous(String hash, SigningKey key, String created, String software) throws IOException {
        Map<String, String> signed = begin(hash, created, software);
        signed.put("signature", key.sign(hash));
        signed.put("publicKey", key.publicKey());
        return new SignedDigest(Datapackage.FILE, hash, signed);
    }

    /** A package signed by the owner of a domain; its signature is DER, as authsign writes and checks it. */
    static SignedDigest ofDomain(
            String hash, SigningKey key, String domain, String certificates, Map<String, String> facts) throws IOException {
        Map<String, String> signed = begin(hash, facts.get("created"), facts.get("software"));
        signed.put("signature", key.signDer(hash));
        signed.put("domain", domain);
        signed.put("domainCert", certificates);
        return new SignedDigest(Datapackage.FILE, hash, signed);
    }

    private static Map<String, String> begin(String hash, String created, String software) {
        Map<String, String> signed = new TreeMap<>();
        signed.put("hash", hash);
        signed.put("created", created);
        signed.put("software", software);
        signed.put("version", VERSION);
        return signed;
    }

    /** The same with a time stamp on the signature. */
    SignedDigest stamped(String token, String certificates) {
        Map<String, String> more = new TreeMap<>(signed);
        more.put("timeSignature", token);
        more.put("timestampCert", certificates);
        return new SignedDigest(path, hash, more);
    }

    /** The file. */
    byte[] json() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("path", path);
            json.writeStringField("hash", hash);
            json.writeObjectFieldStart("signedData");
            for (String member : MEMBERS) {
                if (signed.containsKey(member)) {
                    json.writeStringField(member, signed.get(member));
                }
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    static SignedDigest parse(byte[] file) throws IOException {
        Map<String, String> members = new TreeMap<>();
        Map<String, String> signed = new TreeMap<>();
        try (JsonParser json = JSON.createParser(file)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("signedData") && value == JsonToken.START_OBJECT) {
                    texts(json, signed);
                } else if (value == JsonToken.VALUE_STRING) {
                    members.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
        }
        return new SignedDigest(members.getOrDefault("path", ""), members.getOrDefault("hash", ""), signed);
    }

    private static void texts(JsonParser json, Map<String, String> into) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_STRING) {
                into.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
    }
}

package org.pressmark.wacz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

    /** The file for a package signed with a key that names nobody. */
    static byte[] anonymous(String hash, SigningKey key, String created, String software) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String signature = key.sign(hash);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("path", Datapackage.FILE);
            json.writeStringField("hash", hash);
            json.writeObjectFieldStart("signedData");
            json.writeStringField("hash", hash);
            json.writeStringField("created", created);
            json.writeStringField("software", software);
            json.writeStringField("version", VERSION);
            json.writeStringField("signature", signature);
            json.writeStringField("publicKey", key.publicKey());
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

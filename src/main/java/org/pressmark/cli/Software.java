package org.pressmark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine;

/** The program's name and version, as it was built. */
final class Software implements CommandLine.IVersionProvider {
    static String name() {
        Properties properties = new Properties();
        try (InputStream in = Software.class.getResourceAsStream("/org/pressmark/version.properties")) {
            properties.load(in);
        } catch (IOException unreadable) {
            throw new IllegalStateException("the jar is damaged: version.properties cannot be read", unreadable);
        }
        return "Pressmark " + properties.getProperty("version");
    }

    @Override
    public String[] getVersion() {
        return new String[] {name()};
    }
}

package org.pressmark.pack;

/** Is told how a run goes on, from the thread that runs it. */
public interface Progress {
    /**
     * An article was written.
     *
     * @param done how many seeds are done
     * @param total how many there are
     * @param missing how many assets are missing so far
     */
    void article(long done, long total, long missing);

    /** Something a person should read: one line, which may hold any characters of a seed. */
    void note(String line);

    /** Tells nobody. */
    Progress SILENT = new Progress() {
        @Override
        public void article(long done, long total, long missing) {}

        @Override
        public void note(String line) {}
    };
}

package dev.slipway.source;

import java.util.List;

/** What a room would make of files that are no source's yet. A room adds one as a package-private bean; it keeps nothing. */
public interface Foresight {

    /** @param most how many are wanted at most */
    List<Coming> of(Source source, FileTree files, int most);

    /**
     * One thing that a file declares, or would if it were well.
     *
     * @param what its name, for instance {@code component:default/ledger}; of a problem the message
     * @param line from 1; 0 for none
     * @param more in words: who has it already, what to do
     */
    record Coming(Fate fate, String what, String path, int line, String more) {}

    enum Fate {
        NEW,
        /** It is known as an orphan, and goes on as before. */
        RETURNS,
        /** Another file has it; that one stays. */
        CONFLICT,
        PROBLEM
    }
}

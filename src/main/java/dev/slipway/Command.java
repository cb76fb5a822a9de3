package dev.slipway;

import java.io.PrintStream;
import java.util.List;

/**
 * A command of the program that needs neither server nor database. A new one is one class, named in
 * {@code META-INF/services/dev.slipway.Command}; nothing of the portal is started for it.
 */
public interface Command {

    int DONE = 0;
    /** The answer is no. */
    int NO = 1;

    int WRONG_USAGE = 2;

    /** The word after {@code slipway}. */
    String name();

    /** How it is called, a line for each option. */
    String usage();

    /**
     * @param out the answer, and nothing else
     * @param err messages for people
     * @return what the program exits with
     */
    int run(List<String> arguments, PrintStream out, PrintStream err);
}

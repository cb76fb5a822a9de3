package dev.slipway.knowledge;

import dev.slipway.catalog.EntityRef;
import dev.slipway.source.SourceId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision record that somebody begins to write.
 *
 * @param source where it goes
 * @param folder in the source, without a slash at its end; empty for its top
 * @param prefix what stands before the number in the names of the folder's files: {@code adr-}, mostly nothing
 * @param number the next one of the folder
 * @param digits how many its files are given
 * @param earlier the record whose place it takes
 * @param earlierText that record's whole file as it is now
 * @param notices what its author should know before going on: who is at it too, whether its place is taken already
 * @param rivals branches that the notices tell of
 */
public record DecisionDraft(
        SourceId source,
        @Nullable EntityRef entity,
        String folder,
        String prefix,
        int number,
        int digits,
        @Nullable Document earlier,
        @Nullable String earlierText,
        List<String> notices,
        List<String> rivals) {

    public DecisionDraft {
        notices = List.copyOf(notices);
        rivals = List.copyOf(rivals);
    }

    /** What a form asks for; nothing but the title has to be there. */
    public record Values(
            String title,
            String status,
            String date,
            String deciders,
            String consulted,
            String informed,
            String context,
            List<String> drivers,
            List<String> options,
            String chosen,
            String because,
            String consequences,
            String confirmation,
            String rule) {

        public static final Values NONE =
                new Values("", "proposed", "", "", "", "", "", List.of(), List.of(), "", "", "", "", "");

        public Values {
            drivers = List.copyOf(drivers);
            options = List.copyOf(options);
        }
    }

    /**
     * What would be written.
     *
     * @param path of the new file, in the source
     * @param text of it
     * @param others files that change with it, as they would be
     * @param remarks what is amiss with the values, or cannot be done
     */
    public record Outcome(String path, String text, Map<String, String> others, List<String> remarks) {}

    /** {@code 0027}. */
    public String numeral() {
        return String.format("%0" + digits + "d", number);
    }
}

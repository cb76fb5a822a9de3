package dev.slipway.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decisions that the facts contradict. Judged when facts change, not when files do. */
@Component
class ConfirmationCheck implements Check {

    static final String ID = "confirmation";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Contradicted by facts";
    }

    @Override
    public List<Finding> look(Subject subject) {
        return List.of();
    }

    /** A proposal is not kept yet, so nothing can break it. */
    List<Finding> of(Document document, @Nullable Confirmation confirmation) {
        if (confirmation == null) {
            return List.of();
        }
        return switch (confirmation.state()) {
            case CONTRADICTED ->
                "accepted".equals(document.status())
                        ? List.of(Finding.of(
                                this,
                                Finding.Weight.HIGH,
                                0,
                                "The facts contradict this decision: "
                                        + words(confirmation, Confirmation.State.CONTRADICTED) + ".",
                                "Mend what departed from it, or decide anew and supersede this record."))
                        : List.of();
            case INVALID ->
                List.of(Finding.of(
                        this,
                        Finding.Weight.MEDIUM,
                        0,
                        "Its rule cannot be judged: " + words(confirmation, Confirmation.State.INVALID) + ".",
                        "Mend the code block of the language “slipway”; facts are read as facts['its.key']."));
            case UNPROVEN, HOLDS -> List.of();
        };
    }

    private static String words(Confirmation confirmation, Confirmation.State state) {
        Confirmation.Ruling ruling = confirmation.rulings().stream()
                .filter(one -> one.state() == state)
                .findFirst()
                .orElseThrow();
        String why = ruling.why();
        return (why == null ? "“" + ruling.rule() + "” is false" : why).replaceFirst("[.]$", "");
    }
}

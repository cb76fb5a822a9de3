package dev.slipway.knowledge;

import java.util.List;
import org.springframework.stereotype.Component;

/** Documents that nobody looks after. */
@Component
class OwnerCheck implements Check {

    static final String ID = "owner";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "No owner";
    }

    @Override
    public List<Finding> look(Subject subject) {
        return subject.owned() || owned(subject.reading().front()) ? List.of() : List.of(missing());
    }

    /** Whether the document names an owner itself. */
    static boolean owned(FrontMatter front) {
        return !front.value("owner").isEmpty() || !front.value("owners").isEmpty();
    }

    Finding missing() {
        return Finding.of(
                this,
                Finding.Weight.LOW,
                0,
                "Nobody owns this document.",
                "Put it below the descriptor of an entity that has an owner, or write “owner:” into its front matter.");
    }
}

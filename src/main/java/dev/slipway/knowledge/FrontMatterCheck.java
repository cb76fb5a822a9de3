package dev.slipway.knowledge;

import java.util.List;
import org.springframework.stereotype.Component;

/** Front matter that is no YAML. */
@Component
class FrontMatterCheck implements Check {

    @Override
    public String id() {
        return "front-matter";
    }

    @Override
    public String title() {
        return "Broken front matter";
    }

    @Override
    public List<Finding> look(Subject subject) {
        String complaint = subject.reading().complaint();
        return complaint == null
                ? List.of()
                : List.of(Finding.of(
                        this,
                        Finding.Weight.MEDIUM,
                        subject.reading().complaintLine(),
                        "The front matter is not valid YAML: " + complaint + ".",
                        "Mend the block between the dashes; quote values that hold a colon."));
    }
}

package dev.slipway.knowledge;

import java.util.List;
import org.springframework.stereotype.Component;

/** Code that is opened and never closed, so that the rest of the document is taken for code. */
@Component
class FenceCheck implements Check {

    @Override
    public String id() {
        return "fence";
    }

    @Override
    public String title() {
        return "Unclosed code";
    }

    @Override
    public List<Finding> look(Subject subject) {
        return subject.reading().outline().openFences().stream()
                .limit(10)
                .map(at -> Finding.of(
                        this,
                        Finding.Weight.MEDIUM,
                        subject.line(at),
                        "The code that begins here is never closed; what follows is taken for code.",
                        "Close it with the same marks, ``` or ~~~, on a line of their own."))
                .toList();
    }
}

package dev.slipway.knowledge;

import java.util.List;
import org.springframework.stereotype.Component;

/** Files that are not UTF-8. */
@Component
class EncodingCheck implements Check {

    @Override
    public String id() {
        return "encoding";
    }

    @Override
    public String title() {
        return "Not UTF-8";
    }

    @Override
    public List<Finding> look(Subject subject) {
        Decoded decoded = subject.decoded();
        return decoded.badLine() == 0
                ? List.of()
                : List.of(Finding.of(
                        this,
                        Finding.Weight.HIGH,
                        decoded.badLine(),
                        "The text is not UTF-8; it was read as "
                                + decoded.charset().displayName() + ".",
                        "Save the file as UTF-8."));
    }
}

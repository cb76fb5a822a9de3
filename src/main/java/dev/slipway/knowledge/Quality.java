package dev.slipway.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** All checks, one after the other. One that fails on a document finds nothing there, and stops no other. */
@Component
class Quality {

    private static final Logger log = LoggerFactory.getLogger(Quality.class);

    private final List<Check> checks;

    Quality(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /** The words for people, by id. */
    Map<String, String> titles() {
        Map<String, String> titles = new TreeMap<>();
        checks.forEach(check -> titles.put(check.id(), check.title()));
        return titles;
    }

    List<Finding> judge(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (Check check : checks) {
            try {
                findings.addAll(check.look(subject));
            } catch (StackOverflowError | RuntimeException e) {
                log.warn("The check {} cannot read {}", check.id(), subject.path(), e);
            }
        }
        return findings;
    }
}

package dev.slipway.knowledge;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Decision records without a status that says something, and proposals that nobody decides on. */
@Component
class DecisionCheck implements Check {

    private static final Period PATIENCE = Period.ofDays(30);

    @Override
    public String id() {
        return "decision";
    }

    @Override
    public String title() {
        return "Decision is open";
    }

    @Override
    public List<Finding> look(Subject subject) {
        Reading.Adr adr = subject.reading().adr();
        if (adr == null) {
            return List.of();
        }
        if ("proposed".equals(adr.status())) {
            LocalDate since = Objects.requireNonNullElse(
                    adr.decided() == null ? null : ReviewCheck.day(adr.decided()), subject.changed());
            return List.of(Finding.of(
                            this,
                            Finding.Weight.MEDIUM,
                            0,
                            "It has been a proposal since " + since + ".",
                            "Decide: accept or reject it, or say in it what it waits for.")
                    .from(since.plus(PATIENCE)));
        }
        if (adr.status() != null) {
            return List.of();
        }
        String words = adr.statusWords();
        return List.of(Finding.of(
                this,
                Finding.Weight.LOW,
                0,
                words == null
                        ? "It does not say whether it is proposed, accepted or no longer holds."
                        : "Its status “" + words.lines().findFirst().orElse("") + "” is none that readers know.",
                "State one: proposed, accepted, rejected, deprecated or superseded."));
    }
}

package dev.slipway.readiness;

import dev.slipway.access.Person;
import dev.slipway.access.Role;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityFilter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A standard: weighted categories of questions, and what follows from their answers. Declared as data.
 *
 * @param targets environments that it gives a verdict for, the strictest first
 * @param bands from the best down
 * @param owner full ref of who answers for it; null where nobody is named
 * @param waiverDays how many days a waiver may hold at most; null where the standard says nothing
 * @param levels from the lowest up; empty where it has none
 * @param waivedBy {@link #OWNER} where only its owner decides about waivers; null where every lead does
 */
public record Scorecard(
        String name,
        String title,
        String about,
        @Nullable String owner,
        AppliesTo appliesTo,
        List<String> targets,
        List<Band> bands,
        Threshold noGo,
        Threshold conditionalGo,
        @Nullable Integer waiverDays,
        List<Category> categories,
        List<Level> levels,
        @Nullable String waivedBy) {

    static final String OWNER = "owner";

    private static final int USUAL_WAIVER_DAYS = 180;

    /** Which entities it judges: those of a kind and, unless null, of a type and a lifecycle, as long as they have a descriptor. */
    public record AppliesTo(
            String kind, @Nullable String type, @Nullable String lifecycle) {

        boolean covers(Entity entity) {
            return entity.orphan() == null
                    && entity.ref().kind().equals(kind.toLowerCase(Locale.ROOT))
                    && (type == null || type.equals(entity.type()))
                    && (lifecycle == null || lifecycle.equals(entity.lifecycle()));
        }

        /** {@code entities of kind Component and type service}. */
        public String words() {
            return "entities of kind " + kind + (type == null ? "" : " and type " + type)
                    + (lifecycle == null ? "" : " and lifecycle " + lifecycle);
        }

        EntityFilter filter() {
            return new EntityFilter(
                    kind.toLowerCase(Locale.ROOT), type, lifecycle, null, null, null, null, null, false);
        }
    }

    /** The name of a range of scores, up to where the next better one begins. */
    public record Band(int from, String name) {}

    /** A verdict is forced by a score under this, or by a blocker of this severity or worse. */
    public record Threshold(int scoreBelow, Severity blocker) {}

    /**
     * A weighted part of it.
     *
     * @param uses references to those of its questions that another scorecard declares
     */
    public record Category(String id, String title, int weight, List<Question> questions, List<String> uses) {
        public Category {
            questions = List.copyOf(questions);
            uses = uses == null ? List.of() : List.copyOf(uses); // stored before there were any
        }

        Category with(List<Question> others) {
            return new Category(id, title, weight, others, uses);
        }
    }

    public Scorecard {
        targets = List.copyOf(targets);
        bands = List.copyOf(bands);
        categories = List.copyOf(categories);
        levels = levels == null ? List.of() : List.copyOf(levels); // stored before there were any
    }

    /** How many days a waiver may hold at most. */
    public int longestWaiver() {
        return waiverDays == null ? USUAL_WAIVER_DAYS : waiverDays;
    }

    /** Whether it leaves decisions about waivers to this person: anybody with the right, or only who owns it. */
    boolean leavesWaiversTo(Person person) {
        return !OWNER.equals(waivedBy)
                || person.greatest() == Role.ADMINISTRATOR
                || owner != null
                        && (person.groups().contains(owner)
                                || owner.equals("user:default/" + person.name().toLowerCase(Locale.ROOT)));
    }

    /** Whether it is about this entity. */
    public boolean covers(Entity entity) {
        return appliesTo.covers(entity);
    }

    /** Without the questions that are only announced on that day: what scores and verdicts are made of. */
    public Scorecard countingOn(LocalDate day) {
        if (questions().allMatch(question -> question.countsOn(day))) {
            return this;
        }
        return with(categories.stream()
                .map(category -> category.with(category.questions().stream()
                        .filter(question -> question.countsOn(day))
                        .toList()))
                .toList());
    }

    /** The same with other questions. */
    Scorecard with(List<Category> others) {
        return new Scorecard(
                name,
                title,
                about,
                owner,
                appliesTo,
                targets,
                bands,
                noGo,
                conditionalGo,
                waiverDays,
                others,
                levels,
                waivedBy);
    }

    /** How far outcomes of its questions reach on a day; nowhere if it has no levels. */
    public Level.Reached reached(Map<String, Outcome> outcomes, LocalDate day) {
        return Level.reached(countingOn(day), outcomes);
    }

    public Stream<Question> questions() {
        return categories.stream().flatMap(category -> category.questions().stream());
    }

    /** Those that are declared for it, and not taken over from another. */
    Stream<Question> ownQuestions() {
        return categories.stream()
                .flatMap(category -> category.questions().stream()
                        .filter(question ->
                                category.uses().stream().noneMatch(each -> each.endsWith("/" + question.id()))));
    }

    public Optional<Question> question(String id) {
        return questions().filter(question -> question.id().equals(id)).findFirst();
    }

    public Optional<Category> category(String id) {
        return categories.stream().filter(category -> category.id().equals(id)).findFirst();
    }

    public Band band(double score) {
        return bands.stream().filter(band -> score >= band.from()).findFirst().orElseGet(bands::getLast);
    }
}

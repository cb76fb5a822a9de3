package dev.slipway.search;

import dev.slipway.access.Permission;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Answers a query from one view of the index. */
final class Finder {

    private Finder() {}

    /** Who asks, and with which words for which. */
    record Asking(Set<Permission> may, Synonyms synonyms, Instant now) {

        static Asking anybody(Instant now) {
            return new Asking(Set.of(Permission.values()), Synonyms.NONE, now);
        }
    }

    static SearchResults find(Index.View view, SearchQuery query, Asking asking) throws IOException {
        long start = System.nanoTime();
        QueryText text = QueryText.of(query.text());
        Map<String, List<String>> filters = together(query.filters(), text.filters());
        QueryPlan.Plan plan = QueryPlan.of(text, view.vocabulary, asking.synonyms(), false);
        Tally tally = tally(view, plan, query, filters, text, asking);
        boolean certain = tally.matched() && plan.mistyped().isEmpty();
        if (!tally.matched() && !text.blank()) {
            plan = QueryPlan.of(text, view.vocabulary, asking.synonyms(), true);
            tally = tally(view, plan, query, filters, text, asking);
        }
        StoredFields stored = view.storedFields();
        List<SearchResults.Hit> hits = new ArrayList<>(query.limit());
        for (long ranked : tally.ranked(query.offset())) {
            float score = query.order() == SearchQuery.Order.BEST ? Float.intBitsToFloat(Tally.rank(ranked)) : 0;
            hits.add(Hits.hit(stored.document(Tally.document(ranked)), plan.marks(), plan.stems(), score));
        }
        return new SearchResults(
                tally.total(),
                hits,
                tally.facets(),
                (System.nanoTime() - start) / 1_000,
                text.filters(),
                tally.total() == 0 ? null : meant(query.text(), plan.mistyped()),
                certain || text.blank());
    }

    private static Tally tally(
            Index.View view,
            QueryPlan.Plan plan,
            SearchQuery query,
            Map<String, List<String>> filters,
            QueryText text,
            Asking asking)
            throws IOException {
        Tally tally = new Tally(view.columns, query, filters, text.unwanted(), (int)
                asking.now().getEpochSecond());
        return view.search(narrowed(view, plan.query(), filters, text.unwanted(), asking.may()), only(tally));
    }

    /** Everything runs on the caller's thread, so there is one collector. */
    private static CollectorManager<Tally, Tally> only(Tally tally) {
        return new CollectorManager<>() {
            @Override
            public Tally newCollector() {
                return tally;
            }

            @Override
            public Tally reduce(Collection<Tally> all) {
                return tally;
            }
        };
    }

    private static Map<String, List<String>> together(
            Map<String, List<String>> given, Map<String, List<String>> typed) {
        if (typed.isEmpty()) {
            return given;
        }
        Map<String, List<String>> all = new LinkedHashMap<>(given);
        typed.forEach((facet, values) -> {
            Set<String> both = new LinkedHashSet<>(all.getOrDefault(facet, List.of()));
            both.addAll(values);
            all.put(facet, List.copyOf(both));
        });
        return all;
    }

    private static Query narrowed(
            Index.View view,
            Query query,
            Map<String, List<String>> filters,
            Map<String, List<String>> unwanted,
            Set<Permission> may) {
        Query entity = among(filters.get(SearchFields.ENTITY));
        Query without = among(unwanted.get(SearchFields.ENTITY));
        Set<Permission> hidden = view.hiddenWithout(may);
        if (entity == null && without == null && hidden.isEmpty()) {
            return query;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST);
        if (entity != null) {
            all.add(entity, Occur.FILTER);
        }
        if (without != null) {
            all.add(without, Occur.MUST_NOT);
        }
        hidden.forEach(permission ->
                all.add(new TermQuery(new Term(SearchFields.READERS, permission.name())), Occur.MUST_NOT));
        return all.build();
    }

    private static @Nullable Query among(@Nullable List<String> entities) {
        if (entities == null || entities.isEmpty()) {
            return null;
        }
        return new TermInSetQuery(
                SearchFields.ENTITY + SearchFields.LOWER,
                entities.stream()
                        .map(value -> new BytesRef(value.toLowerCase(Locale.ROOT)))
                        .toList());
    }

    /** As it was typed, but for the words that nothing has. */
    private static @Nullable String meant(String typed, Map<String, String> mistyped) {
        String text = typed.length() > 1_000 ? typed.substring(0, 1_000) : typed;
        for (Map.Entry<String, String> one : mistyped.entrySet()) {
            text = Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])" + Pattern.quote(one.getKey()) + "(?![\\p{L}\\p{N}])")
                    .matcher(text)
                    .replaceFirst(Matcher.quoteReplacement(one.getValue()));
        }
        return text.equals(typed) ? null : text;
    }
}

package dev.slipway.search;

import dev.slipway.access.Permission;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
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
import org.apache.lucene.search.Collector;
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
        Narrowing narrowing = new Narrowing(view.columns, filters, text.unwanted());
        Scope scope = Scope.of(view, filters, text.unwanted(), asking.may());
        int now = (int) asking.now().getEpochSecond();
        Ranking ranking = new Ranking(view.columns, query.order(), query.own(), query.offset() + query.limit(), now);
        Tally tally = scope.search(plan.query(), new Tally(view.columns, narrowing, ranking, now));
        boolean certain = tally.matched() && plan.mistyped().isEmpty();
        if (!tally.matched() && !text.blank()) {
            plan = QueryPlan.of(text, view.vocabulary, asking.synonyms(), true);
            tally = scope.search(plan.query(), new Tally(view.columns, narrowing, ranking, now));
        }
        return new SearchResults(
                tally.total(),
                hits(view, plan, ranking, query),
                tally.facets(),
                (System.nanoTime() - start) / 1_000,
                text.filters(),
                tally.total() == 0 ? null : meant(query.text(), plan.mistyped()),
                certain || text.blank());
    }

    private static List<SearchResults.Hit> hits(
            Index.View view, QueryPlan.Plan plan, Ranking ranking, SearchQuery query) throws IOException {
        StoredFields stored = view.storedFields();
        Passage passage = new Passage(plan.marks(), plan.stems());
        List<SearchResults.Hit> hits = new ArrayList<>(query.limit());
        for (long ranked : ranking.ranked(query.offset())) {
            float score = query.order() == SearchQuery.Order.BEST ? Float.intBitsToFloat(Ranking.rank(ranked)) : 0;
            hits.add(Hits.hit(Stored.of(stored, Ranking.document(ranked)), passage, score));
        }
        return hits;
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

    /** What of a view is searched at all: what the reader may see, and what belongs to the wanted entities. */
    private record Scope(Index.View view, BooleanQuery narrowed) {

        static Scope of(
                Index.View view,
                Map<String, List<String>> filters,
                Map<String, List<String>> unwanted,
                Set<Permission> may) {
            BooleanQuery.Builder narrowed = new BooleanQuery.Builder();
            Query entity = among(filters.get(SearchFields.ENTITY));
            Query without = among(unwanted.get(SearchFields.ENTITY));
            if (entity != null) {
                narrowed.add(entity, Occur.FILTER);
            }
            if (without != null) {
                narrowed.add(without, Occur.MUST_NOT);
            }
            view.hiddenWithout(may)
                    .forEach(permission -> narrowed.add(
                            new TermQuery(new Term(SearchFields.READERS, permission.name())), Occur.MUST_NOT));
            return new Scope(view, narrowed.build());
        }

        <C extends Collector> C search(Query query, C collector) throws IOException {
            Query within = query;
            if (!narrowed.clauses().isEmpty()) {
                BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST);
                narrowed.forEach(all::add);
                within = all.build();
            }
            return view.collect(within, collector);
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

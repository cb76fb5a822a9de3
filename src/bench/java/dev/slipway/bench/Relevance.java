package dev.slipway.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * How good answers are, measured against what careful people judged: how much of the best first ten one gets (nDCG@10),
 * how often the first one is a right one (success@1), how far down the first right one stands (MRR). Knows no index.
 */
public record Relevance(double ndcg, double success, double reciprocalRank, int queries) {

    private static final int DEPTH = 10;

    /** Measures one ranking after the other; each is asked for the best ten. */
    public static Relevance of(List<Judgement> judgements, Function<String, List<String>> answers) {
        double ndcg = 0;
        double success = 0;
        double reciprocalRank = 0;
        for (Judgement judgement : judgements) {
            List<String> ranked = answers.apply(judgement.query());
            ndcg += ndcg(judgement, ranked);
            success += !ranked.isEmpty() && judgement.grade(ranked.getFirst()) >= Judgement.RIGHT ? 1 : 0;
            reciprocalRank += reciprocalRank(judgement, ranked);
        }
        int count = Math.max(1, judgements.size());
        return new Relevance(ndcg / count, success / count, reciprocalRank / count, judgements.size());
    }

    /** 1 where the best stand first, in the order of their grades; 0 where none of them is among the ten. */
    public static double ndcg(Judgement judgement, List<String> ranked) {
        double best = gain(judgement.grades().values().stream()
                .sorted(Comparator.reverseOrder())
                .toList());
        return best == 0
                ? 0
                : gain(ranked.stream().limit(DEPTH).map(judgement::grade).toList()) / best;
    }

    private static double gain(List<Integer> grades) {
        double gain = 0;
        for (int place = 0; place < Math.min(DEPTH, grades.size()); place++) {
            gain += ((1 << grades.get(place)) - 1) / (Math.log(place + 2) / Math.log(2));
        }
        return gain;
    }

    private static double reciprocalRank(Judgement judgement, List<String> ranked) {
        for (int place = 0; place < ranked.size(); place++) {
            if (judgement.grade(ranked.get(place)) >= Judgement.RIGHT) {
                return 1.0 / (place + 1);
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "nDCG@10 %.3f, success@1 %.3f, MRR %.3f over %d queries",
                ndcg,
                success,
                reciprocalRank,
                queries);
    }

    /** For those who look for what to mend: each query's own figure, the worst first. */
    public static List<Map.Entry<String, Double>> worst(
            List<Judgement> judgements, Function<String, List<String>> answers) {
        return judgements.stream()
                .map(one -> Map.entry(one.query(), ndcg(one, answers.apply(one.query()))))
                .sorted(Map.Entry.comparingByValue())
                .toList();
    }
}

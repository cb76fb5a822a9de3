package dev.slipway.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.PortalTest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class ForgetHistoryTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationContext portal;

    @Test
    void endsHistoryAfterItsTimeButKnowsWhatHeldSince() {
        for (int days : List.of(2000, 1500, 1200, 1000, 10)) {
            add("component:default/forget-often", days);
        }
        add("component:default/forget-seldom", 2000);

        new ForgetHistory().forgetJudgements(jdbc, clock, Duration.ofDays(1095)).run();

        assertThat(scores("component:default/forget-often")).containsExactly(1200.0, 1000.0, 10.0);
        assertThat(scores("component:default/forget-seldom")).containsExactly(2000.0);
    }

    @Test
    void endsTheHistoryOfEntitiesTheSameWay() {
        for (int days : List.of(2000, 1200, 10)) {
            jdbc.sql("""
                            insert into catalog.history (ref, at, what, source, path, difference)
                            values ('component:default/forget-entity', :at, 'CHANGED', 'x', :path, '{}')""")
                    .param("at", clock.instant().minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC))
                    .param("path", "" + days)
                    .update();
        }

        portal.getBeansOfType(dev.slipway.schedule.RecurringTask.class).values().stream()
                .filter(task -> task.name().equals("forget-changes"))
                .forEach(dev.slipway.schedule.RecurringTask::run);

        assertThat(jdbc.sql(
                                "select path from catalog.history where ref = 'component:default/forget-entity' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("1200", "10");
    }

    private void add(String entity, int days) {
        jdbc.sql("insert into readiness.history (scorecard, entity, at, score, verdicts, changes)"
                        + " values ('forget', :entity, :at, :score, '{}', '[]')")
                .params(Map.of(
                        "entity",
                        entity,
                        "at",
                        clock.instant().minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC),
                        "score",
                        (double) days))
                .update();
    }

    private List<Double> scores(String entity) {
        return jdbc.sql("select score from readiness.history where entity = :entity order by at")
                .param("entity", entity)
                .query(Double.class)
                .list();
    }
}

package dev.slipway.source;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Two organisations, one whose host asked for patience and one that its host hides, and thousands of repositories. */
public final class ManySources {

    private static final ApiServer patient = new ApiServer();
    private static final ApiServer hiding = new ApiServer();

    private ManySources() {}

    public static void settings(DynamicPropertyRegistry registry) {
        patient.remaining = 0;
        patient.resets = Instant.now().plus(Duration.ofMinutes(34));
        organisation(registry, 0, "acme", patient);
        organisation(registry, 1, "beta", hiding);
    }

    private static void organisation(DynamicPropertyRegistry registry, int place, String name, ApiServer api) {
        String prefix = "slipway.source.organisations[" + place + "].";
        registry.add(prefix + "host", () -> "github");
        registry.add(prefix + "name", () -> name);
        registry.add(prefix + "url", api::url);
        registry.add(prefix + "token", () -> "a-token");
    }

    /** As if all had been listed and most of them read. */
    public static void list(ApplicationContext portal) {
        JdbcClient jdbc = portal.getBean(JdbcClient.class);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        jdbc.sql("select count(*) from source.organisation where error is not null or remaining = 0")
                                        .query(Long.class)
                                        .single()
                                == 2);
        jdbc.sql("""
                insert into source.source
                       (source_id, name, kind, location, configured, organisation_id, revision, synced_at, error, error_at,
                        next_visit, visited_at)
                select 'acme-repo-' || n, 'acme/repo-' || n, 'GIT', 'https://git.example.org/acme/repo-' || n || '.git',
                       false, 'github:acme@127.0.0.1',
                       case when n % 50 <> 49 then md5(n::text) || 'abcdef01' end,
                       case when n % 50 <> 49 then now() - n * interval '7 s' end,
                       case when n % 25 = 7 then 'the remote asks for a sign-in; give the organisation a token' end,
                       case when n % 25 = 7 then now() - interval '3 h' end,
                       now() + interval '20 h', now() - n * interval '7 s'
                  from generate_series(1, 3000) n
                on conflict do nothing""").update();
        jdbc.sql("""
                insert into source.repository
                       (organisation_id, repository_id, name, address, activity, page, listing, wanted, source_id)
                select 'github:acme@127.0.0.1', n, 'repo-' || n, 'https://git.example.org/acme/repo-' || n || '.git',
                       now() - n * interval '1 h', 'page', 1, n <= 3000, case when n <= 3000 then 'acme-repo-' || n end
                  from generate_series(1, 3120) n
                on conflict do nothing""").update();
        jdbc.sql("""
                insert into source.file (source_id, path, hash, size, changed_at, read_by)
                select 'acme-repo-' || n, 'docs/' || f || '.md', md5(f::text), 100, now(), 'documents:1'
                  from generate_series(1, 3000) n, generate_series(1, 20) f where n % 11 <> 3
                on conflict do nothing""").update();
    }
}

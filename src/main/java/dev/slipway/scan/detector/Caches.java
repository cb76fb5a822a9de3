package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Whether something dear is cached. */
@Component
class Caches implements Detector {

    @Override
    public String name() {
        return "Caches";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> keys() {
        return Set.of("cache.used");
    }

    @Override
    public String looksIn() {
        return Dependencies.FILES + ", source code and web server configuration";
    }

    private static final String LOCAL =
            "caffeine|ehcache|cache2k-core|quarkus-cache|node-cache|lru-cache|keyv|cache-manager|@nestjs/cache-manager|apicache|aiocache|cachetools|django-redis|flask-caching|fastapi-cache2?|diskcache|ristretto|bigcache(?:/v\\d+)?|groupcache|go-cache|golang-lru(?:/v\\d+)?|freecache|moka|cached|cachex|nebulex|con_cache|FusionCache|ZiggyCreatures\\.FusionCache|LazyCache";
    private static final String REMOTE =
            "spring-boot-starter-data-redis(?:-reactive)?|jedis|lettuce-core|redisson[\\w-]*|quarkus-redis-client|ioredis|redis|@redis/client|go-redis(?:/v\\d+)?|redigo|rueidis|redis-rails|dalli|gomemcache|memcached|pymemcache|StackExchange\\.Redis|Microsoft\\.Extensions\\.Caching\\.StackExchangeRedis|redix|spymemcached|valkey[\\w-]*|hazelcast[\\w-]*|infinispan[\\w-]*";
    private static final Pattern USED = Pattern.compile(
            "@(?:Cacheable|CachePut|CacheResult|Cached)\\b|\\bRails\\.cache\\.|config\\.cache_store\\s*=\\s*:(?!null)|\\bIMemoryCache\\b|\\bIDistributedCache\\b|@(?:functools\\.)?(?:lru_cache|cache)\\b|\\bcache_page\\(|\\bcache\\.(?:get_or_set|fetch|remember)\\(|unstable_cache\\(|\\bAddOutputCache\\(|@cached\\(|Cache::remember\\(");
    private static final Pattern HTTP = Pattern.compile(
            "(?i)(?:cache-control|CACHE_CONTROL|cacheControl)\\W.{0,60}(?:max-age\\s*[=(:]?\\s*[1-9]|s-maxage|immutable|maxAge\\()|CacheControl\\.maxAge\\(|^\\s*proxy_cache\\s+(?!off)\\w|\\bexpires\\s+(?:\\d+[smhdwMy]|max)\\b|nginx\\.ingress\\.kubernetes\\.io/proxy-cache|fresh_when\\b|expires_in\\s+\\d");

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        String key = "cache.used";
        Dependencies dependencies = Dependencies.of(repository);
        String[] code = {"**/*.{java,kt,scala,go,py,rb,js,ts,mjs,cs,rs,php,ex}"};
        findings.yesAt(key, repository, dependencies.running(LOCAL));
        List<Line> used = repository.findOutsideTests(USED, code).stream()
                .filter(line -> !line.path().contains("environments/development"))
                .toList();
        findings.yesAt(key, repository, used);
        findings.yesAt(
                key,
                repository,
                repository.findOutsideTests(HTTP, "**/*.{conf,template}", "**/nginx*", "**/*.{yaml,yml}"));
        findings.yesAt(key, repository, repository.findOutsideTests(HTTP, code));
        findings.yesAt(key, 0.7, repository, dependencies.running(REMOTE)); // may be a queue or a store as well
    }
}

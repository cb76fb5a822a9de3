package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Whether people meet the service in a browser, and how quickly its files reach them. */
@Component
class WebInterface implements Detector {

    @Override
    public String name() {
        return "Web interface";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public Set<String> keys() {
        return Set.of("web.user_interface", "web.static_assets_cdn");
    }

    @Override
    public String looksIn() {
        return Dependencies.FILES + ", pages and templates";
    }

    private static final String FRAMEWORKS =
            "react-dom|vue|@angular/core|svelte|@sveltejs/kit|next|nuxt|solid-js|preact|lit|ember-source|astro|gatsby|@remix-run/react|@builder\\.io/qwik|alpinejs|vaadin(?:-core|-spring-boot-starter)?|primefaces|wicket-core|streamlit|dash|phoenix_live_view|Microsoft\\.AspNetCore\\.Components\\.WebAssembly|leptos|yew";
    private static final Pattern PAGE = Pattern.compile("(?i)<(?:form|main|nav|button|input|body)\\b");
    private static final Pattern DELIVERED = Pattern.compile(
            "resource\\s+\"(?:aws_cloudfront_distribution|azurerm_cdn_\\w+|google_compute_backend_bucket|fastly_service_vcl|cloudflare_pages_project)\"|AWS::CloudFront::Distribution|enable_cdn\\s*=\\s*true|aws\\s+cloudfront\\s+create-invalidation|assetPrefix\\s*:|ASSET_HOST[\"']?\\s*[:=]\\s*[\"']?\\S|config\\.asset_host|publicPath\\s*:\\s*[\"']https://|cdnUrl\\s*[:=]|CompressedManifestStaticFilesStorage|ManifestStaticFilesStorage|STATIC_URL\\s*=\\s*[\"']https://");
    private static final Pattern LONG_CACHED = Pattern.compile(
            "(?i)^(?!.*cookie).*?(?:max-age\\s*[=:]\\s*[\"']?\\d{6,}(?!.*includeSubDomains)(?<!strict-transport.{0,80})|\\bmax-age.{0,40}\\bimmutable\\b|\\bexpires\\s+(?:1y|max|\\d{2,3}d|[1-9]\\d?M)|cache-?control.*max-?age:\\s*\\d+d|period:\\s*(?:365|180|90|30)d|maxAge:\\s*[\"'](?:1y|365d|30d)|CacheControl\\.maxAge\\((?:Duration\\.ofDays\\(\\s*[1-9]\\d|[1-9]\\d+,\\s*TimeUnit\\.DAYS))");

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        Dependencies dependencies = Dependencies.of(repository);
        List<Line> frameworks = new ArrayList<>(dependencies.any(FRAMEWORKS));
        frameworks.removeIf(line -> RepositoryFiles.isTest(line.path()));
        List<Line> pages = repository.findOutsideTests(
                PAGE,
                "**/src/main/resources/{templates,static,public,META-INF/resources}/**/*.html",
                "**/templates/**/*.{html,twig,jinja2,j2,gohtml,tmpl}",
                "app/views/**/*.{erb,haml,slim}",
                "**/*.razor",
                "**/*.cshtml",
                "**/{static,public,web,www}/**/*.html",
                "index.html",
                "**/src/index.html",
                "**/resources/views/**/*.blade.php",
                "**/views/**/*.{njk,ejs,hbs,twig,phtml,liquid,mustache,html}",
                "**/*.heex");
        pages = pages.stream()
                .filter(line -> !line.path().matches("(?i).*(?:e?mail|notification|messages?|docs?|swagger|redoc).*"))
                .toList();
        findings.yesAt("web.user_interface", repository, frameworks);
        findings.yesAt("web.user_interface", repository, pages);
        if (frameworks.isEmpty() && pages.isEmpty()) {
            findings.cannotJudge("web.static_assets_cdn");
            return;
        }
        String key = "web.static_assets_cdn";
        findings.yesAt(
                key, repository, repository.findOutsideTests(DELIVERED, "**/*.{tf,yaml,yml,json,js,ts,mjs,py,rb,sh}"));
        findings.yesAt(
                key,
                repository,
                Pipelines.of(repository)
                        .running(
                                Pattern.compile(
                                        "(?:^|[\\s;&|/])(?:vercel\\b|netlify\\s+deploy|wrangler\\s+(?:pages\\s+)?deploy|firebase\\s+deploy|aws\\s+cloudfront\\s+create-invalidation)")));
        findings.yesAt(
                key,
                repository,
                repository.findOutsideTests(
                        LONG_CACHED,
                        "**/*.{conf,template,java,kt,js,ts,mjs,py,rb,go,toml,json}",
                        "**/nginx*",
                        "**/application*.{yaml,yml,properties}",
                        "**/_headers"));
    }
}

package dev.slipway.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.shared.ui.Dependency;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets browsers keep the portal's own styles, scripts and icons for a year: their addresses carry a digest of what is in
 * them, so that another version has other addresses.
 */
@Component
final class Assets extends OncePerRequestFilter implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1;

    private static final String FOLDER = "assets/";
    private static final String KEPT = Objects.requireNonNull(
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable().getHeaderValue());

    /** Of others, with their version in the path. */
    private static final Pattern LIBRARY = Pattern.compile("/webjars/[\\w-]+/\\d[\\w.]*/[\\w./-]+");

    private static final Pattern IMPORTED = Pattern.compile("import\\s[^;]*?['\"]\\./([\\w.-]+)['\"]");

    /** Those with such an address; a script that another one imports keeps its name, or browsers would run it twice. */
    private static final Set<String> NAMES = new TreeSet<>();

    private static final String VERSION = digest();

    /** @param path below the assets, such as {@code icons.svg} */
    static String address(String path) {
        return FOLDER + path + "?v=" + VERSION;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addDependencyFilter((dependencies, service) ->
                dependencies.stream().map(Assets::versioned).toList());
        event.addIndexHtmlRequestListener(page -> page.getDocument()
                .select("link[href*=" + FOLDER + "]")
                .forEach(link -> link.attr("href", versioned(link.attr("href")))));
    }

    private static Dependency versioned(Dependency dependency) {
        String url = versioned(dependency.getUrl());
        return url.equals(dependency.getUrl())
                ? dependency
                : new Dependency(dependency.getType(), url, dependency.getLoadMode(), dependency.getId());
    }

    private static String versioned(String url) {
        int at = url.lastIndexOf(FOLDER);
        return at >= 0 && NAMES.contains(url.substring(at + FOLDER.length())) ? url + "?v=" + VERSION : url;
    }

    /** Behind the guards, so that only what is really answered is kept. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        boolean ours = path.startsWith("/" + FOLDER)
                && ("v=" + VERSION).equals(request.getQueryString())
                && NAMES.contains(path.substring(FOLDER.length() + 1));
        if (ours || LIBRARY.matcher(path).matches() && Assets.class.getResource("/META-INF/resources" + path) != null) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, KEPT);
        }
        chain.doFilter(request, response);
    }

    private static String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Resource[] found =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:/META-INF/resources/assets/*");
            Arrays.sort(found, Comparator.comparing(file -> String.valueOf(file.getFilename())));
            Set<String> imported = new TreeSet<>();
            for (Resource file : found) {
                byte[] content = file.getContentAsByteArray();
                digest.update(content);
                NAMES.add(String.valueOf(file.getFilename()));
                IMPORTED.matcher(new String(content, StandardCharsets.UTF_8))
                        .results()
                        .forEach(one -> imported.add(one.group(1)));
            }
            NAMES.removeAll(imported);
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

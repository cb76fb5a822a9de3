package dev.slipway.catalog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address as a person copies it from a Git host's page, taken apart: {@code https://host/team/app/blob/main/a.yaml}.
 *
 * @param remote what can be cloned
 * @param branch null for the remote's own choice
 * @param path in the repository; empty for all of it
 */
record RepositoryAddress(String remote, @Nullable String branch, String path) {

    /** GitHub and GitLab, then Gitea, then Bitbucket. */
    private static final List<Pattern> PAGES = List.of(
            Pattern.compile("(https?://[^/]+/.+?)/(?:-/)?(?:blob|tree|raw|edit)/([^/]+)(?:/(.*))?"),
            Pattern.compile("(https?://[^/]+/.+?)/src/branch/([^/]+)(?:/(.*))?"),
            Pattern.compile("(https?://[^/]+/.+?)/src/([^/]+)(?:/(.*))?"));

    static RepositoryAddress of(String url) {
        for (Pattern page : PAGES) {
            Matcher form = page.matcher(url);
            if (form.matches()) {
                String branch = form.group(2).equals("HEAD") ? null : form.group(2);
                return new RepositoryAddress(form.group(1), branch, form.group(3) == null ? "" : form.group(3));
            }
        }
        return new RepositoryAddress(url.replaceFirst("/+$", ""), null, "");
    }

    /** The same for every spelling of one remote. */
    static String plain(String remote) {
        return remote.replaceFirst("/+$", "").replaceFirst("\\.git$", "").replaceFirst("://[^/@]*@", "://");
    }

    boolean sameRemote(String other) {
        return plain(remote).equalsIgnoreCase(plain(other));
    }

    /** What people would call it. */
    String name() {
        String plain = plain(remote);
        return plain.substring(plain.lastIndexOf('/') + 1);
    }
}

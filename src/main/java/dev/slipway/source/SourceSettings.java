package dev.slipway.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param demo the folder of the demo organisation; shown only if no folder, remote or organisation is named; blank for none
 * @param folders folders to read
 * @param git remotes to read
 * @param organisations whose repositories are found by their host's API
 * @param pace from one visit of a source to the next
 * @param listingPace from one listing of an organisation's repositories to the next
 * @param lookAgain how long a repository that the listing calls unchanged is believed to be so
 * @param atOnce how many found repositories are visited side by side; at most 8, for each takes two database connections
 * @param reserve per cent of a host's request allowance that is left to others
 * @param gitToken what private remotes ask for; sent by https only, and only to {@code gitHosts} and the hosts of {@code git}
 * @param gitHosts further hosts that may see the token
 * @param hosts hosts, or {@code host:port}, that a remote may be registered on although they lie in the portal's own network
 * @param hookSecrets by host, for instance {@code github}: what its webhooks are signed with
 * @param below folders registered on a page must lie in one of these; if there are none, anywhere but in system folders
 */
@ConfigurationProperties("slipway.source")
record SourceSettings(
        @DefaultValue("") String demo,
        @DefaultValue List<String> folders,
        @DefaultValue List<Remote> git,
        @DefaultValue List<Organisation> organisations,
        @DefaultValue("60s") Duration pace,
        @DefaultValue("10m") Duration listingPace,
        @DefaultValue("24h") Duration lookAgain,
        @DefaultValue("4") int atOnce,
        @DefaultValue("10") int reserve,
        @DefaultValue("") String gitToken,
        @DefaultValue Set<String> gitHosts,
        @DefaultValue Set<String> hosts,
        @DefaultValue Map<String, String> hookSecrets,
        @DefaultValue List<Path> below) {

    SourceSettings {
        atOnce = Math.clamp(atOnce, 1, 8);
        reserve = Math.clamp(reserve, 0, 90);
    }

    record Remote(
            String url, @Nullable String branch, @Nullable String name) {}

    /**
     * @param host which API it speaks: github, gitlab, bitbucket or bitbucket-data-center
     * @param name of the organisation, user, group, workspace or project
     * @param url of the API; the host's own public one if left out
     * @param include names of repositories to read, with {@code *} for anything; all if left out
     * @param exclude names of repositories not to read
     * @param topics of which a repository must have one; any if left out
     * @param catalog files of which a repository must have one to be read; blank for any repository
     */
    record Organisation(
            String host,
            String name,
            @DefaultValue("") String url,
            @DefaultValue("") String token,
            @DefaultValue List<String> include,
            @DefaultValue List<String> exclude,
            @DefaultValue Set<String> topics,
            @DefaultValue("false") boolean archived,
            @DefaultValue("false") boolean forks,
            @DefaultValue("**/catalog-info.{yaml,yml}") String catalog) {

        /** The token stays out of logs. */
        @Override
        public String toString() {
            return host + ":" + name;
        }
    }
}

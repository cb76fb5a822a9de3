package dev.slipway.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param demo the folder of the demo organisation; shown only if no folder and no remote is named; blank for none
 * @param folders folders to read
 * @param git remotes to read
 * @param pace from one visit of a source to the next
 * @param gitToken what private remotes ask for; sent by https only, and only to {@code gitHosts} and the hosts of {@code git}
 * @param gitHosts further hosts that may see the token
 * @param below folders registered on a page must lie in one of these; if there are none, anywhere but in system folders
 */
@ConfigurationProperties("slipway.source")
record SourceSettings(
        @DefaultValue("") String demo,
        @DefaultValue List<String> folders,
        @DefaultValue List<Remote> git,
        @DefaultValue("60s") Duration pace,
        @DefaultValue("") String gitToken,
        @DefaultValue Set<String> gitHosts,
        @DefaultValue List<Path> below) {

    record Remote(
            String url, @Nullable String branch, @Nullable String name) {}
}

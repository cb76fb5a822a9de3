package dev.slipway.source;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Where a pull or merge request of a branch is opened, on hosts that say so in an address. */
final class ReviewAddress {

    private ReviewAddress() {}

    static Optional<String> of(String remote, String branch) {
        URI address = URI.create(remote);
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        String web = remote.replaceFirst("(?:\\.git)?/?$", "");
        String encoded = URLEncoder.encode(branch, StandardCharsets.UTF_8);
        if (host.contains("github")) {
            return Optional.of(web + "/pull/new/" + encoded.replace("%2F", "/"));
        }
        if (host.contains("gitlab")) {
            return Optional.of(web + "/-/merge_requests/new?merge_request%5Bsource_branch%5D=" + encoded);
        }
        if (host.contains("bitbucket")) {
            String[] parts = address.getPath().split("/");
            boolean server = parts.length > 3 && parts[1].equals("scm");
            return Optional.of(
                    server
                            ? "https://" + address.getAuthority() + "/projects/" + parts[2] + "/repos/"
                                    + parts[3].replaceFirst("\\.git$", "")
                                    + "/pull-requests?create&sourceBranch=refs%2Fheads%2F" + encoded
                            : web + "/pull-requests/new?source=" + encoded);
        }
        return Optional.empty();
    }
}

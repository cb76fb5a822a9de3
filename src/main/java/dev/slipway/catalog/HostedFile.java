package dev.slipway.catalog;

import java.net.URI;
import java.util.Locale;

/** Where Git hosts show a file, let it be edited, and show the folder it lies in, as Backstage's integrations have it. */
final class HostedFile {

    private HostedFile() {}

    static String view(String repository, String branch, String path) {
        String host = host(repository);
        String between = host.contains("gitlab") ? "/-/blob/" : host.contains("bitbucket") ? "/src/" : "/blob/";
        return repository + between + branch + "/" + path;
    }

    static String edit(String view) {
        return host(view).contains("bitbucket")
                ? view + "?mode=edit&at=" + view.replaceFirst(".*/src/([^/]+)/.*", "$1")
                : view.replaceFirst("/blob/", "/edit/");
    }

    /** With a slash at its end. */
    static String folder(String view) {
        return view.replaceFirst("/blob/", "/tree/").replaceFirst("[^/]*$", "");
    }

    private static String host(String address) {
        try {
            String host = URI.create(address).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}

package dev.slipway.knowledge;

import dev.slipway.source.SourceId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Relative links of a document as addresses of the portal: documents to their pages, other files to the source's. */
record DocumentLinks(SourceId source, String path) implements SafeHtml.Links {

    /** Where the bytes of pictures are served; see {@code rest.PictureController}. */
    static final String RAW = "pictures/";

    @Override
    public @Nullable String link(String destination) {
        if (Addresses.absolute(destination)) {
            return destination.startsWith("//") ? "https:" + destination : destination;
        }
        int cut = destination.indexOf('#');
        String anchor = cut < 0 ? "" : destination.substring(cut);
        String link = (cut < 0 ? destination : destination.substring(0, cut)).replaceFirst("\\?.*$", "");
        String target = Addresses.resolve(path, Addresses.decode(link));
        if (target == null) {
            return null;
        }
        return Markup.reads(target)
                ? "docs/" + source + "/" + Addresses.encode(target) + anchor
                : "sources/" + source + "/files/" + Addresses.encode(target);
    }

    @Override
    public @Nullable String picture(String destination) {
        if (Addresses.absolute(destination) || !picturePath(destination)) {
            return null;
        }
        String target = Addresses.resolve(path, Addresses.decode(destination.replaceFirst("[?#].*$", "")));
        return target == null ? null : RAW + source + "/" + Addresses.encode(target);
    }

    /** Those that {@code rest.PictureController} serves, SVG so that it can run nothing. */
    static boolean picturePath(String path) {
        return path.toLowerCase(Locale.ROOT).replaceFirst("[?#].*$", "").matches(".*\\.(png|jpe?g|gif|webp|svg)");
    }
}

package dev.slipway.knowledge.rest;

import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.source.SourceId;
import dev.slipway.source.Sources;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The pictures that documents show, straight from their source, to whoever is signed in. Nothing that can run: SVG is shown
 * as a picture, where browsers run no script, and opened by itself it is shut into a sandbox that loads nothing.
 */
@RestController
@Requires(Permission.CATALOG_READ)
class PictureController {

    private static final Map<String, MediaType> TYPES = Map.of(
            "png", MediaType.IMAGE_PNG,
            "jpg", MediaType.IMAGE_JPEG,
            "jpeg", MediaType.IMAGE_JPEG,
            "gif", MediaType.IMAGE_GIF,
            "webp", MediaType.parseMediaType("image/webp"),
            "svg", MediaType.parseMediaType("image/svg+xml"));

    private final Sources sources;

    PictureController(Sources sources) {
        this.sources = sources;
    }

    @GetMapping("/pictures/{source}/{*path}")
    ResponseEntity<byte[]> picture(@PathVariable String source, @PathVariable String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        MediaType type = TYPES.get(ending);
        if (type == null || !source.matches("[a-z0-9-]{1,63}")) {
            throw missing();
        }
        byte[] bytes = sources.files(new SourceId(source))
                .flatMap(files -> files.read(path.substring(1)))
                .orElseThrow(PictureController::missing);
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .body(bytes);
    }

    private static Refusal missing() {
        return new Refusal(Refusal.Kind.NOT_FOUND, "There is no such picture");
    }
}

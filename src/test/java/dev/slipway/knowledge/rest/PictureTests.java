package dev.slipway.knowledge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.PortalTest;
import dev.slipway.Refusal;
import dev.slipway.access.As;
import dev.slipway.access.Role;
import dev.slipway.source.SourceId;
import dev.slipway.source.TestSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Pictures of documents, which may be drawings that carry scripts. */
@PortalTest
class PictureTests {

    @TempDir
    Path temporary;

    @Autowired
    ApplicationContext portal;

    @Autowired
    PictureController pictures;

    @Test
    void shutsADrawingIntoASandboxThatRunsAndLoadsNothing() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("picture-test"));
        Files.writeString(folder.resolve("README.md"), "# Pictures\n\n![Evil](evil.svg)\n");
        Files.writeString(
                folder.resolve("evil.svg"),
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(2)</script></svg>");
        Files.writeString(folder.resolve("page.html"), "<script>alert(3)</script>");
        SourceId source = TestSources.read(portal, folder);

        ResponseEntity<byte[]> drawing = picture("/evil.svg");

        assertThat(drawing.getHeaders().getContentType()).isEqualTo(MediaType.parseMediaType("image/svg+xml"));
        assertThat(drawing.getHeaders().get("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(drawing.getHeaders().get("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'unsafe-inline'; sandbox");
        assertThatThrownBy(() -> picture("/page.html")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> picture("/../../etc/passwd.svg")).isInstanceOf(Refusal.class);
        TestSources.remove(portal, source);
    }

    private ResponseEntity<byte[]> picture(String path) {
        return As.person("yusuf", Role.VIEWER, () -> pictures.picture("picture-test", path));
    }
}

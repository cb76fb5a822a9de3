package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a reading machine makes of the files that a scan writes. */
class TakeAlongTests {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @TempDir
    Path folder;

    @BeforeEach
    void aServiceWithAnUglyTitle() throws IOException {
        write("shop/catalog-info.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: shop, title: "The <b>Shop</b> & Söhne ]]> \\u202E\\uFFFE 店 😀"}
                spec: {type: service, lifecycle: production, owner: team-a}
                """);
        write("shop/.github/workflows/ci.yml", "on: push\njobs:\n  build:\n    steps:\n      - run: mvn verify\n");
        write("shop/Dockerfile", "FROM eclipse-temurin:25-jre\nCMD java -jar shop.jar\n");
    }

    @Test
    void aPdfIsTaggedAndCarriesItsFonts() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(scan("pdf"))) {
            String text = new PDFTextStripper().getText(pdf);

            assertThat(text)
                    .contains("The <b>Shop</b> & Söhne")
                    .contains("Blockers")
                    .contains("Roadmap")
                    .contains("SEC-1");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
            assertThat(pdf.getDocumentInformation().getTitle()).startsWith("Readiness of The <b>Shop</b>");
            Set<String> loose = new HashSet<>();
            for (var page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    if (!font.isEmbedded()) {
                        loose.add(font.getName());
                    }
                }
            }
            assertThat(loose).isEmpty();
        }
    }

    @Test
    void aPageOfHtmlLetsNoTextBreakOut() throws IOException {
        String html = new String(scan("html"), StandardCharsets.UTF_8);

        assertThat(html)
                .contains("<h1>Readiness of The &lt;b&gt;Shop&lt;/b&gt; &amp; Söhne")
                .doesNotContain("<b>Shop")
                .doesNotContain("\u202E")
                .doesNotContain("<script");
    }

    @Test
    void anAttestationIsValidCycloneDxWithEveryReferenceResolved() throws IOException {
        String text = new String(scan("cyclonedx"), StandardCharsets.UTF_8);

        assertThat(schema().validate(text, InputFormat.JSON))
                .extracting(Error::toString)
                .isEmpty();
        JsonNode bom = JsonMapper.shared().readTree(text);
        Set<String> declared = new HashSet<>();
        bom.findValues("bom-ref")
                .forEach(ref -> assertThat(declared.add(ref.asString()))
                        .as("%s is declared once", ref)
                        .isTrue());
        JsonNode attestation = bom.at("/declarations/attestations/0");
        assertThat(attestation.path("map").size()).isEqualTo(51);
        for (String link : List.of("requirement", "assessor", "target", "parent")) {
            bom.findValues(link).forEach(ref -> assertThat(declared).contains(ref.asString()));
        }
        for (String links : List.of("claims", "counterClaims", "evidence", "counterEvidence", "mitigationStrategies")) {
            bom.findValues(links)
                    .forEach(refs -> refs.forEach(ref -> {
                        if (ref.isString()) {
                            assertThat(declared).contains(ref.asString());
                        }
                    }));
        }
        JsonNode tested = requirement(attestation, "TEST-1");
        assertThat(tested.at("/conformance/score").asInt(-1)).as("%s", tested).isBetween(0, 1);
        JsonNode restored = requirement(attestation, "DATA-2");
        assertThat(restored.has("claims"))
                .as("what nobody has shown is not claimed: %s", restored)
                .isFalse();
        assertThat(bom.at("/declarations/evidence/0/expires").asString()).isNotEmpty();
    }

    private static JsonNode requirement(JsonNode attestation, String id) {
        for (JsonNode each : attestation.path("map")) {
            if (each.path("requirement").asString().equals("requirement:" + id)) {
                return each;
            }
        }
        throw new AssertionError("no " + id);
    }

    private static Schema schema() {
        String home = "http://cyclonedx.org/schema/";
        Map<String, String> schemas = Map.of(
                home + "bom-1.6.schema.json", published("bom-1.6.schema.json"),
                home + "spdx.schema.json", published("spdx.schema.json"),
                home + "jsf-0.82.schema.json", published("jsf-0.82.schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7, builder -> builder.schemas(schemas))
                .getSchema(com.networknt.schema.SchemaLocation.of(home + "bom-1.6.schema.json"));
    }

    private static String published(String name) {
        try (InputStream in = Objects.requireNonNull(
                TakeAlongTests.class.getResourceAsStream("/" + name), () -> name + " is missing")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private byte[] scan(String format) throws IOException {
        Path file = folder.resolve("out." + format);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new ScanCommand(Clock.fixed(NOW, ZoneOffset.UTC))
                .run(
                        List.of(folder.resolve("shop").toString(), "--format", format, "--output", file.toString()),
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return Files.readAllBytes(file);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

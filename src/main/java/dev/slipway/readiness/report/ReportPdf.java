package dev.slipway.readiness.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The report as a PDF: tagged, so that it can be listened to as well. See docs/adr/0029. */
final class ReportPdf {

    static {
        XRLog.setLoggingEnabled(false);
    }

    private ReportPdf() {}

    static byte[] write(Report report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        font(builder, "LiberationSans-Regular", "Liberation Sans", 400);
        font(builder, "LiberationSans-Bold", "Liberation Sans", 700);
        font(builder, "LiberationMono-Regular", "Liberation Mono", 400);
        builder.useUriResolver((base, uri) -> null); // nothing is fetched, whatever a text contains
        builder.withProducer("Slipway");
        builder.withHtmlContent(ReportHtml.write(report), null);
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void font(PdfRendererBuilder builder, String file, String family, int weight) {
        builder.useFont(() -> open(file), family, weight, FontStyle.NORMAL, true);
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(
                ReportPdf.class.getResourceAsStream("/liberation/" + file + ".ttf"), () -> file + " is missing");
    }
}

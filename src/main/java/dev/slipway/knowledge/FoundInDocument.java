package dev.slipway.knowledge;

/** A finding with the document that it is about. */
public record FoundInDocument(Document document, Finding finding) {

    /** Where the line stands, relative to the portal. */
    public String url() {
        String file = "sources/" + document.source() + "/files/" + Addresses.encode(document.file());
        return finding.line() > 0 ? file + "?line=" + finding.line() : document.url();
    }
}

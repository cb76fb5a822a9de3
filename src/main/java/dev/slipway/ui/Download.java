package dev.slipway.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.net.URLConnection;
import java.util.Map;
import java.util.function.Supplier;

/** A file to take away; made when it is asked for. */
public final class Download extends Anchor {

    private static final Map<String, String> TYPES = Map.of(
            "csv", "text/csv;charset=utf-8",
            "md", "text/markdown;charset=utf-8",
            "json", "application/json",
            "sarif", "application/sarif+json",
            "mmd", "text/vnd.mermaid;charset=utf-8",
            "yaml", "application/yaml");

    public Download(String label, String fileName, Supplier<byte[]> content) {
        super(
                DownloadHandler.fromInputStream(event -> {
                    byte[] bytes = content.get();
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes), fileName, type(fileName), bytes.length);
                }),
                "");
        addClassName("btn");
        getElement().setAttribute("download", true);
        add(new Icon("down").small());
        add(label);
    }

    private static String type(String fileName) {
        String known = TYPES.get(fileName.substring(fileName.lastIndexOf('.') + 1));
        if (known != null) {
            return known;
        }
        String guessed = URLConnection.guessContentTypeFromName(fileName);
        return guessed == null ? "application/octet-stream" : guessed;
    }
}

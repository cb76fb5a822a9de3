package dev.slipway.catalog;

import dev.slipway.source.FileTree;
import dev.slipway.source.Source;

/** What a descriptor can refer to: the files of its source, and what the portal may fetch from elsewhere. */
record Surroundings(Source source, FileTree files, RemoteFiles remote) {}

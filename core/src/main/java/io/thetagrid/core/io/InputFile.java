package io.thetagrid.core.io;

/** A file that was read, as results name it. */
public record InputFile(String path, String sha256) {}

package io.thetagrid.device;

/** Something of a driver's that must be given back. */
public interface Resource extends AutoCloseable {
    @Override
    void close();
}
